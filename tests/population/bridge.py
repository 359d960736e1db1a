"""Between the law's facts and columns, for tests: permits in, answers out, both ways."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

import numpy as np

from anju.law.facts import Decision, Permit
from anju.law.known import RefusedHistory
from anju.law.life import live
from anju.law.measures import PlaceMeasures
from anju.law.standing import standing_of
from anju.law.working_days import CalendarUnknown
from anju.population.answers import Replay
from anju.population.codes import (
    CALENDAR_UNKNOWN,
    EFFECTS,
    NEXT_STEPS,
    NO_CODE,
    NO_DAY,
    REASONS,
    STATUSES,
    WINDOWS,
    code,
)
from anju.population.replay import Filings, Healed, replay
from anju.population.table import MeasureTable, day_named, day_number


def offsets(lengths: Iterable[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))


def days(named: Iterable[date | None]) -> Any:
    return np.array([NO_DAY if day is None else day_number(day) for day in named], np.int32)


def replay_permits(
    permits: Sequence[Permit],
    place: Sequence[int],
    table: MeasureTable,
    on: date,
    *,
    rich: bool = True,
) -> Replay:
    """The permits through the columns; simply granted endorsements go into the plain column."""
    simple = [[e for e in p.endorsements if _is_simple(e)] for p in permits]
    other = [[e for e in p.endorsements if not _is_simple(e)] for p in permits]
    assert rich or not any(other)
    filings = [filing for each in other for filing in each]
    healed = [gap for permit in permits for gap in permit.healed_gaps]
    return replay(
        on,
        days(permit.issued_on for permit in permits),
        days(e.filed_on for each in simple for e in each),
        offsets(map(len, simple)),
        np.array(place),
        table,
        cancelled_on=days(map(_cancelled_on, permits)),
        filings=Filings(
            days(e.filed_on for e in filings),
            np.array(
                [NO_CODE if e.decision is None else code(e.decision) for e in filings], np.int64
            ),
            days(e.decided_on for e in filings),
            offsets(map(len, other)),
        )
        if rich
        else None,
        healed=Healed(
            days(gap.first_day for gap in healed),
            days(gap.last_day for gap in healed),
            np.array([code(gap.ground) for gap in healed], np.int64),
            offsets(len(permit.healed_gaps) for permit in permits),
        )
        if rich
        else None,
    )


def _is_simple(endorsement: Any) -> bool:
    return endorsement.decision is Decision.GRANTED and endorsement.decided_on is None


def _cancelled_on(permit: Permit) -> date | None:
    counted = [each.cancelled_on for each in permit.cancellations if not each.annulled]
    return min(counted, default=None)


def told_by_columns(answer: Replay, row: int) -> dict[str, Any]:
    """One row of the columns in the law's own words."""
    reason = REASONS[answer.reason[row]]
    if reason is not None:
        return {
            "reason": str(reason),
            "refused_day": day_named(answer.refused_day[row]),
            "refused_detail": day_named(answer.refused_detail[row]),
            "already_endorsed": bool(answer.already_endorsed[row]),
        }
    names = [
        name for name in Replay.__dataclass_fields__ if name.endswith(("_day", "_from", "_since"))
    ]
    return {
        **{name: day_named(getattr(answer, name)[row]) for name in names},
        "reason": None,
        "status": STATUSES[answer.status[row]],
        "window": _member(WINDOWS, answer.window[row]),
        "residence_years": int(answer.residence_years[row]),
        "accumulated_days": int(answer.accumulated_days[row]),
        "next_step": NEXT_STEPS[answer.next_step[row]],
        "pending": bool(answer.pending[row]),
        "version": int(answer.version[row]),
        "cycle_year": int(answer.cycle_year[row]),
        "grace_end": day_named(answer.grace_end[row]),
        "lapse_end": day_named(answer.lapse_end[row]),
        "last_effect": _member(EFFECTS, answer.last_effect[row]),
    }


def _member(members: Sequence[Any], number: int) -> Any:
    return None if number == NO_CODE else members[number]


def told_by_law(permit: Permit, rules: PlaceMeasures, on: date) -> dict[str, Any]:
    """The same in the same words, from the law."""
    try:
        life = live(permit, rules, on)
    except RefusedHistory as refused:
        return {
            "reason": str(refused.reason),
            "refused_day": refused.day,
            "refused_detail": refused.boundary,
            "already_endorsed": refused.already_endorsed,
        }
    except CalendarUnknown as unknown:
        return {
            "reason": CALENDAR_UNKNOWN,
            "refused_day": unknown.day,
            "refused_detail": None,
            "already_endorsed": False,
        }
    standing, window = standing_of(life), life.window
    gaps = life.gaps()
    late = on > window.last_good_day
    return {
        "reason": None,
        "refused_day": None,
        "status": standing.status,
        "window": standing.window,
        "window_first_day": standing.window_first_day,
        "window_last_day": standing.window_last_day,
        "suspended_from": standing.suspended_from,
        "continuous_since": standing.continuous_since,
        "counted_from": standing.counted_from,
        "residence_years": standing.residence_years,
        "accumulated_days": standing.accumulated_days,
        "cancelled_from": standing.cancelled_from,
        "next_step": standing.next_step,
        "pending": standing.pending,
        "version": rules.timeline().index(standing.measure),
        "cycle_first_day": window.cycle_first_day,
        "cycle_year": window.year,
        "grace_end": window.grace_end if late else None,
        "lapse_end": window.lapse_end if late else None,
        "last_effect": life.judgements[-1].effect if life.judgements else None,
        "gap_first_day": gaps[-1].first_day if gaps else None,
        "gap_last_day": gaps[-1].last_day if gaps else None,
    }
