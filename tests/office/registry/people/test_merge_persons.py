"""Two records of one person: merged by two people, and split again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    OTHER,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.facts import Decision
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, Recorded, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit, Person, Proposal
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.merging import decide_on_persons, propose_merge, propose_split
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because, Refused

DAY = date(2024, 9, 10)
THIRD = PersonalDetails("李梅", "320102198803054526", "F", "01", date(1988, 3, 5), "320102")


def _propose(person: str, into: str, acting: Act | None = None, reason: str = "same") -> Outcome:
    return propose_merge(person_id=person, into=into, reason=reason, act=acting or act(DAY))


def _split(person: str, acting: Act | None = None) -> Outcome:
    return propose_split(person_id=person, reason="not_the_same", act=acting or act(DAY))


def _decide(
    person: str,
    decision: Decision = Decision.GRANTED,
    acting: Act | None = None,
    proposal: int | None = None,
) -> Outcome:
    number = proposal if proposal is not None else len(told(person))
    return decide_on_persons(
        person_id=person, proposal=number, decision=decision, act=acting or officer(DAY)
    )


def _merge(person: str, into: str) -> None:
    _propose(person, into)
    _decide(person)


def test_a_proposal_changes_nothing_yet(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    _propose(person, into)
    payload = {"into": into, "role": "police_clerk"}
    assert told(person)[1] == ("persons_merge_proposed", "2024-09-10", payload, "same")
    assert Person.objects.get(id=person).merged_into_id is None
    proposal = Proposal.objects.get(subject=person)
    assert (proposal.number, proposal.kind) == (2, "persons_merge_proposed")
    assert proposal.decision == ""


def test_merged_the_permits_show_under_the_record_that_stays(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    permit = a_permit(person)
    _merge(person, into)
    payload = {"proposal": 2, "decision": "granted"}
    assert told(person)[2] == ("persons_merge_decided", "2024-09-10", payload, "")
    assert Person.objects.get(id=person).merged_into_id == into
    row = Permit.objects.get(id=permit)
    assert (row.person_id, row.issued_to) == (into, person)
    assert (belongs_to(person), absorbed_by(into)) == (into, [into, person])


def test_split_again_the_permits_come_back(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    permit = a_permit(person)
    _merge(person, into)
    _split(person)
    payload = {"role": "police_clerk"}
    assert told(person)[3] == ("persons_split_proposed", "2024-09-10", payload, "not_the_same")
    assert Permit.objects.get(id=permit).person_id == into
    _decide(person)
    assert told(person)[4][0] == "persons_split_decided"
    assert Person.objects.get(id=person).merged_into_id is None
    assert Permit.objects.get(id=permit).person_id == person


def test_what_was_merged_into_what_is_merged_leads_to_the_last(sqlite_city: Database) -> None:
    first, second, third = a_person(), a_person(OTHER), a_person(THIRD)
    permit = a_permit(first)
    _merge(first, second)
    _merge(second, third)
    assert Permit.objects.get(id=permit).person_id == third
    assert belongs_to(first) == third
    _split(second)
    _decide(second)
    assert Permit.objects.get(id=permit).person_id == second


@pytest.mark.parametrize("decision", [Decision.REFUSED, Decision.WITHDRAWN])
def test_what_is_not_granted_merges_nothing(sqlite_city: Database, decision: Decision) -> None:
    person, into = a_person(), a_person(OTHER)
    _propose(person, into)
    _decide(person, decision)
    assert Person.objects.get(id=person).merged_into_id is None
    assert Proposal.objects.get(subject=person).decision == decision.value


def test_both_with_an_open_permit_of_one_city_are_not_merged(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    permit = a_permit(person)
    a_permit(into, "4403J24031500018")
    _propose(person, into)
    with refused(Because.ALREADY_OPEN):
        _decide(person)
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.FRAUD, act=officer(DAY))
    _decide(person, proposal=2)
    assert Permit.objects.filter(person_id=into).count() == 2


def test_four_eyes(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    _propose(person, into)
    with refused(Because.SAME_PERSON):
        _decide(person, acting=officer(DAY, actor="clerk-1"))
    with refused(Because.SAME_ROLE):
        _decide(person, acting=act(DAY, actor="clerk-2"))
    _decide(person, Decision.REFUSED)
    with refused(Because.ALREADY_DECIDED):
        _decide(person, proposal=2)
    with refused(Because.NOTHING_TO_DO):
        _decide(person, proposal=9)


def test_nobody_is_merged_into_themselves_or_into_what_is_merged(sqlite_city: Database) -> None:
    first, second, third = a_person(), a_person(OTHER), a_person(THIRD)
    with refused(Because.NOTHING_TO_DO):
        _propose(first, first)
    _merge(second, third)
    with refused(Because.MERGED, leads_to=third):
        _propose(first, second)
    with refused(Because.MERGED, leads_to=third):
        _propose(second, first)


def test_two_proposals_the_other_way_round_are_not_both_granted(sqlite_city: Database) -> None:
    """Each record would lead to the other, and neither would stand for the person."""
    first, second = a_person(), a_person(OTHER)
    _propose(first, second)
    _propose(second, first)
    _decide(first)
    with refused(Because.MERGED, leads_to=second):
        _decide(second, proposal=2)
    _decide(second, Decision.REFUSED, proposal=2)


def test_two_who_decide_the_other_way_round_at_once_do_not_wait_for_each_other(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has locked what it locks first when the other one begins."""
    first, second = a_person(), a_person(OTHER)
    _propose(first, second)
    _propose(second, first)
    both = Barrier(2)

    def met(subject: str) -> list[Recorded]:
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)
        return read_chain(subject)

    monkeypatch.setattr("anju.office.registry.people.working_on.read_chain", met)

    def attempt(person: str, actor: str) -> str:
        try:
            _decide(person, acting=officer(DAY, actor=actor), proposal=2)
        except Refused as found:
            return found.reason.value
        return "granted"

    answers = city.in_threads(
        partial(attempt, first, "officer-1"), partial(attempt, second, "officer-2")
    )
    assert sorted(answers) == ["granted", "merged"]
    merged = Person.objects.filter(merged_into__isnull=False)
    assert [(row.id, row.merged_into_id) for row in merged] in (
        [(first, second)],
        [(second, first)],
    )


