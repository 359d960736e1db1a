"""The Django application of this part."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may do what: accounts, posts, roles, the one table of rights."""

    name = "anju.office.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
