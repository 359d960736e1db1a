"""Between the law's facts and columns, for tests: permits in, answers out."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anju.law.facts import Decision, Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.life import Life, live
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

Told = dict[str, Any]

DAYS = [
    *("window_first_day", "window_last_day", "suspended_from", "continuous_since", "counted_from"),
    *("cancelled_from", "cycle_first_day", "grace_end", "lapse_end", "gap_first_day"),
    *("gap_last_day", "refused_day"),
]
NUMBERS = ["residence_years", "accumulated_days", "cycle_year"]


def offsets(lengths: Iterable[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))


def days(named: Iterable[date | None]) -> NDArray[np.int32]:
    return np.array([NO_DAY if day is None else day_number(day) for day in named], np.int32)


def replay_permits(
    permits: Sequence[Permit], places: Sequence[int], table: MeasureTable, on: date
) -> Replay:
    """The permits through the columns; simply granted endorsements go into the plain column."""
    simple = [[e for e in p.endorsements if _is_simple(e)] for p in permits]
    other = [[e for e in p.endorsements if not _is_simple(e)] for p in permits]
    return replay(
        on,
        days(permit.issued_on for permit in permits),
        days(filing.filed_on for each in simple for filing in each),
        offsets(map(len, simple)),
        np.array(places),
        table,
        cancelled_on=days(map(cancellation_of, permits)),
        filings=filings_of(other) if any(other) else None,
        healed=healed_of(permits) if any(p.healed_gaps for p in permits) else None,
    )


def filings_of(filings: Sequence[Sequence[Endorsement]]) -> Filings:
    each = [filing for one in filings for filing in one]
    decisions = [NO_CODE if filing.decision is None else code(filing.decision) for filing in each]
    return Filings(
        days(filing.filed_on for filing in each),
        np.array(decisions, np.int64),
        days(filing.decided_on for filing in each),
        offsets(map(len, filings)),
    )


def healed_of(permits: Sequence[Permit]) -> Healed:
    each = [gap for permit in permits for gap in permit.healed_gaps]
    return Healed(
        days(gap.first_day for gap in each),
        days(gap.last_day for gap in each),
        np.array([code(gap.ground) for gap in each], np.int64),
        offsets(len(permit.healed_gaps) for permit in permits),
    )


def _is_simple(filing: Endorsement) -> bool:
    return filing.decision is Decision.GRANTED and filing.decided_on is None


def cancellation_of(permit: Permit) -> date | None:
    counted = [each.cancelled_on for each in permit.cancellations if not each.annulled]
    return min(counted, default=None)


def told_by_columns(answer: Replay, row: int, table: MeasureTable) -> Told:
    """One row of the columns in the law's own words."""
    reason = REASONS[answer.reason[row]]
    if reason is not None:
        return {
            "reason": str(reason),
            "refused_day": day_named(answer.refused_day[row]),
            "refused_detail": day_named(answer.refused_detail[row]),
            "already_endorsed": bool(answer.already_endorsed[row]),
        }
    return {
        **{name: day_named(getattr(answer, name)[row]) for name in DAYS},
        **{name: int(getattr(answer, name)[row]) for name in NUMBERS},
        "reason": None,
        "measure": table.versions[answer.version[row]],
        "status": member(STATUSES, answer.status[row]),
        "window": member(WINDOWS, answer.window[row]),
        "next_step": member(NEXT_STEPS, answer.next_step[row]),
        "last_effect": member(EFFECTS, answer.last_effect[row]),
        "pending": bool(answer.pending[row]),
    }


def member(members: Sequence[StrEnum], number: int) -> StrEnum | None:
    return None if number == NO_CODE else members[number]


def told_by_law(permit: Permit, rules: PlaceMeasures, on: date) -> Told:
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
    return _told_of(life, on)


def _told_of(life: Life, on: date) -> Told:
    standing, window, gaps = standing_of(life), life.window, life.gaps()
    late = on > window.last_good_day
    same = [*DAYS[:6], "residence_years", "accumulated_days", "status", "window", "next_step"]
    return {
        **{name: getattr(standing, name) for name in same},
        "reason": None,
        "refused_day": None,
        "pending": standing.pending,
        "measure": standing.measure,
        "cycle_first_day": window.cycle_first_day,
        "cycle_year": window.year,
        "grace_end": window.grace_end if late else None,
        "lapse_end": window.lapse_end if late else None,
        "last_effect": life.judgements[-1].effect if life.judgements else None,
        "gap_first_day": gaps[-1].first_day if gaps else None,
        "gap_last_day": gaps[-1].last_day if gaps else None,
    }


def assert_agree(permits: Sequence[Permit], rules: PlaceMeasures, on: date) -> None:
    """The columns and the law tell the same of each permit."""
    table = MeasureTable.of_places([rules])
    answer = replay_permits(permits, [0] * len(permits), table, on)
    for row, permit in enumerate(permits):
        assert told_by_columns(answer, row, table) == told_by_law(permit, rules, on), (permit, on)
