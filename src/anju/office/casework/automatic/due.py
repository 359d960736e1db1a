"""Whose permits can be looked at for automatic endorsement on a day: in pieces, by indexes."""

from collections.abc import Iterator
from datetime import date

from anju.office.casework.models import AutomaticConsent
from anju.office.registry.people.belonging import stands_for
from anju.office.registry.permits.models import Permit

AT_A_TIME = 500


def permits_to_weigh(today: date) -> Iterator[list[Permit]]:
    """The open permits with an open window of those who agree, some at a time.

    By the identifier of the person.  A permit for which something waits is a clerk's.
    """
    after = ""
    while True:
        agreeing = AutomaticConsent.objects.filter(ended_on__isnull=True, person_id__gt=after)
        people = list(
            agreeing.order_by("person_id").values_list("person_id", flat=True)[:AT_A_TIME]
        )
        if not people:
            return
        found = Permit.objects.filter(
            person_id__in=set(stands_for(people).values()),
            closed_on__isnull=True,
            pending="",
            window_first_day__lte=today,
            last_day_told__gte=today,
        )
        yield list(found.order_by("person_id", "id"))
        after = people[-1]
