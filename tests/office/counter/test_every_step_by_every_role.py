"""Each step of each procedure, tried by each role, inside its jurisdiction and outside.

A agency clerk, P police clerk, O issuing officer; typed from the table of rights.  A step that is
named nowhere is nobody's.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.registry.acting import CITY, FUTIAN, NANSHAN, act

from anju.office.access.rights import rights_of
from anju.office.access.roles import STAFF, Role
from anju.office.casework.cases.fold import KIND_OF
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.states import Action
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.places.models import Outage
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.endorsing import endorse

DAY = date(2026, 11, 24)
Holder = tuple[str, str]
_CARD = "accept:AP close:APO hand_over:AP not_accept:AP produce:P withdraw:AP"
_WAITING = """
    accept:AP complete:AP examine:P give_notice:AP not_accept:AP refuse:O return:O withdraw:AP
"""
TAKEN_BY = {
    Procedure.ADDRESS_REPORT: "answer:APO grant:AP withdraw:AP",
    Procedure.APPLICATION: f"{_WAITING} close:APO deliver:P grant:O hand_over:AP produce:P",
    Procedure.CANCELLATION: "grant:O object:AP refuse:O tell:O withdraw:AP",
    Procedure.CARD_CHANGE: _CARD,
    Procedure.CARD_RENEWAL: _CARD,
    Procedure.CARD_REPLACEMENT: _CARD,
    Procedure.COMPLAINT: "answer:O",
    Procedure.CORRECTION: "grant:O refuse:O withdraw:AP",
    Procedure.ENDORSEMENT: f"{_WAITING} grant:PO",
    Procedure.HARDSHIP: f"{_WAITING} grant:O",
    Procedure.OFFICE_LATENESS: "examine:P grant:O refuse:O return:O withdraw:AP",
    Procedure.PAPER_ENTRY: "grant:APO refuse:APO withdraw:AP",
    Procedure.RESTORATION: "accept:AP examine:P grant:O refuse:O return:O withdraw:AP",
    Procedure.UNCHANGED: "examine:P grant:APO refuse:O return:O withdraw:AP",
}
"""The pages there are; a lateness is accepted when it is recorded, and has no page for it."""

OUTAGE = "0utage"

ASKS: Mapping[Procedure, Mapping[str, object]] = {
    Procedure.ADDRESS_REPORT: {"place": NANSHAN},
    Procedure.CANCELLATION: {"ground": "own_wish", "on": "2026-11-20", "evidence": "own_statement"},
    Procedure.COMPLAINT: {"about": "office"},
    Procedure.CORRECTION: {
        "what": "entry",
        "entry": 2,
        "proposal": 3,
        "reason": "wrong_entry",
        "answer": "agrees",
    },
    Procedure.OFFICE_LATENESS: {"outage": OUTAGE},
    Procedure.PAPER_ENTRY: {
        "what": "card_lost",
        "outage": OUTAGE,
        "reason": "power_cut",
        "form": "482913570017",
        "on": "2026-11-24",
        "role": "police_clerk",
    },
    Procedure.RESTORATION: {"entry": 1, "found_by": "holder"},
}
"""What the filing of some procedures must tell for their pages to be shown."""

SIGNS = {Role.AGENCY_CLERK: "A", Role.POLICE_CLERK: "P", Role.ISSUING_OFFICER: "O"}


@pytest.fixture
def cases(holder: Holder, desk: str) -> dict[Procedure, str]:
    """An open case of every procedure, about the same permit."""
    by = act(DAY)
    endorse(permit_id=holder[1], filed_on=DAY, act=by)
    Outage.objects.create(id=OUTAGE, office_id=desk, reason="power_cut", first_day=DAY)
    found = {}
    for procedure in Procedure:
        filing = Filing(
            procedure,
            holder[0],
            DAY,
            permit_id=holder[1],
            office_id=desk,
            asks=ASKS.get(procedure, {}),
        )
        found[procedure] = str(open_case(filing, _filer(procedure, holder[0]) or by)["subject"])
    return found


def _filer(procedure: Procedure, person: str) -> Act | None:
    """The holder, of what only a holder files."""
    if procedure not in {Procedure.ADDRESS_REPORT, Procedure.UNCHANGED}:
        return None
    return replace(act(DAY), actor="holder-1", role="holder", within=CITY, persons=(person,))


def _address(case: str, action: str) -> str:
    return f"/desk/cases/{case}/step/{action.replace('_', '-')}/"


def _told(browser: Client, case: str) -> dict[str, int]:
    return {
        action.value: browser.get(_address(case, action.value)).status_code for action in Action
    }


def _expected(procedure: Procedure, role: Role) -> dict[str, int]:
    taken = dict(each.split(":") for each in TAKEN_BY.get(procedure, "").split())
    sign = SIGNS.get(role, "nobody")
    return {action.value: 200 if sign in taken.get(action.value, "") else 404 for action in Action}


@pytest.mark.parametrize("role", SIGNS)
def test_a_role_is_shown_its_steps_and_no_other(
    role: Role, clerk: Clerk, cases: dict[Procedure, str]
) -> None:
    browser = clerk(role)
    for procedure, case in cases.items():
        assert _told(browser, case) == _expected(procedure, role), procedure


@pytest.mark.parametrize("role", sorted(set(STAFF) - set(SIGNS)))
def test_who_has_no_desk_is_shown_no_step(
    role: Role, clerk: Clerk, cases: dict[Procedure, str]
) -> None:
    """Every step of one case, and every case: which case it is is not looked at first."""
    browser = clerk(role)
    first, *others = cases.values()
    assert set(_told(browser, first).values()) == {403}
    for case in others:
        assert browser.get(_address(case, Action.GRANT.value)).status_code == 403


@pytest.mark.parametrize("role", SIGNS)
def test_nothing_is_shown_or_done_elsewhere(
    role: Role, clerk: Clerk, cases: dict[Procedure, str]
) -> None:
    """Nothing of what the role is shown where the case is."""
    browser = clerk(role, place=FUTIAN)
    before = list(Case.objects.order_by("id").values_list("id", "step"))
    for procedure, case in cases.items():
        for action, shown in _expected(procedure, role).items():
            if shown == 200:
                url = _address(case, action)
                assert browser.get(url).status_code == 404
                assert browser.post(url, {"key": "k", "seen": "1"}).status_code == 404
    assert list(Case.objects.order_by("id").values_list("id", "step")) == before


@pytest.mark.parametrize("role", SIGNS)
def test_a_step_that_is_not_shown_is_not_done_either(
    role: Role, clerk: Clerk, cases: dict[Procedure, str]
) -> None:
    browser = clerk(role)
    for procedure, case in cases.items():
        for action, shown in _expected(procedure, role).items():
            if shown == 404:
                answer = browser.post(_address(case, action), {"key": "k", "seen": "1"})
                assert answer.status_code == 404
    assert set(Case.objects.values_list("step", flat=True)) == {1}


def test_the_table_speaks_of_every_step_and_role_there_is() -> None:
    assert set(KIND_OF) == set(Action)
    assert all(rights_of(role) for role in SIGNS)
