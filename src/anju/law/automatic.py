"""Automatic endorsement (自动签注): what others confirmed is weighed, and nobody is refused.

Only where the measure has it (Shanghai, since 2015-08-17), in the window, and under a rolling
cycle not before its last seven days, because an early endorsement shortens the year.  NotMet says
that it is not made by itself on this day; what speaks against the holder is asked of the holder:
no decision against somebody is made by a machine (Personal Information Protection Law art. 24).

>>> from anju.law.measures_files import load_measures
>>> shanghai = load_measures().for_place("310115").versions[-1]
>>> type(is_offered(shanghai, date(2026, 11, 23))).__name__
'Met'
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from anju.law.applicant_facts import Applicant, Ground, GroundFact, Insurance
from anju.law.citation import REGULATION, Citation
from anju.law.endorsement_conditions import may_go_on
from anju.law.life import State
from anju.law.measures import Cycle, Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of
from anju.law.standing import Standing, WindowState

ENDORSEMENT: Final = Citation(REGULATION, 10, 2)
LAST_DAYS: Final = timedelta(days=6)
"""From the first of the last seven days to the last one."""


class Confirmed(StrEnum):
    """What somebody else confirms of a holder: the home, the work, the school, the insurance."""

    ADDRESS = "address"
    EMPLOYMENT = "employment"
    INSURANCE = "insurance"
    SCHOOLING = "schooling"


GROUNDS: Final = {
    Confirmed.ADDRESS: Ground.ACCOMMODATION,
    Confirmed.EMPLOYMENT: Ground.EMPLOYMENT,
    Confirmed.SCHOOLING: Ground.SCHOOLING,
}
"""The ground of art. 2 that each shows; insurance shows none."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What was confirmed on a legal day: that it holds, or that it has ended.

    `months` are those of the last 12 for which insurance was paid, where it is about that.
    """

    what: Confirmed
    confirmed_on: date
    holds: bool
    months: int | None = None


def is_offered(measure: Measure, on: date) -> Outcome:
    """Whether a place endorses automatically on a legal day."""
    begins = measure.local.automatic_from
    citations = (ENDORSEMENT, *local_citations(measure))
    if begins is None:
        return NotMet((Reason("no_automatic_here", citations),))
    values = (("day", begins.isoformat()),)
    if on < begins:
        return NotMet((Reason("automatic_not_yet", citations, values),))
    return Met((Reason("automatic_here", citations, values),))


def may_endorse_automatically(
    at_hand: Iterable[AtHand], registered_months: int | None, standing: Standing
) -> Outcome:
    """Whether a permit is endorsed by itself on the day of its standing.

    What was confirmed before the window opened is too old.  CannotTell names what the holder is
    asked; `registered_months` are those of the last 12, None where they are not known.
    """
    timely = all_of((is_offered(standing.measure, standing.on), _in_its_days(standing)))
    if not isinstance(timely, Met):
        return timely
    fresh = _latest(at_hand, standing)
    over = [each for each in fresh.values() if not each.holds]
    if over:
        return CannotTell(
            (Reason("confirmed_to_have_ended", (ENDORSEMENT,)),), ("still_as_it_was",)
        )
    lives = True if Confirmed.ADDRESS in fresh else None
    applicant = _applicant(fresh, registered_months)
    found = may_go_on(applicant, lives, standing.measure, standing.on)
    if isinstance(found, NotMet):
        return CannotTell(found.reasons, ("still_as_it_was",))
    return all_of((timely, found))


def _in_its_days(standing: Standing) -> Outcome:
    """Whether the permit is in the days in which it is endorsed by itself."""
    citations = (ENDORSEMENT, *local_citations(standing.measure))
    first_day, last_day = standing.window_first_day, standing.window_last_day
    in_force = standing.status is State.IN_FORCE and not standing.pending
    if not in_force or first_day is None or last_day is None or standing.on > last_day:
        return NotMet((Reason("automatic_in_force_only", citations),))
    if standing.measure.cycle is Cycle.ROLLING:
        first_day = max(first_day, last_day - LAST_DAYS)
    values = (("day", first_day.isoformat()),)
    if standing.window is not WindowState.OPEN or standing.on < first_day:
        return NotMet((Reason("automatic_from_day", citations, values),))
    return Met((Reason("automatic_in_time", citations, values),))


def _latest(at_hand: Iterable[AtHand], standing: Standing) -> dict[Confirmed, AtHand]:
    """Of each matter what was confirmed last, since the window opened and up to the day."""
    opened = standing.window_first_day or standing.on
    fresh = [each for each in at_hand if opened <= each.confirmed_on <= standing.on]
    return {each.what: each for each in sorted(fresh, key=lambda each: each.confirmed_on)}


def _applicant(fresh: dict[Confirmed, AtHand], registered_months: int | None) -> Applicant:
    insured = fresh.get(Confirmed.INSURANCE)
    return Applicant(
        grounds=tuple(
            GroundFact(GROUNDS[what], holds=True) for what in sorted(fresh) if what in GROUNDS
        ),
        registered_months_of_last_12=registered_months,
        insurance=Insurance(months_of_last_12=insured.months if insured else None),
    )
