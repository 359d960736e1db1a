"""A question of art. 10: whether a time without a break is reached on a day."""

from dataclasses import dataclass
from datetime import date

from tests.law.cases import Answer, Case, question

from anju.law.facts import Endorsement, Permit
from anju.law.unbroken import unbroken


@dataclass(frozen=True)
class Needed:
    """A permit, and the months that are needed by a day."""

    issued: date
    months: int
    by: date
    endorsed: tuple[date, ...] = ()


@question("unbroken")
def _unbroken(case: Case) -> Answer:
    facts = case.facts(Needed)
    permit = Permit(facts.issued, tuple(map(Endorsement, facts.endorsed)))
    found = unbroken(permit, case.rules, case.day, facts.months, facts.by)
    return {
        "reached": found.is_reached,
        "reached_on": found.reached_on or "none",
        "endorse_by": found.endorse_by or "none",
        "windows": [f"{each.first_day} to {each.last_day_told}" for each in found.windows],
        "breaks": found.breaks.first_day if found.breaks else "none",
    }
