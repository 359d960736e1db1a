"""The second opinion itself: one permit, one day asked about, one answer."""

from datetime import date
from typing import TypedDict

from tests.law.second_opinion.days import ONE_DAY, anniversary, every_day
from tests.law.second_opinion.known import known_filings, look_over
from tests.law.second_opinion.records import Filing, History, Versions
from tests.law.second_opinion.story import CANCELLED, IN_FORCE, Story, UntrueHistoryError


class Opinion(TypedDict):
    """What the law says of one permit on one day; days are legal days, None where there is none.

    `reason` is empty for a history that can be true; otherwise it names why it cannot,
    `refused_day` is the day of the issue, cancellation or endorsement that cannot be, and all
    else is empty.
    """

    reason: str
    refused_day: date | None
    status: str
    window: str
    window_first_day: date | None
    window_last_day: date | None
    suspended_from: date | None
    continuous_since: date | None
    counted_from: date | None
    residence_years: int
    accumulated_days: int
    cancelled_from: date | None
    next_step: str
    pending: bool
    code: str


def opinion(history: History, versions: Versions, on: date) -> Opinion:
    """What the law says on a day of a permit with this history (Regulations art. 10)."""
    try:
        cancelled_on = look_over(history, on)
        story = _live(history, versions, on, cancelled_on)
    except UntrueHistoryError as untrue:
        return _refusal(untrue)
    return _answer(story, on)


def _refusal(untrue: UntrueHistoryError) -> Opinion:
    return Opinion(
        reason=untrue.reason,
        refused_day=untrue.day,
        status="",
        window="",
        window_first_day=None,
        window_last_day=None,
        suspended_from=None,
        continuous_since=None,
        counted_from=None,
        residence_years=0,
        accumulated_days=0,
        cancelled_from=None,
        next_step="",
        pending=False,
        code="",
    )


# --- the life of the permit ---


def _live(history: History, versions: Versions, on: date, cancelled_on: date | None) -> Story:
    """Every day from issue to the day asked about, each with its filings."""
    story = Story(history.issued, versions, history.healed)
    diary = _diary(history, on)
    for day in every_day(history.issued, on):
        cancelled = cancelled_on is not None and day >= cancelled_on
        if day in diary and not cancelled:
            _take(story, diary[day])
        story.live(day, cancelled=cancelled)
    return story


def _diary(history: History, on: date) -> dict[date, list[Filing]]:
    diary: dict[date, list[Filing]] = {}
    for filing in known_filings(history, on):
        diary.setdefault(filing[0], []).append(filing)
    return diary


def _take(story: Story, filings: list[Filing]) -> None:
    """The filings of one day; however many were granted, it is one endorsement, and it is first."""
    day = filings[0][0]
    if any(decision == "granted" for _, decision, _ in filings):
        story.endorse(day)
    for _, decision, decided in filings:
        if decision is None:
            story.leave_undecided(day)
        elif decision != "granted":
            story.turn_down(day, decided or day)


# --- the answer ---


def _answer(story: Story, on: date) -> Opinion:
    status = story.states[on]
    cancelled_from = _first_cancelled_day(story)
    suspended_from = None if story.filed_in_time else story.good + ONE_DAY
    count_until = min(day for day in (on, suspended_from, cancelled_from) if day)
    if cancelled_from and suspended_from and suspended_from >= cancelled_from:
        suspended_from = None
    window = "" if cancelled_from else _window(story, on)
    pending = not cancelled_from and (story.filed_in_time or story.filed_late)
    return Opinion(
        reason="",
        refused_day=None,
        status=status,
        window=window,
        window_first_day=None if cancelled_from else story.year.window_first_day,
        window_last_day=None if cancelled_from else story.year.window_last_day,
        suspended_from=suspended_from,
        continuous_since=story.continuous_since,
        counted_from=story.counted_from,
        residence_years=_whole_years(story.counted_from, count_until),
        accumulated_days=sum(state == IN_FORCE for state in story.states.values()),
        cancelled_from=cancelled_from,
        next_step=_next_step(status, window, pending=pending),
        pending=pending,
        code=story.year.rules.code,
    )


def _first_cancelled_day(story: Story) -> date | None:
    cancelled = [day for day, state in story.states.items() if state == CANCELLED]
    return min(cancelled, default=None)


def _window(story: Story, on: date) -> str:
    if on < story.year.window_first_day:
        return "not_open"
    return "open" if on <= story.good else "missed"


def _whole_years(counted_from: date, until: date) -> int:
    """Whole years of residence, met one after the other while walking to the last day."""
    years = 0
    due = anniversary(counted_from, 1)
    for day in every_day(counted_from, until):
        if day == due:
            years += 1
            due = anniversary(counted_from, years + 1)
    return years


def _next_step(status: str, window: str, *, pending: bool) -> str:
    if status == CANCELLED:
        return "apply_anew"
    if pending:
        return "nothing"
    if status != IN_FORCE:
        return "endorse_late"
    return "endorse" if window == "open" else "nothing"
