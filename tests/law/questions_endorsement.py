"""Questions of art. 10: how a permit stands on a day, and which place's measure judges it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tests.law.cases import Answer, Case, question

from anju.law.endorsement import Gap
from anju.law.facts import (
    Cancellation,
    Decision,
    Endorsement,
    HealedGap,
    Permit,
    filing_day,
)
from anju.law.known import RefusedHistory
from anju.law.legal_days import Days, Term
from anju.law.life import live
from anju.law.measures import LastDayTold, Measure, PlaceMeasures, SuspendedFrom
from anju.law.measures_files import load_measures
from anju.law.standing import standing_of
from anju.law.working_days import CalendarUnknown
from anju.law.working_days_files import load_working_days

NATIONAL = load_measures().for_place("000000").on(date(2016, 1, 1))


def _reading_a() -> PlaceMeasures:
    """The anniversary is the last day, and it is told."""
    return PlaceMeasures([replace(NATIONAL, last_day_told=LastDayTold.ANNIVERSARY)])


def _reading_b() -> PlaceMeasures:
    """The anniversary is the first day of suspension."""
    return PlaceMeasures([replace(NATIONAL, suspended_from=SuspendedFrom.ANNIVERSARY)])


def _working_day() -> PlaceMeasures:
    """The national rule, where suspension waits for the next working day."""
    waiting = replace(NATIONAL, holiday_roll=True)
    return PlaceMeasures([waiting], working_days=load_working_days())


def _longer_window() -> PlaceMeasures:
    """The national rule, whose window becomes 60 days on 1 July 2024."""
    later = replace(NATIONAL, first_day=date(2024, 7, 1), window=Days(60))
    return PlaceMeasures([NATIONAL, later])


READINGS: dict[str, Callable[[], PlaceMeasures]] = {
    "A": _reading_a,
    "B": _reading_b,
    "suspension waits for a working day": _working_day,
    "60 days from 2024-07-01": _longer_window,
}
"""Readings of art. 10(2) that no place has, or not by itself."""


@dataclass(frozen=True)
class Filing:
    """A filing as a table writes it: without a decision, nobody has decided it."""

    filed_on: date
    decision: Decision | None = None
    decided_on: date | None = None


@dataclass(frozen=True)
class Recorded:
    """A permit as a table writes it: `endorsed` are filings granted on their own day."""

    issued: date
    endorsed: tuple[date, ...] = ()
    filings: tuple[Filing, ...] = ()
    cancelled: tuple[date, ...] = ()
    annulled: tuple[date, ...] = ()
    healed: tuple[HealedGap, ...] = ()

    @property
    def permit(self) -> Permit:
        """The same in the law's facts."""
        filings = [
            Endorsement(each.filed_on, each.decision, each.decided_on) for each in self.filings
        ]
        return Permit(
            self.issued,
            (*(Endorsement(day) for day in self.endorsed), *filings),
            (
                *(Cancellation(day) for day in self.cancelled),
                *(Cancellation(day, annulled=True) for day in self.annulled),
            ),
            self.healed,
        )


@question("standing")
def _standing(case: Case) -> Answer:
    rules = READINGS[case.reading]() if case.reading else case.rules
    try:
        life = live(case.facts(Recorded).permit, rules, case.day)
    except RefusedHistory as refused:
        return {
            "refused": refused.reason.value,
            "refused_day": refused.day,
            "boundary": refused.boundary,
            "already_endorsed": refused.already_endorsed,
        }
    except CalendarUnknown as unknown:
        return {"unknown": unknown.day}
    answer = standing_of(life)
    found = {
        **{name: getattr(answer, name) for name in answer.__slots__ if name != "measure"},
        "place": answer.place,
        "effect": life.judgements[-1].effect if life.judgements else None,
        "gaps": [_written(gap) for gap in life.gaps()],
    }
    return {name: "none" if value is None else value for name, value in found.items()}


def _written(gap: Gap) -> str:
    healed = ", healed" if gap.healed else ""
    return f"{gap.first_day} to {gap.last_day}{healed}"


@dataclass(frozen=True)
class Completion:
    """When a filing was completed, and by when the notice asked for it."""

    completed: date | None = None
    complete_by: date | None = None


@question("filing_day")
def _filing_day(case: Case) -> Answer:
    facts = case.facts(Completion)
    return {"day": filing_day(case.day, facts.completed, facts.complete_by)}


@dataclass(frozen=True)
class Nothing:
    """Nothing beside the day and the place."""


@question("measure")
def _measure(case: Case) -> Answer:
    case.facts(Nothing)
    return _values(case.measure)


def _values(measure: Measure) -> Answer:
    return {
        "code": measure.code,
        "name_en": measure.name_en,
        "window": _length(measure.window),
        "told": measure.last_day_told.value,
        "suspended_from": measure.suspended_from.value,
        "cycle": measure.cycle.value,
        "grace": _length(measure.grace),
        "late": measure.late.value,
        "lapse": _length(measure.lapse),
        "hardship": _length(measure.hardship),
        "confidence": measure.confidence.value,
    }


def _length(term: Term | None) -> str:
    if term is None:
        return "none"
    kind = "day" if isinstance(term, Days) else "month"
    return f"{term.count} {kind}{'s' if term.count > 1 else ''}"
