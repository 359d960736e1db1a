"""One open permit for each person and issuing city, on every day.

A permit stands until it is cancelled or has lapsed, one from before 2016 (Regulation art. 23)
until the last day of its own term.  The database itself refuses two that stand on one day: two
without a last day by an index, a term by a trigger (`registry.people.overlaps`).
"""

from collections.abc import Collection
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from anju.office.registry.permits.fold import TERM_ENDED
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused

_STANDING: Final = Q(closed_on__isnull=True) | Q(closed_reason=TERM_ENDED)


def standing_on(day: date) -> Q:
    """The condition of permits that stand on a day: open, or in a term of their own that lasts.

    The last day of such a term is the one before it closes.
    """
    return Q(closed_on__isnull=True) | Q(closed_reason=TERM_ENDED, closed_on__gt=day)


def standing_beside(
    *, person_id: str, city_code: str, first_day: date, good_until: date | None
) -> QuerySet[Permit]:
    """The permits of a person and city that stand on a day from `first_day` on.

    Up to `good_until`, where the permit that they are asked for has a term of its own.
    """
    lasting = Q(closed_on__isnull=True) | Q(closed_on__gt=first_day)
    found = Permit.objects.filter(_STANDING & lasting, person_id=person_id, city_code=city_code)
    return found.filter(issued_on__lte=good_until) if good_until else found


def refused_beside(persons: Collection[str]) -> Refused:
    """Why some people's permits cannot be those of one person: what stands in the way."""
    theirs = Q(person_id__in=persons) | Q(issued_to__in=persons)
    rows = Permit.objects.filter(_STANDING, theirs).values_list("city_code", "good_until")
    endless = [city for city, good_until in rows if good_until is None]
    terms = [good_until for _, good_until in rows if good_until]
    if terms and len(endless) == len(set(endless)):
        return Refused(Because.TERM_LASTS, max(terms))
    return Refused(Because.ALREADY_OPEN)
