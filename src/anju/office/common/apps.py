"""The Django application of this part."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """What every part of the office uses: the clock, keys, identifiers, base pages."""

    name = "anju.office.common"
    label = "common"
    default_auto_field = "django.db.models.BigAutoField"
