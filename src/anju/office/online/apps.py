"""The Django application of this part."""

from django.apps import AppConfig


class OnlineConfig(AppConfig):
    """The holder's desk."""

    name = "anju.office.online"
    label = "online"
