"""What lasts from a first day to a last one, both included, or on and on: as a condition."""

from datetime import date

from django.db.models import Q


def not_over(day: date) -> Q:
    """The rows that have not ended before a legal day: no `last_day`, or that day or a later."""
    return Q(last_day__isnull=True) | Q(last_day__gte=day)
