"""Permits made at random whose recorded facts can all be true, aimed at the law's boundaries."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from anju.law.endorsement import EndorsementWindow
from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround, Permit
from anju.law.known import RefusedHistory
from anju.law.legal_days import ONE_DAY, Days, Months
from anju.law.life import live
from anju.law.measures import (
    Cycle,
    LastDayTold,
    Late,
    Measure,
    PlaceMeasures,
    SuspendedFrom,
)
from anju.law.measures_files import load_measures

LAST = date(9000, 12, 31)
NEW_YEAR = date(2016, 1, 1)
AWKWARD = [
    *(date(2016, 2, 29), date(2017, 1, 31), date(2019, 3, 31), date(2018, 11, 30)),
    *(date(2019, 1, 1), date(2019, 12, 20), date(2020, 2, 28), date(2020, 12, 31)),
]


@dataclass(frozen=True)
class Case:
    """A permit, the rules of its place, and a day from which on nothing new is recorded."""

    permit: Permit
    rules: PlaceMeasures
    on: date


def invented() -> PlaceMeasures:
    """A place that has everything at once: a rolling year, a grace, a lapse, hardship, a gap."""
    measure = Measure(
        code="990000",
        name_zh="某地",
        name_en="Some place",
        first_day=NEW_YEAR,
        window=Days(45),
        last_day_told=LastDayTold.EVE,
        suspended_from=SuspendedFrom.DAY_AFTER,
        cycle=Cycle.ROLLING,
        grace=Days(20),
        late=Late.GAP_EXCLUDED,
        lapse=Months(18),
        hardship=Months(12),
    )
    return PlaceMeasures([measure])


RULES = [*(load_measures().for_place(code) for code in load_measures().codes()), invented()]

HELD_OPEN = [load_measures().for_place(code) for code in ("110000", "440000")]

rules = st.sampled_from(RULES) | st.sampled_from(HELD_OPEN)
near_holds = st.dates(date(2018, 8, 1), date(2020, 6, 3))
issue_days = st.sampled_from(AWKWARD) | near_holds | st.dates(NEW_YEAR, date(2026, 12, 31))
moves = st.lists(st.integers(-40, 40) | st.integers(41, 900), max_size=4)
"""Where each endorsement falls, in days from the last day told of its year."""


def _endorsed(permit: Permit, place: PlaceMeasures, day: date) -> Permit:
    """The permit endorsed on a day, or as it was where that could not be."""
    after = replace(permit, endorsements=(*permit.endorsements, Endorsement(day)))
    try:
        live(after, place, day)
    except RefusedHistory:
        return permit
    return after


def running(permit: Permit, place: PlaceMeasures) -> EndorsementWindow:
    """The year that runs once everything recorded is known."""
    return live(permit, place, LAST).window


@st.composite
def endorsed_permits(draw: st.DrawFn) -> Case:
    """A permit with endorsements only; the day is that of the last one or some days later."""
    place, permit = draw(rules), Permit(draw(issue_days))
    last = permit.issued_on
    for move in draw(moves):
        window = running(permit, place)
        day = max(window.first_day, window.last_day_told + timedelta(days=move))
        permit = _endorsed(permit, place, day)
        last = max([last, *(each.filed_on for each in permit.endorsements)])
    return Case(permit, place, last + timedelta(days=draw(st.integers(0, 800))))


@st.composite
def permits_endorsed_late(draw: st.DrawFn) -> Case:
    """A permit whose last endorsement came too late; the day is that one or some days later."""
    case = draw(endorsed_permits())
    last_good_day = running(case.permit, case.rules).last_good_day
    day = last_good_day + timedelta(days=draw(st.integers(1, 40) | st.integers(41, 400)))
    permit = _endorsed(case.permit, case.rules, day)
    return Case(permit, case.rules, day + timedelta(days=draw(st.integers(0, 400))))


@st.composite
def permits(draw: st.DrawFn) -> Case:
    """A permit that may also have a filing that was not granted, a healed gap, a cancellation."""
    case = draw(endorsed_permits())
    permit = replace(
        case.permit,
        healed_gaps=draw(_healed_gaps(case)),
        cancellations=draw(_cancellations(case.on)),
        endorsements=(*case.permit.endorsements, *draw(_filings(case))),
    )
    try:
        live(permit, case.rules, case.on)
    except RefusedHistory:
        return case
    return replace(case, permit=permit)


@st.composite
def _filings(draw: st.DrawFn, case: Case) -> tuple[Endorsement, ...]:
    """Nothing, or one filing near the running year's window, decided by the day or not at all."""
    decision = draw(st.sampled_from(["none", None, Decision.REFUSED, Decision.WITHDRAWN]))
    if decision == "none":
        return ()
    window = running(case.permit, case.rules)
    filed_on = max(window.first_day, window.last_day_told + timedelta(draw(st.integers(-40, 40))))
    if filed_on > case.on:
        return ()
    decided_on = filed_on + timedelta(draw(st.integers(0, (case.on - filed_on).days)))
    return (
        Endorsement(filed_on, Decision(decision), decided_on) if decision else pending(filed_on),
    )


def pending(filed_on: date) -> Endorsement:
    """A filing that nobody has decided."""
    return Endorsement(filed_on, decision=None)


@st.composite
def _healed_gaps(draw: st.DrawFn, case: Case) -> tuple[HealedGap, ...]:
    """Nothing, or the gaps of the permit healed, each widened by some days."""
    ground = draw(st.sampled_from([None, *HealingGround]))
    if ground is None:
        return ()
    wider = timedelta(days=draw(st.integers(0, 3)))
    gaps = live(case.permit, case.rules, case.on).gaps()
    return tuple(HealedGap(gap.first_day - wider, gap.last_day, ground) for gap in gaps)


@st.composite
def _cancellations(draw: st.DrawFn, on: date) -> tuple[Cancellation, ...]:
    """Nothing, or one cancellation on the day or some days before it, annulled or not."""
    if draw(st.booleans()):
        return ()
    cancelled_on = on - ONE_DAY * draw(st.integers(0, 60))
    return (Cancellation(cancelled_on, annulled=draw(st.booleans())),)
