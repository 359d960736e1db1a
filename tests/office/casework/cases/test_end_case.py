"""Ending a case before it is done: only where its filing changed nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_of, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import STATION, a_person, act, conflicting, nothing_written

from anju.office.casework.cases.ending import close_case, withdraw_case
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import Act

DAY = date(2026, 11, 23)
PLAIN = {
    "address_report",
    "card_change",
    "card_renewal",
    "card_replacement",
    "complaint",
    "office_lateness",
    "paper_entry",
    "restoration",
}

BY_HOLDERS = {Procedure.ADDRESS_REPORT, Procedure.UNCHANGED}
"""What only a holder files."""


def _filed(procedure: Procedure) -> str:
    person = a_person()
    filing = Filing(procedure, person, DAY, office_id=STATION)
    clerk = act(DAY)
    holder = replace(clerk, role="holder", persons=(person,))
    return str(open_case(filing, holder if procedure in BY_HOLDERS else clerk)["subject"])


def _withdraws(procedure: Procedure, case: str) -> Act:
    """Who withdraws: a clerk for the holder, but a complaint only who complained."""
    if procedure is not Procedure.COMPLAINT:
        return act(DAY)
    person = Case.objects.get(id=case).person_id
    return replace(act(DAY), role="holder", persons=(person,))


@pytest.mark.parametrize("procedure", Procedure)
def test_only_some_procedures_are_withdrawn_so(procedure: Procedure, sqlite_city: Database) -> None:
    case = _filed(procedure)
    if procedure.value in PLAIN:
        row = case_of(withdraw_case(case_id=case, seen=1, act=_withdraws(procedure, case)))
        assert (row.state, row.outcome) == ("withdrawn", "withdrawn")
    else:
        with case_refused(Why.NOT_NOW):
            withdraw_case(case_id=case, seen=1, act=act(DAY))


def test_what_was_not_granted_is_not_closed(sqlite_city: Database) -> None:
    case = _filed(Procedure.CARD_RENEWAL)
    with case_refused(Why.NOT_NOW):
        close_case(case_id=case, seen=1, reason="died", act=act(DAY))


def test_the_same_request_withdraws_once(city: Database) -> None:
    case = _filed(Procedure.RESTORATION)
    first = withdraw_case(case_id=case, seen=1, act=act(DAY, "k"))
    with nothing_written():
        assert withdraw_case(case_id=case, seen=1, act=act(DAY, "k")) == first
    with conflicting():
        withdraw_case(case_id=case, seen=1, act=act(DAY, "k"), reason="died")
