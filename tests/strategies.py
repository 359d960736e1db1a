"""Permits made at random by Hypothesis, aimed at the days on which the law changes its answer.

Nothing is kept from being impossible: a permit may be endorsed too early, after its lapse or
after its cancellation, and then its history is refused.
"""

from datetime import date, timedelta

from hypothesis import strategies as st

from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround, Permit
from anju.law.legal_days import anniversary

FIRST, LAST = date(2015, 12, 30), date(2030, 12, 31)
EDGES = [
    *(date(year, 2, day) for year in (2016, 2020, 2024) for day in (28, 29)),
    *(
        date(year, month, day)
        for year in (2017, 2019)
        for month, day in ((1, 31), (3, 1), (11, 30))
    ),
    *(date(2015, 12, 31), date(2016, 1, 1), date(2018, 12, 31), date(2019, 12, 20)),
]
FROM_ANNIVERSARY = [
    *(-400, -62, -61, -60, -59, -32, -31, -30, -29, -28, -27, -2, -1, 0, 1, 2),
    *(29, 30, 31, 32, 59, 60, 61, 180, 184, 185, 360, 366, 730, 735),
]

legal_days = st.sampled_from(EDGES) | st.dates(FIRST, LAST)
shifts = st.sampled_from(FROM_ANNIVERSARY) | st.integers(-40, 400)


def _shifted(day: date, days: int) -> date:
    return day + timedelta(days=days)


@st.composite
def endorsed_days(draw: st.DrawFn, issued_on: date) -> list[date]:
    """Days near the anniversaries of the issue or of the endorsement before; in any order."""
    days, start, years = [], issued_on, 1
    for shift in draw(st.lists(shifts, max_size=6)):
        day = _shifted(anniversary(start, years), shift)
        days.append(day)
        start, years = (day, 1) if shift > 0 or draw(st.booleans()) else (start, years + 1)
    return draw(st.permutations(days + days[:1])) if draw(st.booleans()) else days


@st.composite
def plain_permits(draw: st.DrawFn) -> Permit:
    """Endorsements simply granted, and perhaps a cancellation."""
    issued_on = draw(legal_days)
    days = draw(endorsed_days(issued_on))
    cancelled = draw(st.none() | st.sampled_from([*days, issued_on]) | legal_days)
    return Permit(
        issued_on,
        tuple(map(Endorsement, days)),
        (Cancellation(cancelled),) if cancelled else (),
    )


@st.composite
def rich_permits(draw: st.DrawFn) -> Permit:
    """All that can be recorded: also filings undecided, refused, granted late; gaps healed."""
    plain = draw(plain_permits())
    filings = [draw(_decided(filing)) for filing in plain.endorsements]
    healed = [
        HealedGap(
            _shifted(day, -draw(shifts) - 400), _shifted(day, draw(st.integers(-2, 40))), ground
        )
        for day in (filing.filed_on for filing in plain.endorsements)
        for ground in draw(st.lists(st.sampled_from(HealingGround), max_size=1))
    ]
    annulled = [Cancellation(day, annulled=True) for day in draw(st.lists(legal_days, max_size=1))]
    return Permit(plain.issued_on, tuple(filings), (*plain.cancellations, *annulled), tuple(healed))


@st.composite
def _decided(draw: st.DrawFn, filing: Endorsement) -> Endorsement:
    decision = draw(st.sampled_from([Decision.GRANTED] * 4 + [None, *Decision]))
    later = draw(st.none() | st.sampled_from([0, 1, 15, 40, 400]))
    if decision is None or later is None:
        return Endorsement(filing.filed_on, decision)
    return Endorsement(filing.filed_on, decision, _shifted(filing.filed_on, later))
