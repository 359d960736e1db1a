"""The evidence at hand of a permit's holder, weighed by the law on a legal day."""

from datetime import date

from anju.law.automatic import may_endorse_automatically
from anju.law.outcome import Met, Outcome
from anju.law.standing import Standing
from anju.office.casework.automatic.evidence import at_hand_of
from anju.office.casework.registration.standing import running_in
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.fold import PermitRecord

MOST_MONTHS = 12


def weighed(record: PermitRecord, person_id: str, on: date) -> Outcome | None:
    """What the law answers of an automatic endorsement; None for a permit before 2016."""
    standing = answer(record, on).standing
    if standing is None:
        return None
    since = standing.window_first_day or on
    months = _registered_months(person_id, standing)
    return may_endorse_automatically(at_hand_of(person_id, since), months, standing)


def is_met(outcome: Outcome | None) -> bool:
    """Whether nothing is left to ask."""
    return isinstance(outcome, Met)


def _registered_months(person_id: str, standing: Standing) -> int | None:
    """Twelve for a registration that has run all the year; else nobody has counted them."""
    running = running_in(person_id, standing.measure.code)
    if running is None or (standing.on - running.first_day).days < 366:
        return None
    return MOST_MONTHS
