"""Places side by side: what each measure says of the endorsement, and what a move would do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from anju.law.legal_days import Term
from anju.law.measure_in_words import CYCLES, LAST_DAYS, LATE
from anju.law.measures import Measure, Measures
from anju.law.moving import WHO, converts, keeps_permit
from anju.law.outcome import CannotTell, NotMet, Outcome
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.wording import basis, term_in_words
from anju.office.planner.question import place_in_words
from anju.office.screens.endorsing import Said
from anju.words import N_, say

COLUMNS = (
    ("window", N_("Window")),
    ("last_day", N_("Last day")),
    ("cycle", N_("Next year")),
    ("grace", N_("Years kept if late by")),
    ("late", N_("Later still")),
    ("lapse", N_("Cancelled after")),
    ("online", N_("On line")),
    ("basis", N_("Rests on")),
)
"""What is compared, in the order of the columns."""

NONE = N_("none")
NEVER = N_("never by itself")
CAN, CANNOT, UNKNOWN = N_("possible"), N_("not possible"), N_("not known")


@dataclass(frozen=True, slots=True)
class Compared:
    """One place: its name, whose rule it has where it has none of its own, its columns."""

    name: str
    rule: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move from one place to another does to a permit."""

    heading: str
    told: tuple[Said, ...]


HEADING = N_("From {here} to {there}")
WHICH_CITY = N_("A province is several cities: write which city you mean.")


def compared(
    codes: Iterable[str], measures: Measures, today: date, language: str
) -> tuple[Compared, ...]:
    """Each place with its measure of a legal day, in the order given."""
    return tuple(_compared(code, measures.for_place(code).on(today), language) for code in codes)


def moves(codes: Iterable[str], measures: Measures, today: date, language: str) -> list[Moved]:
    """What a move from the first place to each of the others does."""
    here, *others = codes
    return [_move(here, there, measures, today, language) for there in others if there != here]


def _compared(code: str, measure: Measure, language: str) -> Compared:
    values = dict(_values(measure, language))
    return Compared(
        name=place_in_words(code, language),
        rule="" if measure.code == code else measure.name(language),
        cells=tuple((say(label, language), values[name]) for name, label in COLUMNS),
    )


def _values(measure: Measure, language: str) -> Iterator[tuple[str, str]]:
    told = (measure.last_day_told, measure.suspended_from)
    yield "window", term_in_words(measure.window, language)
    yield "last_day", say(LAST_DAYS[told], language)
    yield "cycle", say(CYCLES[measure.cycle], language)
    yield "grace", _term(measure.grace, NONE, language)
    yield "late", say(LATE[measure.late], language)
    yield "lapse", _term(measure.lapse, NEVER, language)
    yield "online", say({True: CAN, False: CANNOT, None: UNKNOWN}[measure.local.online], language)
    yield "basis", basis(measure, language)


def _term(term: Term | None, absent: str, language: str) -> str:
    return term_in_words(term, language) if term else say(absent, language)


def _move(here: str, there: str, measures: Measures, today: date, language: str) -> Moved:
    kept = keeps_permit(here, there, measures, today)
    told = _said(kept, language)
    if isinstance(kept, NotMet):
        told += _said(converts(here, there, measures, today), language)
    if isinstance(kept, CannotTell):
        told.append(Said(say(WHICH_CITY, language), WHO.in_words(language)))
    heading = say(HEADING, language).format(
        here=place_in_words(here, language), there=place_in_words(there, language)
    )
    return Moved(heading, tuple(told))


def _said(outcome: Outcome, language: str) -> list[Said]:
    return [
        Said(reason_in_words(reason, language), basis_in_words(reason, language))
        for reason in outcome.reasons
    ]
