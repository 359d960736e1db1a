"""Corrections by two people: one proposes to void an entry, another with another role decides."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    ISSUED_ON,
    a_permit,
    a_person,
    act,
    conflicting,
    filings_of,
    nothing_written,
    officer,
    refused,
    refused_by_law,
    told,
)

from anju.law.facts import Decision, HealingGround
from anju.law.known import Refusal
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit, Proposal
from anju.office.registry.permits.cancelling import CancelReason, cancel, heal_gap
from anju.office.registry.permits.correcting import (
    decide_correction,
    propose_correction,
    withdraw_correction,
)
from anju.office.registry.permits.endorsing import (
    decide_endorsement,
    endorse,
    file_endorsement,
)
from anju.office.registry.refused import Because

ENDORSED_ON, DAY = date(2025, 3, 1), date(2025, 3, 5)


def _endorsed() -> str:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON))
    return permit


def _propose(permit: str, entry: int = 2, acting: Act | None = None) -> Outcome:
    return propose_correction(
        permit_id=permit, entry=entry, reason="wrong_person", act=acting or act(DAY)
    )


def _decide(
    permit: str,
    decision: Decision = Decision.GRANTED,
    acting: Act | None = None,
    proposal: int = 3,
) -> Outcome:
    return decide_correction(
        permit_id=permit, proposal=proposal, decision=decision, act=acting or officer(DAY)
    )


def _row(permit: str) -> dict[str, object]:
    return dict(Permit.objects.filter(id=permit).values().get())


def test_a_proposal_changes_nothing_yet(city: Database) -> None:
    permit = _endorsed()
    before = _row(permit)
    _propose(permit)
    payload = {"entry": 2, "role": "police_clerk"}
    assert told(permit)[2] == ("correction_proposed", "2025-03-05", payload, "wrong_person")
    assert _row(permit) == before
    proposal = Proposal.objects.get(subject=permit)
    assert (proposal.number, proposal.kind) == (3, "correction_proposed")
    assert (proposal.proposed_by, proposal.proposed_on) == ("clerk-1", DAY)
    assert proposal.decision == ""


def test_what_is_granted_takes_the_entry_out(city: Database) -> None:
    permit = _endorsed()
    entry = read_chain(permit)[1]
    _propose(permit)
    _decide(permit)
    payload = {"proposal": 3, "decision": "granted"}
    assert told(permit)[3] == ("correction_decided", "2025-03-05", payload, "")
    row = Permit.objects.get(id=permit)
    assert (row.cycle_year, row.endorsed_on) == (1, None)
    assert not filings_of(permit)
    assert Proposal.objects.get(subject=permit).decision == "granted"
    assert read_chain(permit)[1] == entry


@pytest.mark.parametrize("decision", [Decision.REFUSED, Decision.WITHDRAWN])
def test_what_is_not_granted_leaves_everything(sqlite_city: Database, decision: Decision) -> None:
    permit = _endorsed()
    before = _row(permit)
    _propose(permit)
    _decide(permit, decision)
    assert _row(permit) == before
    assert Proposal.objects.get(subject=permit).decision == decision.value


def test_who_proposed_does_not_decide(city: Database) -> None:
    permit = _endorsed()
    _propose(permit)
    with refused(Because.SAME_PERSON):
        _decide(permit, acting=officer(DAY, actor="clerk-1"))


def test_another_account_of_the_same_role_does_not_decide(city: Database) -> None:
    permit = _endorsed()
    _propose(permit)
    with refused(Because.SAME_ROLE):
        _decide(permit, acting=act(DAY, actor="clerk-2"))


def test_a_proposal_is_decided_once(sqlite_city: Database) -> None:
    permit = _endorsed()
    _propose(permit)
    _decide(permit, Decision.REFUSED)
    with refused(Because.ALREADY_DECIDED):
        _decide(permit)


@pytest.mark.parametrize("proposal", [1, 2, 9])
def test_what_was_not_proposed_cannot_be_decided(sqlite_city: Database, proposal: int) -> None:
    permit = _endorsed()
    _propose(permit)
    with refused(Because.NOTHING_TO_DO):
        _decide(permit, proposal=proposal)


@pytest.mark.parametrize("entry", [0, 1, 3, 4, 9])
def test_issues_proposals_decisions_and_nothing_are_not_corrected(
    sqlite_city: Database, entry: int
) -> None:
    permit = _endorsed()
    _propose(permit)
    _decide(permit, Decision.REFUSED)
    with refused(Because.NOTHING_TO_DO):
        _propose(permit, entry)


def test_a_filing_is_not_taken_out_while_a_case_decides_on_it(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    case = "1a2b3c4d5e6f70819203"
    file_endorsement(permit_id=permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON), case=case)
    with refused(Because.FILING_WAITS):
        _propose(permit)


def test_what_a_case_decided_is_taken_out_with_its_filing(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    case = "1a2b3c4d5e6f70819203"
    file_endorsement(permit_id=permit, filed_on=ENDORSED_ON, act=act(ENDORSED_ON), case=case)
    decide_endorsement(
        permit_id=permit,
        filing=2,
        decision=Decision.REFUSED,
        decided_on=DAY,
        reason="",
        act=officer(DAY),
    )
    with refused(Because.WITH_ITS_FILING):
        _propose(permit, 3)
    _propose(permit)
    _decide(permit, proposal=4)
    assert not filings_of(permit)


def test_what_is_void_is_not_proposed_again(sqlite_city: Database) -> None:
    permit = _endorsed()
    _propose(permit)
    _decide(permit)
    with refused(Because.NOTHING_TO_DO):
        _propose(permit)


def test_a_second_proposal_for_what_is_void_by_now_cannot_be_granted(
    sqlite_city: Database,
) -> None:
    permit = _endorsed()
    _propose(permit)
    _propose(permit, acting=act(DAY, actor="clerk-2"))
    _decide(permit, proposal=3)
    with refused(Because.ALREADY_DECIDED):
        _decide(permit, proposal=4)


def test_a_correction_that_leaves_what_cannot_be_true_is_refused(city: Database) -> None:
    """Without the healed gap the endorsement would be one of a permit that had lapsed."""
    permit, day = a_permit(a_person()), date(2027, 4, 1)
    gap = (date(2025, 3, 15), date(2027, 3, 31))
    heal_gap(
        permit_id=permit,
        first_day=gap[0],
        last_day=gap[1],
        ground=HealingGround.OFFICE,
        act=officer(day),
    )
    endorse(permit_id=permit, filed_on=day, act=act(day))
    _propose(permit, 2, act(day))
    with refused_by_law(Refusal.LAPSED, date(2027, 3, 14)):
        _decide(permit, proposal=4, acting=officer(day))


def test_a_cancellation_is_not_voided_beside_another_open_permit(city: Database) -> None:
    person = a_person()
    permit = a_permit(person)
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.LEFT, act=officer(DAY))
    a_permit(person, "4403J25030500021", DAY)
    _propose(permit)
    with refused(Because.ALREADY_OPEN):
        _decide(permit)


def test_an_endorsement_voided_at_last_lets_the_year_run_from_the_issue(
    sqlite_city: Database,
) -> None:
    permit = a_permit(a_person())
    late = date(2025, 4, 1)
    endorse(permit_id=permit, filed_on=late, act=act(late))
    _propose(permit, acting=act(late))
    _decide(permit, acting=officer(late))
    row = Permit.objects.get(id=permit)
    assert (row.cycle_first_day, row.last_good_day) == (ISSUED_ON, date(2025, 3, 14))


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit = _endorsed()
    with refused(Because.NOT_FOUND):
        _propose(permit, acting=act(DAY, within=FUTIAN))
    _propose(permit)
    with refused(Because.NOT_FOUND):
        _decide(permit, acting=officer(DAY, within=FUTIAN))


def test_the_same_request_proposes_and_decides_once(city: Database) -> None:
    permit = _endorsed()
    proposed = _propose(permit, acting=act(DAY, "key-1"))
    with nothing_written():
        assert _propose(permit, acting=act(DAY, "key-1")) == proposed
    with conflicting():
        _propose(permit, entry=1, acting=act(DAY, "key-1"))
    decided = _decide(permit, acting=officer(DAY, "key-1"))
    with nothing_written():
        assert _decide(permit, acting=officer(DAY, "key-1")) == decided
    with conflicting():
        _decide(permit, Decision.REFUSED, acting=officer(DAY, "key-1"))


def test_who_proposed_withdraws_and_nobody_else(city: Database) -> None:
    permit = _endorsed()
    _propose(permit)
    with refused(Because.NOTHING_TO_DO):
        withdraw_correction(permit_id=permit, proposal=3, act=act(DAY, actor="clerk-2"))
    first = withdraw_correction(permit_id=permit, proposal=3, act=act(DAY, "key-1"))
    with nothing_written():
        assert withdraw_correction(permit_id=permit, proposal=3, act=act(DAY, "key-1")) == first
    assert Proposal.objects.get(subject=permit).decision == "withdrawn"
    with refused(Because.ALREADY_DECIDED):
        _decide(permit)
    with refused(Because.ALREADY_DECIDED):
        withdraw_correction(permit_id=permit, proposal=3, act=act(DAY))
