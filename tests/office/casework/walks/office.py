"""The walk itself: the day, the notes, and how something is tried.

Each thing is tried by somebody with a verdict that was formed from the notes: it must be done, it
must be refused, or the notes do not say.  What is refused writes nothing; what is done is asked for
once more under the same key, gives the same answer and writes nothing further.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from tests.office.casework.walks.cities import BEGINS, Founded, copied
from tests.office.casework.walks.notes import CaseNote, PermitNote, PersonNote
from tests.office.casework.walks.places import EVERYBODY, PLACES, STAFF, Place, Staff

from anju.law.known import RefusedHistory
from anju.office.casework.cases.states import Action
from anju.office.casework.models import Assignment, Case, Note
from anju.office.casework.refused import CaseRefused
from anju.office.registry.details.models import Detail
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.models import Entry
from anju.office.registry.models import Request
from anju.office.registry.refused import Refused

Outcome = dict[str, Any]
REFUSALS = (CaseRefused, Refused, RefusedHistory)

picks = st.integers(0, 40)
"""Which of several; a smaller number is an earlier one, so that a failing walk shrinks."""


RARELY = 34
"""A pick of at least so much asks for what does not fit."""


class Verdict(Enum):
    """What the notes say of something that is tried."""

    MUST = "must be done"
    MUST_NOT = "must be refused"
    MAY = "may be done or refused"


def must_if(condition: bool | None) -> Verdict:
    """Done where it holds, refused where it does not, and neither is known for None."""
    if condition is None:
        return Verdict.MAY
    return Verdict.MUST if condition else Verdict.MUST_NOT


class Office(RuleBasedStateMachine):
    """A founded city on a day, and what was noted of it."""

    def __init__(self, city: Founded) -> None:
        """Begin in a copy of the city on its first day."""
        super().__init__()
        self.stack = ExitStack()
        self.database = self.stack.enter_context(copied(city))
        self.today, self.minute, self.tried, self.left_open = BEGINS, 0, 0, 0
        self.people, self.permits = city.notes()
        self.cases: list[CaseNote] = []
        self.outages: list[tuple[Place, str, date, date | None]] = []
        self.forgeries: list[tuple[str, int, str]] = []
        self.steps_taken = 0
        self.departed: set[tuple[str, str, date]] = set()
        self.everywhere = PLACES
        self.forms = 0

    def attempt(
        self,
        by: Staff,
        verdict: Verdict,
        call: Callable[[Act], Outcome | None],
        *,
        again: bool = True,
    ) -> Outcome | None:
        """Try something; the answer where it was done, None where it was refused.

        `again` asks once more under the same key; work around a case has none.
        """
        self.minute += 1
        self.tried += 1
        self.left_open += verdict is Verdict.MAY
        act = by.act(self.today, self.minute, f"key-{self.tried}")
        if by.sign == "H":  # whoever it is about: one holder's desk stands for all of them
            act = replace(act, persons=tuple(person.id for person in self.people))
        before = _written()
        outcome, refusal = _tried(call, act)
        if outcome is None:
            assert verdict is not Verdict.MUST, f"{by} was refused: {refusal!r}"
            assert _written() == before, f"{refusal!r} left something behind"
            return None
        assert verdict is not Verdict.MUST_NOT, f"{by} was not refused"
        if not again:
            return outcome
        after = _written()
        assert _tried(call, act) == (outcome, None), "the same request was answered otherwise"
        assert _written() == after, "the same request wrote something again"
        return outcome

    def somebody(self, place: Place, signs: str, pick: int) -> Staff:
        """One of those of a place who have one of some signs; now and then anybody at all."""
        if pick >= RARELY:
            return EVERYBODY[(pick * 7 + self.tried) % len(EVERYBODY)]
        fitting = [each for each in STAFF[place] if each.sign in signs] or list(STAFF[place])
        return fitting[pick % len(fitting)]

    def permit(
        self, pick: int, fits: Callable[[PermitNote], bool] = lambda _permit: True
    ) -> PermitNote:
        """One of the permits that fit, if any do; now and then any."""
        fitting = [it for it in self.permits if fits(it)] if pick < RARELY else []
        found = fitting or self.permits
        return found[pick % len(found)]

    def person(self, pick: int) -> PersonNote:
        """One of the people who live."""
        living = [each for each in self.people if not each.dead]
        return living[pick % len(living)]

    def home_of(self, person: PersonNote) -> Place:
        """A district where somebody is registered, else one where they are known."""
        codes = [stay[0] for stay in person.stays.values() if stay] or sorted(person.known)
        return next(place for place in PLACES if place.code == codes[0])

    def permits_of(self, person: PersonNote, city: str = "") -> list[PermitNote]:
        """The permits of somebody, of one city or of all."""
        mine = [permit for permit in self.permits if permit.person is person]
        return [permit for permit in mine if city in {"", permit.place.city}]

    def stands(self, permit: PermitNote) -> bool:
        """Whether a permit is open: a suspended one is, one that lapsed is not."""
        if permit.closed_on:
            return False
        lapse = permit.life(self.today).lapse_end
        return lapse is None or self.today <= lapse

    def reaches(self, permit: PermitNote, staff: Staff) -> bool:
        """Whether somebody reaches a permit to endorse it: here, or elsewhere in its city."""
        if staff.place is permit.place:
            return True
        known = permit.place.any_office or staff.place.code in permit.person.known
        return staff.place.city == permit.place.city and known

    def open_case(self, procedure: object, about: str) -> CaseNote | None:
        """The open case of a procedure about a permit or a person."""
        found = (it for it in self.cases if it.procedure is procedure and it.about == about)
        return next((each for each in found if not each.is_over), None)

    def last_number(self, subject: str) -> int:
        """The number of the last entry of a chain."""
        return read_chain(subject)[-1].number

    def note_step(self, case: CaseNote, action: Action, by: Staff) -> None:
        """Note who took a step of a case."""
        case.actors[action] = by.account
        case.number += 1

    def go_to(self, day: date) -> None:
        """Let the days pass until one; never back."""
        self.today = max(self.today, day)
        self.minute += 1

    def teardown(self) -> None:
        """Give the copy of the city back."""
        self.stack.close()


def _tried(
    call: Callable[[Act], Outcome | None], act: Act
) -> tuple[Outcome | None, Exception | None]:
    """The answer, or the refusal; anything else that is raised is a fault."""
    try:
        return call(act) or {}, None
    except REFUSALS as refusal:
        return None, refusal


def _written() -> tuple[object, ...]:
    """What grows or changes with anything that is recorded."""
    return (
        Entry.objects.count(),
        Request.objects.count(),
        Detail.objects.count(),
        Note.objects.count(),
        list(Assignment.objects.order_by("case_id").values_list("case_id", "account_id", "due_on")),
        list(Case.objects.order_by("id").values_list("id", "state", "step")),
    )
