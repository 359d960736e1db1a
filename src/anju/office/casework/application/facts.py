"""The facts for the law: what the registry holds of an applicant, and what they declare.

Nothing is judged here.  What is neither recorded nor told stays untold, and the law names it.
"""

from collections.abc import Iterable
from datetime import date

from anju.law.applicant_facts import (
    Agent,
    AgentRelation,
    Applicant,
    Ground,
    GroundFact,
    Insurance,
    Person,
    ResidenceRegistration,
)
from anju.law.application_file import ApplicationFile
from anju.law.materials import Evidence, Material
from anju.office.casework.application.declaration import Declaration
from anju.office.common.typed import check_digit_is_right, normal_identity_number
from anju.office.places.cities import issuing_city
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import GroundRecord
from anju.office.registry.people.models import ResidenceRegistration as RegistrationRow
from anju.office.registry.people.photographs import has_photo

FOREIGN_RESIDENT = "9"
"""An identity number that begins so is a foreign permanent resident's."""


def applicant_of(
    person_id: str,
    declaration: Declaration,
    place: str,
    on: date,
    wanting: frozenset[Ground] = frozenset(),
) -> Applicant:
    """What is known of an applicant on a legal day at a place, a division code.

    `wanting` are grounds whose papers an officer looked at and did not take.
    """
    records = absorbed_by(person_id)
    details = read_details([person_id]).get(person_id)
    rows = list(RegistrationRow.objects.filter(person_id__in=records).order_by("first_day", "id"))
    return Applicant(
        person=_person(details, declaration),
        residence_place=_residence_place(rows, place, on),
        registrations=tuple(
            ResidenceRegistration(row.division_code, row.first_day, row.last_day) for row in rows
        ),
        grounds=_grounds(records, declaration, on, wanting),
        insurance=Insurance(
            declaration.insured_months_running, declaration.insured_months_of_last_24
        ),
        merits=declaration.merits,
    )


def file_of(
    person_id: str,
    declaration: Declaration,
    materials: Iterable[str],
    relation: AgentRelation | None,
    on: date,
    examined: frozenset[Evidence] = frozenset(),
) -> ApplicationFile:
    """What was handed in, and what the office knows already: a photo, and recorded grounds."""
    return ApplicationFile(
        submitted=frozenset(map(Material, materials)),
        shared=declaration.shared | _known_here(person_id, on),
        grounds=frozenset(each.ground for each in declaration.grounds),
        agent=Agent(relation) if relation else None,
        examined=examined,
    )


def _person(details: PersonalDetails | None, declaration: Declaration) -> Person:
    if details is None:
        return Person(declaration.citizen, limited_mobility=declaration.limited_mobility)
    return Person(
        citizen=_citizen(details.identity_number, declaration),
        household_place=details.household_place or None,
        born_on=details.born_on,
        limited_mobility=declaration.limited_mobility,
    )


def _citizen(identity_number: str, declaration: Declaration) -> bool | None:
    """As declared; else an identity number that is one of a citizen says it."""
    if declaration.citizen is not None:
        return declaration.citizen
    number = normal_identity_number(identity_number)
    if number.startswith(FOREIGN_RESIDENT):
        return False
    return True if check_digit_is_right(number) else None


def _residence_place(rows: list[RegistrationRow], place: str, on: date) -> str:
    """Where the applicant lives: the registration of the day in this city, else the place asked."""
    city = issuing_city(place)
    here = [row.division_code for row in rows if _holds(row, on)]
    return next((code for code in reversed(here) if issuing_city(code) == city), place)


def _grounds(
    records: list[str], declaration: Declaration, on: date, wanting: frozenset[Ground]
) -> tuple[GroundFact, ...]:
    """One fact for each ground: as claimed, else as recorded, else not relied on.

    Where no ground was named and none is recorded, nothing is known of it.
    """
    claimed = {each.ground: each for each in declaration.grounds}
    recorded = _recorded(records, on)
    facts = []
    for ground in Ground:
        if ground in wanting:
            facts.append(GroundFact(ground, holds=False))
        elif ground in claimed:
            days = claimed[ground]
            facts.append(GroundFact(ground, True, days.first_day, days.last_day))
        elif ground in recorded:
            row = recorded[ground]
            facts.append(GroundFact(ground, True, row.first_day, row.last_day))
        elif claimed:
            facts.append(GroundFact(ground, holds=False))
    return tuple(facts)


def _recorded(records: list[str], on: date) -> dict[Ground, GroundRecord]:
    """Of each ground the record that matters on a day: one that holds then, else the latest."""
    found: dict[Ground, GroundRecord] = {}
    rows = GroundRecord.objects.filter(person_id__in=records).order_by("first_day", "id")
    for row in sorted(rows, key=lambda row: _holds(row, on)):
        found[Ground(row.ground)] = row
    return found


def _known_here(person_id: str, on: date) -> frozenset[Evidence]:
    """What need not be brought: a photo that is kept, a ground that is recorded with evidence."""
    known = {Evidence.LIKENESS} if has_photo(person_id) else set()
    for ground, row in _recorded(absorbed_by(person_id), on).items():
        if row.evidence and _holds(row, on):
            known.add(Evidence(ground.value))
    return frozenset(known)


def _holds(row: RegistrationRow | GroundRecord, on: date) -> bool:
    return row.first_day <= on and (row.last_day is None or row.last_day >= on)
