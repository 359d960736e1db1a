"""Permits lived by operations at random, and beside each what an attentive clerk would note."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.registry.acting import a_permit, a_person, act, officer

from anju.law.facts import Cancellation, Decision, Endorsement, HealedGap, HealingGround
from anju.law.facts import Permit as PermitFacts
from anju.law.known import RefusedHistory
from anju.law.measures import PlaceMeasures
from anju.office.places.measures import measures_in_force
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import (
    CancelReason,
    annul_cancellation,
    cancel,
    heal_gap,
)
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import (
    decide_endorsement,
    endorse,
    file_endorsement,
    withdraw_endorsement,
)
from anju.office.registry.refused import Refused

PLACES = ("440305", "441900", "110105", "310115", "330106", "410105")
"""Shenzhen, Guangdong, Beijing, Shanghai, Hangzhou, Henan: each reads the year otherwise."""

ISSUED = (date(2016, 2, 29), date(2019, 1, 31), date(2021, 11, 30), date(2023, 1, 1))
EVERYWHERE = "000000"
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Step:
    """Something somebody tries: what, how many days from the last good day or from today, and
    how the clock of their machine stands."""

    what: str
    days: int
    choice: int
    minutes: int


@dataclass
class Life:
    """A permit under way; `noted` holds the facts by the number of the entry that told them."""

    permit: str
    place: str
    issued_on: date
    today: date
    minutes: int = 0
    noted: dict[int, Endorsement | Cancellation | HealedGap] = field(default_factory=dict)
    after: Callable[["Life"], None] = lambda _life: None

    @property
    def rules(self) -> PlaceMeasures:
        """The measure of the place."""
        return measures_in_force().measures.for_place(self.place)

    @property
    def facts(self) -> PermitFacts:
        """What the law is to be told, by the notes alone."""
        noted = [fact for _, fact in sorted(self.noted.items())]
        return PermitFacts(
            self.issued_on,
            tuple(fact for fact in noted if isinstance(fact, Endorsement)),
            tuple(fact for fact in noted if isinstance(fact, Cancellation)),
            tuple(fact for fact in noted if isinstance(fact, HealedGap)),
        )

    @property
    def row(self) -> Permit:
        """The projection."""
        return Permit.objects.get(id=self.permit)

    def clerk(self) -> Act:
        """A clerk acts today, at the moment of their machine."""
        at = datetime.combine(self.today, time(2), UTC) + timedelta(minutes=self.minutes)
        return act(self.today, within=EVERYWHERE, at=at)

    def officer(self) -> Act:
        """An officer acts today."""
        return officer(self.today, within=EVERYWHERE)


def _endorse(life: Life, step: Step) -> None:
    day = _near_the_last_good_day(life, step)
    number = endorse(permit_id=life.permit, filed_on=day, act=life.clerk())["number"]
    life.noted[number] = Endorsement(day)
    if step.choice == 0:
        withdraw_endorsement(permit_id=life.permit, entry=number, act=life.clerk())
        del life.noted[number]


def _file(life: Life, step: Step) -> None:
    day = _near_the_last_good_day(life, step)
    number = file_endorsement(permit_id=life.permit, filed_on=day, act=life.clerk())["number"]
    life.noted[number] = Endorsement(day, decision=None)


def _decide(life: Life, step: Step) -> None:
    decision = list(Decision)[step.choice % 3]
    life.today += timedelta(days=abs(step.days) % 40)
    waiting = [
        (number, fact)
        for number, fact in life.noted.items()
        if isinstance(fact, Endorsement) and fact.decision is None
    ]
    number, fact = waiting[0] if waiting else (1, Endorsement(life.today))
    decide_endorsement(
        permit_id=life.permit,
        filing=number,
        decision=decision,
        decided_on=life.today,
        reason="",
        act=life.officer(),
    )
    life.noted[number] = Endorsement(fact.filed_on, decision, life.today)


def _heal(life: Life, step: Step) -> None:
    ground = list(HealingGround)[step.choice % 2]
    good = life.row.last_good_day or life.today
    life.today = max(life.today, good + timedelta(days=2 + abs(step.days) % 50))
    gap = HealedGap(good + timedelta(days=1), life.today - timedelta(days=1), ground)
    number = heal_gap(
        permit_id=life.permit,
        first_day=gap.first_day,
        last_day=gap.last_day,
        ground=ground,
        act=life.officer(),
    )["number"]
    life.noted[number] = gap


def _cancel(life: Life, step: Step) -> None:
    life.today += timedelta(days=abs(step.days) % 90)
    day = life.today - timedelta(days=step.choice * 10)
    left = CancelReason.LEFT
    told = cancel(permit_id=life.permit, cancelled_on=day, reason=left, act=life.officer())
    life.noted[told["number"]] = Cancellation(day)


def _annul(life: Life, _step: Step) -> None:
    annul_cancellation(permit_id=life.permit, reason="wrong_entry", act=life.officer())
    for number, fact in life.noted.items():
        if isinstance(fact, Cancellation):
            life.noted[number] = Cancellation(fact.cancelled_on, annulled=True)


def _correct(life: Life, step: Step) -> None:
    numbers = [entry for entry, fact in life.noted.items() if _may_go(fact)]
    number = numbers[step.choice % len(numbers)] if numbers else 1
    proposal = propose_correction(
        permit_id=life.permit, entry=number, reason="wrong_entry", act=life.clerk()
    )["number"]
    decision = Decision.GRANTED if step.days % 3 else Decision.REFUSED
    decide_correction(
        permit_id=life.permit, proposal=proposal, decision=decision, act=life.officer()
    )
    if decision is Decision.GRANTED:
        del life.noted[number]


def _may_go(fact: Endorsement | Cancellation | HealedGap) -> bool:
    """Facts told by one entry: a decision or an annulment would be left behind."""
    if isinstance(fact, Cancellation):
        return not fact.annulled
    return isinstance(fact, HealedGap) or fact.decided_on is None


def _near_the_last_good_day(life: Life, step: Step) -> date:
    """A day near the end of the running year, and today is not before it."""
    good = life.row.last_good_day or life.today
    day = good + timedelta(days=step.days)
    life.today = max(life.today, day)
    return day


DOES: dict[str, Callable[[Life, Step], None]] = {
    "endorse": _endorse,
    "file": _file,
    "decide": _decide,
    "heal": _heal,
    "cancel": _cancel,
    "annul": _annul,
    "correct": _correct,
}
_OFTEN = ("endorse", "endorse", "file", "decide", "decide")

steps = st.lists(
    st.builds(
        Step,
        st.sampled_from([*_OFTEN, *_OFTEN, *DOES]),
        st.integers(-40, 40) | st.integers(41, 900),
        st.integers(0, 5),
        st.integers(-300, 300),
    ),
    min_size=3,
    max_size=9,
)
lives = st.tuples(st.sampled_from(PLACES), st.sampled_from(ISSUED), steps)
Drawn = tuple[str, date, list[Step]]


def lived(drawn: Drawn, after: Callable[[Life], None] = lambda _life: None) -> Life:
    """Live a permit through its steps; one that is refused leaves no note.

    `after` is called after the issue and each step.
    """
    place, issued_on, tried = drawn
    number = next(_numbers)
    person = a_person(PersonalDetails(f"周{chr(0x4E00 + number)}"), place, issued_on)
    permit = a_permit(person, f"P{number:015}", issued_on, place)
    life = Life(permit, place, issued_on, issued_on)
    after(life)
    for step in tried:
        life.minutes = step.minutes
        try:
            DOES[step.what](life, step)
        except (Refused, RefusedHistory):
            _only_what_is_recorded_is_noted(life)
        after(life)
    return life


def _only_what_is_recorded_is_noted(life: Life) -> None:
    """Of two operations of a step the first may have been recorded and the second refused."""
    assert life.noted.keys() <= {entry.number for entry in read_chain(life.permit)}


def always(statement: Callable[..., None]) -> Callable[..., None]:
    """The statement holds for all lives; each is another permit in the same city."""
    tried = settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    return tried(given(drawn=lives)(statement))
