"""A list of the made-up city's employer: filed for its people, some of whom it names wrongly."""

from datetime import date, timedelta
from typing import Final

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.bulk.kept import keep_list
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.lists import file_people
from anju.office.casework.procedures import Procedure
from anju.office.casework.sample_staff import SampleStaff
from anju.office.registry.details.keeping import read_details
from anju.office.registry.permits.models import Permit

PEOPLE: Final = 6
"""How many are on the list."""


def file_sample_list(body: SampleStaff, office_id: str, place: str, today: date) -> int:
    """File the endorsement for some whose window is open in a district; how many cases there are.

    The last of them is named wrongly, so that a row is refused.
    """
    people, act = _people(place, today), body.on(today - timedelta(days=1))
    if not people:
        return 0
    done = file_people(people=people, procedure=Procedure.ENDORSEMENT, office_id=office_id, act=act)
    keep_list(
        people,
        done,
        procedure=Procedure.ENDORSEMENT,
        office_id=office_id,
        act=act,
        filed=True,
    )
    return done.filed


def _people(place: str, today: date) -> list[ListedPerson]:
    inside = Jurisdiction(place).condition()
    rows = Permit.objects.filter(
        inside,
        closed_on__isnull=True,
        pending="",
        window_first_day__lt=today,
        last_good_day__gte=today,
    )
    persons = list(rows.order_by("-last_good_day", "id").values_list("person_id", flat=True))
    details = read_details(persons[:PEOPLE])
    known = [details[person] for person in persons[:PEOPLE]]
    return [
        ListedPerson(
            number,
            each.name if number < PEOPLE else f"{each.name}某",
            each.identity_number,
            "",
        )
        for number, each in enumerate(known, start=1)
    ]
