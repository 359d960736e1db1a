"""How somebody's registration stands in a city, and whether a step fits."""

from anju.office.access.rights import Right
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.steps import STEPS, Registered, Step
from anju.office.casework.role_needs import needs_right
from anju.office.places.cities import issuing_city
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.refused import Because, Refused


def registrations_in(person_id: str, division_code: str) -> list[ResidenceRegistration]:
    """A person's registrations in the city of a division, the latest first."""
    rows = ResidenceRegistration.objects.filter(person_id__in=absorbed_by(person_id))
    city = issuing_city(division_code)
    here = [each for each in rows if issuing_city(each.division_code) == city]
    return sorted(here, key=lambda each: (each.first_day, each.id), reverse=True)


def running_in(person_id: str, division_code: str) -> ResidenceRegistration | None:
    """The registration of a person that is running in the city of a division; None without one."""
    here = registrations_in(person_id, division_code)
    return next((each for each in here if each.last_day is None), None)


def registered(person_id: str, division_code: str) -> Registered:
    """How a person's registration stands in the city of a division, as recorded now."""
    here = registrations_in(person_id, division_code)
    if any(each.last_day is None for each in here):
        return Registered.RUNNING
    return Registered.ENDED if here else Registered.NONE


def must_fit(step: Step, person_id: str, division_code: str, act: Act) -> None:
    """Refuse a step that the state of the registration does not have, or the role does not take.

    Raises Refused for a district outside the actor's jurisdiction.
    """
    needs_right(Right.REGISTER_RESIDENCE, act)
    if not act.reach.covers(division_code):
        raise Refused(Because.NOT_FOUND)
    if step not in STEPS[registered(person_id, division_code)]:
        raise CaseRefused(Why.NOT_NOW)
