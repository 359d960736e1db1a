"""The Django application of this part."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The facts and their ledger: people, registrations, permits."""

    name = "anju.office.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
