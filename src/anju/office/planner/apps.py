"""The Django application of this part."""

from django.apps import AppConfig


class PlannerConfig(AppConfig):
    """Pages for everybody, without an account; nothing is stored."""

    name = "anju.office.planner"
    label = "planner"
    default_auto_field = "django.db.models.BigAutoField"
