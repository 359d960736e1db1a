"""How a permit stands on a day: status, window, years, and what to do next.

This is the question most people ask.  Source: Regulation art. 10 and the place's
measure; nothing is answered for a day before the permit was issued.

>>> from anju.law.facts import Permit
>>> from anju.law.measures_files import load_measures
>>> rules = load_measures().for_place("000000")
>>> answer = standing(Permit(date(2025, 11, 23)), rules, date(2026, 11, 23))
>>> answer.status.value, answer.window.value, str(answer.suspended_from), answer.next_step.value
('in_force', 'open', '2026-11-24', 'endorse')
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anju.law.facts import Permit
from anju.law.life import Life, State, live
from anju.law.measures import Measure, PlaceMeasures


class WindowState(StrEnum):
    """Where the window of the running year stands: not yet open, open, or missed."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    MISSED = "missed"


class NextStep(StrEnum):
    """What the holder does next."""

    APPLY_ANEW = "apply_anew"
    ENDORSE_LATE = "endorse_late"
    ENDORSE = "endorse"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer for one permit on one legal day; days that do not apply are None.

    `window_last_day` is the day told to the holder; `suspended_from` may lie later than
    the day after it.  `residence_years` are whole years, `accumulated_days` days.
    """

    on: date
    measure: Measure
    status: State
    window: WindowState | None
    window_first_day: date | None
    window_last_day: date | None
    suspended_from: date | None
    continuous_since: date
    counted_from: date
    residence_years: int
    accumulated_days: int
    cancelled_from: date | None
    next_step: NextStep
    pending: bool

    @property
    def place(self) -> str:
        """The division code of the measure that was used."""
        return self.measure.code


def standing(permit: Permit, rules: PlaceMeasures, on: date) -> Standing:
    """The standing of a permit on a legal day from what is known on that day.

    Raises RefusedHistory where the facts cannot all be true.
    """
    return standing_of(live(permit, rules, on))


def standing_of(life: Life) -> Standing:
    """The standing on the day a life is known on."""
    on = life.known_on
    cancelled_from = _reached(life.cancelled_from, on)
    status = _status(life, cancelled_from)
    window = None if cancelled_from else window_state(life, on)
    pending = bool(life.pending) and not cancelled_from
    return Standing(
        on=on,
        measure=life.window.measure,
        status=status,
        window=window,
        window_first_day=life.window.first_day if window else None,
        window_last_day=life.window.last_day_told if window else None,
        suspended_from=_shown_suspension(life, cancelled_from),
        continuous_since=life.years.continuous_since,
        counted_from=life.years.counted_from,
        residence_years=_residence_years(life, cancelled_from),
        accumulated_days=life.accumulated_days_on(on),
        cancelled_from=cancelled_from,
        next_step=_next_step(status, window, pending=pending),
        pending=pending,
    )


def _reached(day: date | None, on: date) -> date | None:
    return day if day and day <= on else None


def _status(life: Life, cancelled_from: date | None) -> State:
    if cancelled_from:
        return State.CANCELLED
    if life.suspended_from and life.known_on >= life.suspended_from:
        return State.SUSPENDED
    return State.IN_FORCE


def window_state(life: Life, on: date) -> WindowState:
    """Where the running year's window stands on a legal day; open until the last good day."""
    if on < life.window.first_day:
        return WindowState.NOT_OPEN
    return WindowState.OPEN if on <= life.window.last_good_day else WindowState.MISSED


def _shown_suspension(life: Life, cancelled_from: date | None) -> date | None:
    """For a cancelled permit the suspension is shown only where it came first."""
    suspended_from = life.suspended_from
    if suspended_from and cancelled_from and suspended_from >= cancelled_from:
        return None
    return suspended_from


def _residence_years(life: Life, cancelled_from: date | None) -> int:
    ends = (life.known_on, life.suspended_from, cancelled_from)
    return life.years.whole_years_on(min(end for end in ends if end))


def _next_step(status: State, window: WindowState | None, *, pending: bool) -> NextStep:
    if status is State.CANCELLED:
        return NextStep.APPLY_ANEW
    if pending:
        return NextStep.NOTHING
    if status is State.SUSPENDED:
        return NextStep.ENDORSE_LATE
    return NextStep.ENDORSE if window is WindowState.OPEN else NextStep.NOTHING
