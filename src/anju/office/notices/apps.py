"""The Django application of this part."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Reminders and notices, and whether they arrived."""

    name = "anju.office.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
