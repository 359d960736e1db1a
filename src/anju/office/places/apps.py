"""The Django application of this part."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Where an office is: divisions, offices, the measures a place has adopted."""

    name = "anju.office.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
