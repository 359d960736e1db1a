"""The Django application of this part."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Pages that look things up: people, permits, lists, the ledger."""

    name = "anju.office.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
