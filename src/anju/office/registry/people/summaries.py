"""People as lists show them: a name, a masked number, the address, the permits.

A constant number of queries, whatever the number of people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from anju.office.common.masks import mask_identity_number
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.permits.answers import PermitAnswer, answers
from anju.office.registry.permits.models import Permit


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """One person of a list; `details` is None for somebody who was erased."""

    id: str
    details: PersonalDetails | None
    address: str
    permits: tuple[PermitAnswer, ...]

    @property
    def name(self) -> str:
        """The name; empty for somebody who was erased."""
        return self.details.name if self.details else ""

    @property
    def masked_number(self) -> str:
        """The identity number as a screen may show it."""
        return mask_identity_number(self.details.identity_number) if self.details else ""


def summaries(person_ids: Sequence[str], today: date) -> list[PersonSummary]:
    """The people of some identifiers, in that order."""
    details = read_details(person_ids)
    addresses = current_addresses(person_ids)
    held = _permits_of(person_ids)
    found = answers([permit for permits in held.values() for permit in permits], today)
    return [
        PersonSummary(
            person,
            details.get(person),
            addresses.get(person, ""),
            tuple(found[each] for each in held.get(person, ()) if each in found),
        )
        for person in person_ids
    ]


def _permits_of(person_ids: Iterable[str]) -> dict[str, list[str]]:
    """The permits of each person, latest first."""
    held: dict[str, list[str]] = {}
    rows = Permit.objects.filter(person_id__in=list(person_ids)).order_by("-issued_on", "id")
    for person, permit in rows.values_list("person_id", "id"):
        held.setdefault(person, []).append(permit)
    return held


def current_addresses(person_ids: Iterable[str]) -> dict[str, str]:
    """Where people live by their latest registration; left out where there is none to read."""
    persons = list(person_ids)
    rows = ResidenceRegistration.objects.filter(person_id__in=persons).order_by("first_day")
    latest = dict(rows.values_list("person_id", "id"))
    texts = read_texts(latest.values(), DetailKind.ADDRESS, keys_of(persons))
    return {person: texts[record] for person, record in latest.items() if record in texts}