def test_a_merge_and_the_erasure_of_the_record_that_stays_follow_one_another(
    city: Database,
) -> None:
    """Whichever comes first, nothing that identifies the person is left of what was merged."""
    first, second = a_person(), a_person(OTHER)
    _propose(first, second)

    def attempt(operation: Callable[[], object]) -> str:
        try:
            operation()
        except Refused as found:
            return found.reason.value
        return "done"

    erase = partial(erase_person, person_id=second, reason="retention_over", act=officer(DAY))
    answers = city.in_threads(
        partial(attempt, partial(_decide, first, proposal=2)), partial(attempt, erase)
    )
    assert answers in (["done", "done"], ["not_found", "done"])
    merged = Person.objects.get(id=first)
    assert (merged.erased_on is not None) == (merged.merged_into_id is not None)


def test_what_is_alone_is_not_split(sqlite_city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    with refused(Because.NOTHING_TO_DO):
        _split(person)
    _merge(person, into)
    _split(person)
    _split(person, act(DAY, actor="clerk-2"))
    _decide(person, proposal=4)
    with refused(Because.NOTHING_TO_DO):
        _decide(person, proposal=5)


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person, elsewhere = a_person(DETAILS), a_person(OTHER, DONGGUAN)
    with refused(Because.NOT_FOUND):
        _propose(elsewhere, person)
    with refused(Because.NOT_FOUND):
        _propose(person, elsewhere)


def test_nobody_is_merged_into_who_was_erased(sqlite_city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    _propose(person, into)
    erase_person(person_id=into, reason="retention_over", act=officer(DAY))
    with refused(Because.NOT_FOUND):
        _decide(person)


def test_the_same_request_merges_and_splits_once(city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    proposed = _propose(person, into, act(DAY, "key-1"))
    decided = _decide(person, acting=officer(DAY, "key-1"), proposal=2)
    split = _split(person, act(DAY, "key-2"))
    with nothing_written():
        assert _propose(person, into, act(DAY, "key-1")) == proposed
        assert _decide(person, acting=officer(DAY, "key-1"), proposal=2) == decided
        assert _split(person, act(DAY, "key-2")) == split
    with conflicting():
        _decide(person, Decision.REFUSED, officer(DAY, "key-1"), 2)
    with conflicting():
        _propose(person, into, act(DAY, "key-1"), "alias")
