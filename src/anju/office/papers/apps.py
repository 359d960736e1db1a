"""The Django application of this part."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Papers as PDF, the codes they are checked by, and what people hand in."""

    name = "anju.office.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
