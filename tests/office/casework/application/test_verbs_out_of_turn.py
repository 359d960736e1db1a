"""Every verb in every state it does not fit is refused, and nothing is written."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.application.given import (
    FILED,
    PHOTO,
    accepted,
    an_applicant,
    clerk,
    examined,
    examiner,
    filed,
    granted,
    produced,
    state_of,
    waiting,
)
from tests.office.databases import Database
from tests.office.registry.acting import officer

from anju.office.casework.application.accepting import (
    accept_application,
    not_accept_application,
)
from anju.office.casework.application.examining import examine_application
from anju.office.casework.application.granting import grant_application
from anju.office.casework.application.handing_over import (
    deliver_permit,
    hand_over_card,
    produce_card,
)
from anju.office.casework.application.noticing import complete_materials, give_notice
from anju.office.casework.application.refusing import refuse_application, return_application
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why

STATES: dict[str, Callable[[], str]] = {
    "filed": filed,
    "waiting": waiting,
    "accepted": accepted,
    "examined": examined,
    "granted": granted,
    "produced": produced,
}
LATE = date(2027, 2, 1)
VERBS: dict[str, Callable[[str], object]] = {
    "accept": lambda case: accept_application(case_id=case, seen=None, act=clerk(LATE)),
    "complete": lambda case: complete_materials(
        case_id=case, seen=None, materials=frozenset({PHOTO}), act=clerk(LATE)
    ),
    "deliver": lambda case: deliver_permit(case_id=case, seen=None, act=examiner(LATE)),
    "examine": lambda case: examine_application(case_id=case, seen=None, act=examiner(LATE)),
    "give_notice": lambda case: give_notice(case_id=case, seen=None, act=clerk(LATE)),
    "grant": lambda case: grant_application(case_id=case, seen=None, act=officer(LATE)),
    "hand_over": lambda case: hand_over_card(case_id=case, seen=None, act=clerk(LATE)),
    "not_accept": lambda case: not_accept_application(case_id=case, seen=None, act=clerk(LATE)),
    "produce": lambda case: produce_card(case_id=case, seen=None, act=examiner(LATE)),
    "refuse": lambda case: refuse_application(case_id=case, seen=None, act=officer(LATE)),
    "return": lambda case: return_application(
        case_id=case, seen=None, said="再核对合同", act=officer(LATE)
    ),
    "withdraw": lambda case: withdraw_application(case_id=case, seen=None, act=clerk(LATE)),
}
FITS = {
    ("filed", "accept"),
    ("filed", "withdraw"),
    ("waiting", "complete"),
    ("waiting", "not_accept"),
    ("waiting", "withdraw"),
    ("accepted", "examine"),
    ("accepted", "withdraw"),
    ("examined", "grant"),
    ("examined", "return"),
    ("examined", "withdraw"),
    ("granted", "produce"),
    ("produced", "hand_over"),
}
WHY = {
    ("filed", "give_notice"): Why.NOTHING_MISSING,
    ("filed", "not_accept"): Why.NOTHING_AGAINST,
    ("examined", "refuse"): Why.WORDS_MISSING,
    ("granted", "deliver"): Why.LAW,
}
"""Where a verb fits its state, and is refused by what the file is."""


@pytest.mark.parametrize("state", STATES)
def test_a_verb_fits_its_states_alone(state: str, sqlite_city: Database) -> None:
    for verb, take in VERBS.items():
        if (state, verb) in FITS:
            continue
        case = _open_case(state)
        before = state_of(case)
        with pytest.raises(CaseRefused) as caught:
            take(case)
        assert caught.value.why is WHY.get((state, verb), Why.NOT_NOW), verb
        assert state_of(case) == before, verb


def _open_case(state: str) -> str:
    """One case for all verbs of a state: what is refused leaves it as it is."""
    found = Case.objects.filter(state=state).values_list("id", flat=True).first()
    return str(found) if found else STATES[state]()


def test_what_ended_takes_nothing(sqlite_city: Database) -> None:
    case = filed()
    withdraw_application(case_id=case, seen=None, act=clerk())
    for take in VERBS.values():
        with case_refused(Why.NOT_NOW):
            take(case)


def test_a_case_of_another_procedure_is_no_application(sqlite_city: Database) -> None:
    filing = Filing(Procedure.HARDSHIP, an_applicant(), FILED)
    case = str(open_case(filing, clerk())["subject"])
    for take in VERBS.values():
        with case_refused(Why.NO_CASE):
            take(case)
