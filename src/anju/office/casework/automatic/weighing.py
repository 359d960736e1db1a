"""The evidence at hand of permits' holders, weighed by the law on a legal day.

What is known of holders is read for many of them together: as many queries for 500 as for one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from anju.law.applicant_facts import ResidenceRegistration
from anju.law.automatic import AtHand, may_endorse_automatically
from anju.law.local_rules import CityLevel
from anju.law.moving import city_of
from anju.law.outcome import Met, Outcome
from anju.law.registered_months import registered_months
from anju.law.standing import Standing
from anju.office.casework.automatic.evidence import at_hand_of
from anju.office.registry.people.belonging import absorbed_into
from anju.office.registry.people.models import ResidenceRegistration as RegistrationRow
from anju.office.registry.permits.answers import PermitAnswer, answer
from anju.office.registry.permits.fold import PermitRecord


@dataclass(slots=True)
class Known:
    """What is recorded of a holder: what others supplied, and where residence was registered."""

    at_hand: list[AtHand]
    registrations: list[ResidenceRegistration]


def known_of(person_ids: Iterable[str]) -> dict[str, Known]:
    """What is recorded of each of some people, under any of their records."""
    people = set(person_ids)
    leads_to = {**{each: each for each in people}, **absorbed_into(people)}
    found = {person: Known([], []) for person in people}
    for record, supplied in at_hand_of(sorted(leads_to)).items():
        found[leads_to[record]].at_hand.extend(supplied)
    for row in RegistrationRow.objects.filter(person_id__in=leads_to):
        told = ResidenceRegistration(row.division_code, row.first_day, row.last_day)
        found[leads_to[row.person_id]].registrations.append(told)
    return found


def weigh(found: PermitAnswer, known: Known) -> Outcome | None:
    """What the law answers of an automatic endorsement; None for a permit before 2016."""
    standing = found.standing
    if standing is None:
        return None
    months = _months(known.registrations, found.record.division_code, standing)
    return may_endorse_automatically(known.at_hand, months, standing)


def weighed(record: PermitRecord, person_id: str, on: date) -> Outcome | None:
    """The same for one permit, by what is recorded now."""
    return weigh(answer(record, on), known_of([person_id])[person_id])


def is_met(outcome: Outcome | None) -> bool:
    """Whether nothing is left to ask."""
    return isinstance(outcome, Met)


def _months(
    registrations: Sequence[ResidenceRegistration], division_code: str, standing: Standing
) -> int | None:
    """The months registered in the city of the permit; None where nobody recorded any."""
    level = standing.measure.local.city_level or CityLevel.PREFECTURE
    city = city_of(division_code, level)
    return registered_months(registrations, city, level, standing.on) if city else None
