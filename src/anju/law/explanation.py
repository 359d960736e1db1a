"""One true sentence about a permit on a day: the rule, the place, the article, how surely known.

The law answers codes and values; here they become words, in the language given as
argument.  A sentence is a template whose slots are days only, so that a million rows
are explained by the same templates as one permit.

>>> from anju.law.facts import Permit
>>> from anju.law.life import live
>>> from anju.law.measures_files import load_measures
>>> life = live(Permit(date(2025, 3, 15)), load_measures().for_place("000000"), date(2026, 3, 1))
>>> print(explain(life, "en"))
In force on Sunday, 1 March 2026: endorse by Saturday, 14 March 2026; without it use is \
suspended from Monday, 16 March 2026 (Interim Regulations on Residence Permits, art. 10; the \
national rule).
"""

from datetime import date
from enum import StrEnum
from functools import cache

from anju.law.endorsement import Effect, Pending
from anju.law.life import Life, State
from anju.law.measures import Measure
from anju.law.prospects import prospect_on
from anju.law.standing import Standing, WindowState, standing_of
from anju.law.wording import basis, day_in_words
from anju.words import N_, say


class Case(StrEnum):
    """What there is to say about a permit on a day; one sentence each."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    OPEN_PAST_TOLD = "open_past_told"
    SUSPENDED_HEALS = "suspended_heals"
    SUSPENDED_TURNS_BACK = "suspended_turns_back"
    SUSPENDED_RESTARTS = "suspended_restarts"
    SUSPENDED_RESTARTS_LAPSES = "suspended_restarts_lapses"
    SUSPENDED_GAP = "suspended_gap"
    SUSPENDED_GAP_LAPSES = "suspended_gap_lapses"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    PENDING_IN_TIME = "pending_in_time"
    PENDING_LATE = "pending_late"


SENTENCES = {
    Case.NOT_OPEN: N_(
        "In force on {on}: the endorsement window opens on {window_first_day}; endorse by "
        "{window_last_day}, or use is suspended from {suspended_from}"
    ),
    Case.OPEN: N_(
        "In force on {on}: endorse by {window_last_day}; without it use is suspended from "
        "{suspended_from}"
    ),
    Case.OPEN_PAST_TOLD: N_(
        "In force on {on}: the last day told was {window_last_day}, yet an endorsement before "
        "{suspended_from} is still in time; on that day use is suspended"
    ),
    Case.SUSPENDED_HEALS: N_(
        "Suspended on {on}, since {suspended_from}: endorse by {heals_until} and use is restored "
        "the same day, with no break in the years"
    ),
    Case.SUSPENDED_TURNS_BACK: N_(
        "Suspended on {on}, since {suspended_from}: a decree lets an endorsement by {heals_until} "
        "count as if made on {counted_on}"
    ),
    Case.SUSPENDED_RESTARTS: N_(
        "Suspended on {on}, since {suspended_from}: use is restored on the day of a late "
        "endorsement, and the years begin afresh from that day"
    ),
    Case.SUSPENDED_RESTARTS_LAPSES: N_(
        "Suspended on {on}, since {suspended_from}: use is restored on the day of a late "
        "endorsement, and the years begin afresh from that day; after {lapse_end} the permit is "
        "cancelled"
    ),
    Case.SUSPENDED_GAP: N_(
        "Suspended on {on}, since {suspended_from}: use is restored on the day of a late "
        "endorsement, and only the suspended days are left out of the years"
    ),
    Case.SUSPENDED_GAP_LAPSES: N_(
        "Suspended on {on}, since {suspended_from}: use is restored on the day of a late "
        "endorsement, and only the suspended days are left out of the years; after {lapse_end} the "
        "permit is cancelled"
    ),
    Case.CANCELLED: N_("Cancelled on {on}, since {cancelled_from}: apply for a new permit"),
    Case.LAPSED: N_(
        "Cancelled on {on}, by the measure itself since {cancelled_from}, because use had been "
        "suspended since {suspended_from}: apply for a new permit"
    ),
    Case.PENDING_IN_TIME: N_(
        "In force on {on}: the endorsement was filed in time and is being decided; nothing is "
        "suspended before the decision"
    ),
    Case.PENDING_LATE: N_(
        "Suspended on {on}, since {suspended_from}: the late endorsement is being decided; once "
        "granted, it counts from the day it was filed"
    ),
}
"""The sentences, without the closing full stop and the basis; slots are legal days."""

LATE_CASES: dict[Effect | None, tuple[Case, Case]] = {
    Effect.RESTARTED: (Case.SUSPENDED_RESTARTS, Case.SUSPENDED_RESTARTS_LAPSES),
    Effect.GAP_EXCLUDED: (Case.SUSPENDED_GAP, Case.SUSPENDED_GAP_LAPSES),
}


@cache
def template(case: Case, measure: Measure, language: str) -> str:
    """The whole sentence of a case with its basis, in a language; its slots are still open."""
    sentence = say(SENTENCES[case], language)
    closed = say("{sentence} ({basis}).", language)
    return closed.replace("{sentence}", sentence).replace("{basis}", basis(measure, language))


def explain(life: Life, language: str) -> str:
    """The sentence about a permit on the day its life is known on."""
    return explain_standing(standing_of(life), life, language)


def explain_standing(standing: Standing, life: Life, language: str) -> str:
    """The same for a standing that was worked out before."""
    case = case_of(standing, life)
    written = {name: day_in_words(day, language) for name, day in slots(standing, life).items()}
    return template(case, standing.measure, language).format_map(written)


def case_of(standing: Standing, life: Life) -> Case:
    """Which sentence is true."""
    if standing.status is State.CANCELLED:
        recorded = standing.cancelled_from == life.recorded_cancellation_on
        return Case.CANCELLED if recorded else Case.LAPSED
    if standing.pending:
        in_time = life.pending is Pending.IN_TIME
        return Case.PENDING_IN_TIME if in_time else Case.PENDING_LATE
    if standing.status is State.SUSPENDED:
        return _suspended_case(standing, life)
    if standing.window is WindowState.NOT_OPEN:
        return Case.NOT_OPEN
    past_told = standing.window_last_day is not None and standing.on > standing.window_last_day
    return Case.OPEN_PAST_TOLD if past_told else Case.OPEN


def _suspended_case(standing: Standing, life: Life) -> Case:
    prospect = prospect_on(life, standing.on)
    if prospect and prospect.counted_on:
        return Case.SUSPENDED_TURNS_BACK
    effect = prospect.effect if prospect else Effect.RESTARTED
    plain, lapsing = LATE_CASES.get(effect, (Case.SUSPENDED_HEALS,) * 2)
    return lapsing if life.lapse_end else plain


def slots(standing: Standing, life: Life) -> dict[str, date]:
    """The days a sentence can name, those that apply; `heals_until` ends the present prospect."""
    days = {
        "on": standing.on,
        "window_first_day": standing.window_first_day,
        "window_last_day": standing.window_last_day,
        "suspended_from": standing.suspended_from,
        "cancelled_from": standing.cancelled_from,
        "lapse_end": life.lapse_end,
    }
    if standing.status is State.SUSPENDED and (prospect := prospect_on(life, standing.on)):
        days |= {"heals_until": prospect.last_day, "counted_on": prospect.counted_on}
    return {name: day for name, day in days.items() if day}
