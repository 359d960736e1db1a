"""Between the second opinion's plain records and the law's own facts."""

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.law.second_opinion import History, Rules
from tests.law.second_opinion.records import Term as PlainTerm
from tests.law.second_opinion.records import Versions

from anju.law.facts import (
    Cancellation,
    Decision,
    Endorsement,
    HealedGap,
    HealingGround,
    Permit,
)
from anju.law.known import RefusedHistory
from anju.law.legal_days import Days, Months, Term
from anju.law.measures import (
    Cycle,
    Hold,
    LastDayTold,
    Late,
    Measure,
    PlaceMeasures,
    SuspendedFrom,
)
from anju.law.standing import standing
from anju.law.working_days import WorkingDays

WEEKENDS = WorkingDays(date(2015, 1, 1), date(9000, 12, 31), frozenset({date(2026, 10, 1)}))
WINDOWS: list[PlainTerm] = [
    *(("months", 1), ("months", 2)),
    *(("days", 30), ("days", 60), ("days", 1)),
]
GRACES: list[PlainTerm | None] = [
    *(None, ("days", 30), ("days", 60)),
    *(("months", 1), ("months", 12)),
]
LAPSES: list[PlainTerm | None] = [None, ("months", 6), ("months", 24), ("days", 90)]
HARDSHIPS: list[PlainTerm | None] = [None, ("months", 12), ("days", 100)]


def permit_of(history: History) -> Permit:
    """The same recorded life, in the law's facts."""
    return Permit(
        history.issued,
        tuple(
            Endorsement(filed, Decision(decision) if decision else None, decided)
            for filed, decision, decided in history.filings
        ),
        tuple(Cancellation(day, annulled) for day, annulled in history.cancellations),
        tuple(
            HealedGap(first, last, HealingGround(ground)) for first, last, ground in history.healed
        ),
    )


def measure_of(rules: Rules, first_day: date) -> Measure:
    """The same rules as a version of a measure."""
    return Measure(
        code=rules.code,
        name_zh="某地",
        name_en="Some place",
        first_day=first_day,
        window=_term(rules.window),
        last_day_told=LastDayTold(rules.told),
        suspended_from=SuspendedFrom(rules.suspended_from),
        cycle=Cycle(rules.cycle),
        grace=_term(rules.grace) if rules.grace else None,
        late=Late(rules.late),
        lapse=_term(rules.lapse) if rules.lapse else None,
        hardship=_term(rules.hardship) if rules.hardship else None,
        holiday_roll=rules.working_days is not None,
        holds=tuple(Hold(*hold) for hold in rules.holds),
    )


def place_of(versions: Versions) -> PlaceMeasures:
    """The same dated rules as a place's measures."""
    return PlaceMeasures(
        [measure_of(rules, first_day) for first_day, rules in versions], working_days=WEEKENDS
    )


def _term(term: PlainTerm) -> Term:
    kind, count = term
    return Days(count) if kind == "days" else Months(count)


def random_versions(rng: Random) -> Versions:
    """Rules no place has yet: every parameter at random, sometimes changing after some years."""
    first = [(date(2016, 1, 1), random_rules(rng))]
    if rng.random() < 0.3:
        changed = date(2016, 1, 1) + timedelta(days=rng.randrange(400, 3000))
        first.append((changed, random_rules(rng)))
    return first


def random_rules(rng: Random) -> Rules:
    """One version with every parameter at random; holds in order and apart."""
    suspended_from = rng.choice(["anniversary", "day_after"])
    told = "eve" if suspended_from == "anniversary" else rng.choice(["eve", "anniversary"])
    return Rules(
        code="990000",
        window=rng.choice(WINDOWS),
        told=told,
        suspended_from=suspended_from,
        cycle=rng.choice(["fixed", "rolling"]),
        grace=rng.choice(GRACES),
        late=rng.choice(["restart", "gap_excluded"]),
        lapse=rng.choice(LAPSES),
        holds=_random_holds(rng),
        working_days=WEEKENDS.is_working_day if rng.random() < 0.3 else None,
        hardship=rng.choice(HARDSHIPS),
    )


def _random_holds(rng: Random) -> tuple[tuple[date, date, date, date], ...]:
    holds, day = [], date(2017, 1, 1)
    for _ in range(rng.choice([0, 0, 1, 1, 2])):
        first = day + timedelta(days=rng.randrange(30, 1500))
        last = first + timedelta(days=rng.randrange(0, 500))
        told = last + timedelta(days=rng.randrange(0, 90))
        good = told + timedelta(days=rng.randrange(0, 5))
        holds.append((first, last, told, good))
        day = good
    return tuple(holds)


def answer_of(permit: Permit, rules: PlaceMeasures, on: date) -> dict[str, Any]:
    """The law's answer in the words of the second opinion."""
    try:
        answer = standing(permit, rules, on)
    except RefusedHistory as refused:
        return {"reason": refused.reason.value, "refused_day": refused.day}
    return {
        "reason": "",
        "status": answer.status.value,
        "window": answer.window.value if answer.window else "",
        "window_first_day": answer.window_first_day,
        "window_last_day": answer.window_last_day,
        "suspended_from": answer.suspended_from,
        "continuous_since": answer.continuous_since,
        "counted_from": answer.counted_from,
        "residence_years": answer.residence_years,
        "accumulated_days": answer.accumulated_days,
        "cancelled_from": answer.cancelled_from,
        "next_step": answer.next_step.value,
        "pending": answer.pending,
        "code": answer.place,
    }
