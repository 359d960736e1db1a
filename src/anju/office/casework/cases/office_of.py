"""Which office deals with what somebody files online: where they are registered, else of the place.

Nobody at a counter says it.  The office where the residence is registered has to do with the
holder anyway; one that was closed left its work to the one it went into.
"""

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.standing import running_in
from anju.office.places.models import Office, OfficeKind

SERVES = (OfficeKind.AGENCY, OfficeKind.POLICE_STATION, OfficeKind.ISSUING_AUTHORITY)
"""The kinds of offices in the order in which one without a registration is led to them."""


def office_of(person_id: str, division_code: str) -> str:
    """The office that deals with a person's request; `division_code` is a place of their city.

    Raises CaseRefused where no office is open.
    """
    running = running_in(person_id, division_code)
    if running is not None and (found := _still_open(running.office_id)):
        return found
    place = running.division_code if running else division_code
    inside = Jurisdiction(place).condition()
    within = Office.objects.filter(inside, last_day__isnull=True)
    for kind in SERVES:
        if office := within.filter(kind=kind).order_by("first_day", "id").first():
            return office.id
    raise CaseRefused(Why.NO_OFFICE)


def _still_open(office_id: str) -> str:
    """The office, or the one that its work went to; empty where there is none."""
    seen: set[str] = set()
    while office_id and office_id not in seen:
        seen.add(office_id)
        row = Office.objects.filter(id=office_id).first()
        if row is None:
            return ""
        if row.last_day is None:
            return row.id
        office_id = str(row.merged_into_id or row.parent_id or "")
    return ""
