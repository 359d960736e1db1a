"""Who of the family is named to act for somebody, and for whom somebody is named.

What was taken back counts no more from that moment on, although its last day is that day: nobody
acts for a holder who has just said no.
"""

from datetime import date

from anju.office.registry.people.belonging import absorbed_by, stands_for
from anju.office.registry.people.models import CloseRelative


def relatives_of(person_id: str, on: date) -> tuple[CloseRelative, ...]:
    """Those who are named to act for a person, first named first."""
    records = absorbed_by(person_id)
    rows = CloseRelative.objects.filter(
        person_id__in=records, first_day__lte=on, last_day__isnull=True
    )
    return tuple(rows.order_by("first_day", "id"))


def relied_on_by(relative_id: str, on: date) -> tuple[str, ...]:
    """The people who named somebody to act for them, as the records that stand for them."""
    rows = CloseRelative.objects.filter(
        relative_id__in=absorbed_by(relative_id), first_day__lte=on, last_day__isnull=True
    )
    people = list(rows.order_by("first_day", "id").values_list("person_id", flat=True))
    standing = stands_for(people)
    return tuple(dict.fromkeys(standing[each] for each in people))
