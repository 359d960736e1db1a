"""The Django application of this part."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    """The clerk's and the officer's desk."""

    name = "anju.office.counter"
    label = "counter"
