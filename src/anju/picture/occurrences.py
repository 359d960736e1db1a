"""What happened in a permit's life, and what follows from doing nothing, as marks."""

from collections.abc import Iterator
from datetime import date

from anju.law.endorsement import EndorsementWindow, Judgement, Pending
from anju.law.facts import Decision, Endorsement
from anju.law.legal_days import ONE_DAY
from anju.law.life import Life, State
from anju.picture.marks import Cancelled, Endorsed, Filing, StateSpan, Suspended, Window


def states(life: Life, last_day: date) -> Iterator[StateSpan]:
    """The law's intervals up to `last_day`, cut after the day they are known on."""
    on = life.known_on
    for span in life.intervals():
        last = min(span.last_day or last_day, last_day)
        for first, end in (
            (span.first_day, min(last, on)),
            (max(span.first_day, on + ONE_DAY), last),
        ):
            if first <= end:
                yield StateSpan(first, end, span.state, span.counts, first > on)


def windows(life: Life, last_day: date) -> Iterator[Window]:
    """The windows of the years endorsed, then the running one unless a cancellation met it."""
    for judgement in life.judgements:
        yield _window(judgement.window, running=False)
    cancelled_from = life.cancelled_from
    is_cancelled = cancelled_from is not None and cancelled_from <= life.known_on
    missed = cancelled_from is not None and life.window.last_good_day < cancelled_from
    if (missed or not is_cancelled) and life.window.first_day <= last_day:
        is_missed = life.known_on > life.window.last_good_day
        yield _window(life.window, running=not (is_cancelled or is_missed))


def _window(window: EndorsementWindow, *, running: bool) -> Window:
    good = max(window.last_day_told, window.last_good_day)
    return Window(window.first_day, window.last_day_told, good, running)


def endorsed(judgement: Judgement) -> Endorsed:
    """An endorsement as the law judged it."""
    turned_back = judgement.counted_on != judgement.endorsed_on
    counted_on = judgement.counted_on if turned_back else None
    return Endorsed(judgement.endorsed_on, judgement.effect, counted_on)


def filings(life: Life) -> Iterator[Filing]:
    """Filings known on the day that were not granted, in order of day."""
    for filing in sorted(life.permit.endorsements, key=lambda filing: filing.filed_on):
        decision = filing.decision_known_on(life.known_on)
        if filing.filed_on <= life.known_on and decision is not Decision.GRANTED:
            decided_on = None if decision is None else filing.decided_on or filing.filed_on
            waiting = decision is None and _is_waited_for(filing, life)
            yield Filing(filing.filed_on, decision, decided_on, waiting)


def _is_waited_for(filing: Endorsement, life: Life) -> bool:
    settled = life.judgements and filing.filed_on <= life.judgements[-1].endorsed_on
    if not life.pending or settled or life.state_on(life.known_on) is State.CANCELLED:
        return False
    end = life.window.lapse_end
    too_late = life.pending is Pending.LATE and end is not None and filing.filed_on > end
    return filing.filed_on >= life.window.first_day and not too_late


def suspensions(life: Life, last_day: date) -> Iterator[Suspended]:
    """Every gap, then the suspension that runs or would begin, up to `last_day`."""
    for gap in (judgement.gap for judgement in life.judgements):
        if gap and gap.days:
            yield Suspended(gap.first_day, gap.last_day, gap.healed, ahead=False)
    first, end = life.suspended_from, life.cancelled_from
    if first and first <= last_day and not (end and end <= first):
        last = end - ONE_DAY if end and end <= life.known_on else None
        yield Suspended(first, last, healed=False, ahead=first > life.known_on)


def cancellation(life: Life, last_day: date) -> Cancelled | None:
    """The cancellation, recorded or by the measure, unless it lies beyond `last_day`."""
    day = life.cancelled_from
    if day is None or day > last_day:
        return None
    return Cancelled(day, day != life.recorded_cancellation_on, ahead=day > life.known_on)
