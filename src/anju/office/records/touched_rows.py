"""Permits that a text of a measure touches, as a page lists them: as it was, as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.law.known import RefusedHistory
from anju.law.refusals import refusal_in_words
from anju.law.wording import day_in_words
from anju.office.places.divisions import names_on
from anju.office.registry.permits.judging_anew import Touched
from anju.office.registry.permits.models import Permit, Trial
from anju.office.registry.permits.trying import Found
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say

MOST_LISTED: Final = 100
"""How many permits a page lists; the count is of all."""

LABELS: Final[Mapping[str, str]] = {
    "cycle_first_day": N_("The year began"),
    "cycle_year": N_("Year of the cycle"),
    "window_first_day": N_("Window opens"),
    "last_day_told": N_("Last day told"),
    "last_good_day": N_("Last day of use without an endorsement"),
    "lapse_on": N_("Last day before it lapses"),
    "continuous_since": N_("Counted continuously since"),
    "counted_from": N_("Years counted from"),
    "lost_days": N_("Days lost"),
    "pending": N_("Waits for a decision"),
    "endorsed_on": N_("Last endorsed"),
}
"""The facts of a permit in words; those of the grammar of `LawFacts`."""

NEVER = N_("never")


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact that differs: what it is, as it was, as it is now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TouchedShown:
    """A permit in the list; `impossible` says why its history could not be true."""

    permit_id: str
    issued_on: date
    place: str
    facts: tuple[FactShown, ...]
    impossible: str


@dataclass(frozen=True, slots=True)
class TouchedList:
    """How many permits are touched, how many of them could not be, and the first of them.

    Those that could not be come first.  `persons` are whose permits are shown.  While it is not
    `finished`, `read` of some `all` permits of the registry were read.
    """

    count: int
    impossible: int
    shown: tuple[TouchedShown, ...]
    persons: tuple[str, ...]
    finished: bool
    read: int
    all: int


def touched_list(trial: Trial, found: Found, today: date, language: str) -> TouchedList:
    """What a trial found, for a page."""
    listed = found.first
    names = names_on([(each.record.division_code, today) for each in listed], language)
    shown = (_shown(each, names[each.record.division_code, today], language) for each in listed)
    persons = tuple(each.record.person_id for each in listed)
    every = 0 if trial.finished else Permit.objects.count()
    told = found.count, found.impossible, tuple(shown), persons
    return TouchedList(*told, trial.finished, trial.read, every)


def _shown(touched: Touched, place: str, language: str) -> TouchedShown:
    facts = tuple(
        FactShown(
            say(LABELS[name], language),
            _in_words(getattr(touched.before, name), language),
            _in_words(getattr(touched.after, name), language),
        )
        for name in touched.changed
    )
    impossible = ""
    if isinstance(touched.after, RefusedHistory):
        impossible = as_sentence(refusal_in_words(touched.after, language), language)
    return TouchedShown(touched.record.id, touched.record.issued_on, place, facts, impossible)


def _in_words(value: object, language: str) -> str:
    if isinstance(value, date):
        return day_in_words(value, language)
    return str(value) if value not in (None, "") else say(NEVER, language)
