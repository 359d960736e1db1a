"""What lies ahead: the next last day, and how far a picture goes on to show what happens next."""

from datetime import date, timedelta

from anju.law.endorsement import Effect
from anju.law.life import Life, State
from anju.law.prospects import prospect_on
from anju.picture.marks import NextLastDay, Purpose

MARGIN = timedelta(days=45)
"""How far the picture goes on after the last thing that can happen next."""

FAR = timedelta(days=400)
"""A cancellation further away than this is not drawn before it comes near."""

UNBROKEN = {Effect.HELD_OPEN, Effect.GRACE, Effect.HEALED}
"""What a late endorsement can do without breaking the years."""


def next_last_day(life: Life) -> NextLastDay | None:
    """The next last day for the holder; None where nothing is lost by waiting.

    Nor is there one once the permit is cancelled, or while a filing waits for its decision.
    """
    on, window = life.known_on, life.window
    if life.pending or life.state_on(on) is State.CANCELLED:
        return None
    if on <= window.last_good_day:
        told = on <= window.last_day_told
        return NextLastDay(window.last_day_told if told else window.last_good_day, Purpose.IN_TIME)
    prospect = prospect_on(life, on)
    if prospect and prospect.last_day and prospect.effect in UNBROKEN:
        return NextLastDay(prospect.last_day, Purpose.YEARS_KEPT)
    if prospect and prospect.last_day and prospect.counted_on:
        return NextLastDay(prospect.last_day, Purpose.TURNED_BACK)
    return NextLastDay(life.lapse_end, Purpose.PERMIT_KEPT) if life.lapse_end else None


def horizon(life: Life) -> date:
    """The last day to draw: some weeks after the last thing that follows from doing nothing.

    While a filing waits, the year that runs is drawn to its end.
    """
    days = [life.known_on]
    if life.state_on(life.known_on) is State.CANCELLED:
        return life.known_on + MARGIN
    if life.suspended_from:
        days.append(life.suspended_from)
    if life.cancelled_from and life.cancelled_from - max(days) <= FAR:
        days.append(life.cancelled_from)
    if last := next_last_day(life):
        days.append(last.day)
    end = max(days) + MARGIN
    return max(end, life.window.last_good_day) if life.pending else end
