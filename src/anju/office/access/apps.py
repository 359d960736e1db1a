"""The Django application of this part."""

from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may do what: accounts, posts, roles, the one table of rights."""

    name = "anju.office.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listens to second factors being set, whether or not a page has been asked for yet."""
        import_module("anju.office.access.second_factor")
