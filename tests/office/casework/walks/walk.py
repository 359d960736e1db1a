"""A walk through the counter: all procedures, all that holds, and how it ends."""

import inspect
import sys

from hypothesis import strategies as st
from hypothesis.stateful import rule
from tests.office.casework.walks.cards import Cards
from tests.office.casework.walks.corrections import Corrections
from tests.office.casework.walks.days import Days
from tests.office.casework.walks.desks import VERBS, Desks
from tests.office.casework.walks.endings import Endings
from tests.office.casework.walks.findings import Findings
from tests.office.casework.walks.invariants import Invariants
from tests.office.casework.walks.lists import Lists
from tests.office.casework.walks.notes import CaseNote
from tests.office.casework.walks.office import picks
from tests.office.casework.walks.papers import Papers
from tests.office.casework.walks.places import STAFF
from tests.office.casework.walks.residents import Residents
from tests.office.casework.walks.tables import STEPS

from anju.office.casework.cases.states import Action
from anju.office.casework.continuity.checking import check_certificate
from anju.office.registry.rebuilding.rebuild import rebuild

MENU = {
    "a_case_turns": 2,
    "a_permit_turns": 6,
    "an_office_is_down": 2,
    "apply": 4,
    "ask_for_restoration": 2,
    "correct": 3,
    "days_pass": 3,
    "endorse": 5,
    "enter_from_paper": 2,
    "file_changed": 4,
    "file_hardship": 2,
    "file_list": 1,
    "go_on": 8,
    "go_on_with_the_latest": 16,
    "life_goes_on": 4,
    "propose_cancellation": 3,
    "record_lapse": 1,
    "record_lateness": 2,
    "something_is_found": 2,
    "something_with_a_card": 4,
    "take_back": 1,
    "take_the_wrong_verb": 3,
    "try_anything": 4,
    "work_on": 2,
}
"""What can be tried, and how often beside the rest: cases come far only if they go on."""

_TRIED = [name for name, often in MENU.items() for _ in range(often)]

ENDS = (Action.WITHDRAW, Action.CLOSE, Action.REFUSE, Action.NOT_ACCEPT, Action.GRANT)


class Walk(
    Days, Lists, Papers, Cards, Endings, Corrections, Residents, Findings, Desks, Invariants
):
    """Everything together; at the end each open case ends, and a rebuild changes nothing."""

    @rule(what=st.sampled_from(_TRIED), how=st.tuples(picks, picks, picks, picks, picks))
    def goes_on(self, what: str, how: tuple[int, ...]) -> None:
        """One thing is tried."""
        tried = getattr(self, what)
        tried(*how[: len(inspect.signature(tried).parameters)])

    def teardown(self) -> None:
        """End what is open where the walk itself went well; then give the city back."""
        try:
            if sys.exc_info()[0] is None:
                self.end()
        finally:
            super().teardown()

    def end(self) -> None:
        """Every case can be brought to an end, and nothing contradicts the ledger."""
        for case in self.cases:
            if not case.is_over:
                self.end_case(case)
        self.cases_stand_where_they_were_led()
        self.permits_are_what_the_law_answers()
        self.verify()
        for permit in self.permits:
            for number in permit.certificates:
                assert check_certificate(permit.id, number).as_known_then
        assert rebuild().changed == []
        self.cases_stand_where_they_were_led()

    def end_case(self, case: CaseNote) -> None:
        """Somebody of the place can end a case, whatever became of what it is about."""
        steps = STEPS[case.procedure][case.state]
        for action in ENDS:
            signs = steps[action][0] if action in steps else ""
            for staff in STAFF[case.place]:
                for pick in range(4):
                    tried = (
                        VERBS[case.procedure][action](self, case, staff, pick) if signs else None
                    )
                    if tried and staff.sign in signs and tried.may():
                        assert self.step(case, action, staff, pick)
                        return
        raise AssertionError(f"nobody can end {case}")
