"""A mark in one sentence, its days in full with their weekdays."""

from dataclasses import fields
from datetime import date

from anju.law.endorsement import Effect
from anju.law.facts import Decision
from anju.law.life import State
from anju.law.wording import day_in_words
from anju.picture.captions import days_in_words, status
from anju.picture.marks import (
    Cancelled,
    Endorsed,
    Filing,
    Issued,
    Mark,
    NextLastDay,
    Purpose,
    StateSpan,
    Suspended,
    Today,
    Window,
    YearBand,
)
from anju.picture.scene import Scene
from anju.words import N_, say

ENDORSED = {
    Effect.TIMELY: N_("Endorsed in time on {day}."),
    Effect.HELD_OPEN: N_(
        "Endorsed on {day}, while the year was held open: nothing was interrupted."
    ),
    Effect.GRACE: N_("Endorsed late on {day}, within the grace: the years go on without a break."),
    Effect.HEALED: N_("Endorsed late on {day}, excused: the years go on without a break."),
    Effect.RESTARTED: N_("Endorsed late on {day}: use is restored, the years begin afresh."),
    Effect.GAP_EXCLUDED: N_(
        "Endorsed late on {day}: use is restored, the suspended days are left out of the years."
    ),
}

TURNED_BACK = N_("Endorsed late on {day}; by decree it counts as if made on {counted_on}.")

FILED = {
    None: N_("Filed on {day}; not decided yet."),
    Decision.REFUSED: N_("Filed on {day}; refused on {decided_on}."),
    Decision.WITHDRAWN: N_("Filed on {day}; withdrawn on {decided_on}."),
}

LAST_DAYS = {
    Purpose.IN_TIME: N_("Last day to endorse in time: {day}{left}."),
    Purpose.YEARS_KEPT: N_("Last day to endorse without a break in the years: {day}{left}."),
    Purpose.TURNED_BACK: N_(
        "Last day to endorse so that by decree it counts from an earlier day: {day}{left}."
    ),
    Purpose.PERMIT_KEPT: N_("Last day to endorse before the permit is cancelled: {day}{left}."),
}

LEFT = N_(" ({days} left)")
LEFT_TODAY = N_(" (today)")

ISSUED = N_("Issued on {day}.")
TODAY = N_("On {day}: {status}.")
YEAR_FULL = N_("Residence year {number}, full: {first_day} to {last_day}.")
YEAR_BROKEN = N_("Residence year {number}, not full: {first_day} to {last_day}.")
YEAR_RUNNING = N_(
    "Residence year {number}, running since {first_day}; full on {full_on} if unbroken."
)
YEAR_PAST = N_(
    "Residence year {number}, no longer counted without a break: {first_day} to {last_day}."
)
WINDOW = N_("Endorsement window: {first_day} to {last_day}.")
WINDOW_LONGER = N_("Endorsement window: {first_day} to {last_day}; in time up to {last_good_day}.")
SUSPENDED = N_("Use was suspended from {first_day} to {last_day} ({days}), which does not count.")
SUSPENDED_HEALED = N_(
    "Use was suspended from {first_day} to {last_day} ({days}), which counts all the same."
)
SUSPENDED_SINCE = N_("Use has been suspended since {first_day}.")
SUSPENDED_AHEAD = N_("If nothing is endorsed, use is suspended from {first_day}.")
CANCELLED = N_("Cancelled from {day}.")
CANCELLED_BY_MEASURE = N_("Cancelled by the measure itself from {day}.")
CANCELLED_AHEAD = N_("If nothing is endorsed, the measure itself cancels the permit from {day}.")


def headline(scene: Scene, language: str) -> str:
    """What matters most: a cancellation, the next last day, else how the permit stands."""
    running = [mark for mark in scene.suspensions if mark.last_day is None]
    gone = scene.cancelled if scene.status is State.CANCELLED else None
    candidates = (gone, scene.next_last_day, scene.pending, *running, Today(scene.today))
    return sentence(next(mark for mark in candidates if mark), scene, language)


def sentence(mark: Mark, scene: Scene, language: str) -> str:
    """A mark in one sentence, its days in full with their weekdays."""
    slots: dict[str, object] = {
        field.name: day_in_words(value, language) if isinstance(value, date) else value
        for field in fields(mark)
        for value in (getattr(mark, field.name),)
    }
    match mark:
        case Today():
            slots["status"] = status(scene, language)
        case Suspended(days=int(days)):
            slots["days"] = days_in_words(days, language)
        case NextLastDay():
            slots["left"] = _left((mark.day - scene.today).days, language)
        case Window():
            slots["last_day"] = day_in_words(mark.last_day_told, language)
    return say(_template(mark, scene), language).format_map(slots)


def _left(days: int, language: str) -> str:
    if days == 0:
        return say(LEFT_TODAY, language)
    return say(LEFT, language).format(days=days_in_words(days, language))


def _template(mark: Mark, scene: Scene) -> str:
    match mark:
        case Issued():
            return ISSUED
        case Endorsed(effect=effect, counted_on=counted_on):
            return TURNED_BACK if counted_on else ENDORSED[effect]
        case Filing(decision=decision):
            return FILED[decision]
        case NextLastDay(purpose=purpose):
            return LAST_DAYS[purpose]
        case YearBand():
            return _year(mark, scene)
        case Suspended():
            return _suspended(mark)
        case Window():
            return WINDOW_LONGER if mark.last_good_day > mark.last_day_told else WINDOW
        case Cancelled():
            recorded = CANCELLED_BY_MEASURE if mark.by_measure else CANCELLED
            return CANCELLED_AHEAD if mark.ahead else recorded
        case Today() | StateSpan():
            return TODAY


def _year(band: YearBand, scene: Scene) -> str:
    if band.complete:
        return YEAR_FULL if band.counts else YEAR_PAST
    is_running = band.last_day >= scene.today and scene.status is State.IN_FORCE
    return YEAR_RUNNING if is_running else YEAR_BROKEN


def _suspended(mark: Suspended) -> str:
    if mark.last_day is None:
        return SUSPENDED_AHEAD if mark.ahead else SUSPENDED_SINCE
    return SUSPENDED_HEALED if mark.healed else SUSPENDED
