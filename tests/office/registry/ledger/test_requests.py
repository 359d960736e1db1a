"""A request is carried out once, whatever happens on the way."""

import threading
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.office.databases import Database
from tests.office.registry.acting import act, conflicting, nothing_written

from anju.office.access.models import Account
from anju.office.common.statements import Rows, Statement
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import (
    ATTEMPTS,
    Busy,
    Keep,
    Outcome,
    fingerprint,
    once,
    once_reading,
)
from anju.office.registry.models import Entry, Request

DAY = date(2026, 3, 1)
ASKED: dict[str, str | int] = {"permit": "ab", "number": 3}
SUBJECT = "5f" * 10


class Counted:
    """An operation that opens an account, and counts how often it was begun."""

    def __init__(self, error: Exception | None = None) -> None:
        self.begun = 0
        self.error = error

    def __call__(self) -> Outcome:
        self.begun += 1
        Account.objects.create(username=f"account-{self.begun}")
        if self.error:
            raise self.error
        return {"begun": self.begun, "days": ["2026-03-01"], "none": None}


def test_the_same_request_has_the_same_outcome_and_nothing_is_done(city: Database) -> None:
    operation = Counted()
    first = once(act(DAY, "key-1"), ASKED, operation)
    with nothing_written():
        assert once(act(DAY, "key-1"), ASKED, operation) == first
    assert operation.begun == 1
    request = Request.objects.get()
    assert (request.actor, request.key) == ("clerk-1", "key-1")
    assert request.fingerprint == fingerprint(ASKED)
    assert request.made_at == "2026-03-01T02:00:00.000000Z"


def _adds_one(rows: Sequence[Rows], _keep: Keep) -> Outcome:
    """An operation that could be carried out any number of times: one more entry each time."""
    drafts = [Draft(Kind.CARD_LOST, DAY, {"card": "c1"})]
    before = read_chain(SUBJECT)
    append(SUBJECT, before[-1] if before else None, drafts, act(DAY))
    return {"read": [list(each) for each in rows[0]]}


def test_what_reads_first_is_carried_out_once_though_nobody_looks_for_its_key(
    city: Database,
) -> None:
    reads = [Statement("SELECT 7")]
    first = once_reading(act(DAY, "key-1"), ASKED, reads, _adds_one)
    with nothing_written():
        assert once_reading(act(DAY, "key-1"), ASKED, reads, _adds_one) == first == {"read": [[7]]}
    with nothing_written(), conflicting():
        once_reading(act(DAY, "key-1"), {"permit": "cd"}, reads, _adds_one)
    assert len(read_chain(SUBJECT)) == Request.objects.count() == 1


def test_another_moment_or_day_is_the_same_request(sqlite_city: Database) -> None:
    operation = Counted()
    first = once(act(DAY, "key-1"), ASKED, operation)
    assert once(act(date(2026, 3, 2), "key-1"), ASKED, operation) == first


@pytest.mark.parametrize(
    "asked",
    [
        {"permit": "ab", "number": 4},
        {"permit": "ab", "number": "3"},
        {"permit": "ab"},
        {"permit": "ab", "number": 3, "more": ""},
    ],
)
def test_other_content_under_the_same_key_is_refused(
    city: Database, asked: dict[str, str | int]
) -> None:
    operation = Counted()
    once(act(DAY, "key-1"), ASKED, operation)
    with conflicting():
        once(act(DAY, "key-1"), asked, operation)
    assert operation.begun == 1


def test_the_order_of_what_is_asked_does_not_matter() -> None:
    assert fingerprint({"number": 3, "permit": "ab"}) == fingerprint(ASKED)


def test_without_a_key_each_request_is_a_new_one(sqlite_city: Database) -> None:
    operation = Counted()
    assert [once(act(DAY), ASKED, operation)["begun"] for _ in range(2)] == [1, 2]
    assert not Request.objects.exists()


def test_another_actor_has_keys_of_their_own(sqlite_city: Database) -> None:
    operation = Counted()
    once(act(DAY, "key-1"), ASKED, operation)
    once(act(DAY, "key-1", actor="clerk-2"), {"permit": "cd"}, operation)
    assert operation.begun == 2


def test_what_fails_leaves_no_trace_and_can_be_tried_again(city: Database) -> None:
    operation = Counted(ZeroDivisionError())
    with nothing_written(), pytest.raises(ZeroDivisionError):
        once(act(DAY, "key-1"), ASKED, operation)
    assert once(act(DAY, "key-1"), ASKED, Counted())["begun"] == 1


def test_an_error_of_the_database_that_is_nobody_elses_is_not_tried_again(
    city: Database,
) -> None:
    operation = Counted(IntegrityError("another constraint"))
    with nothing_written(), pytest.raises(IntegrityError):
        once(act(DAY, "key-1"), ASKED, operation)
    assert operation.begun == 1


def _late(meets: Callable[[], object]) -> Callable[[], Outcome]:
    """An operation that somebody is faster than: they add the same number of a chain."""

    def operation() -> Outcome:
        chain = read_chain(SUBJECT)
        meets()
        draft = Draft(Kind.CARD_LOST, DAY, {"card": f"c{len(chain)}"})
        append(SUBJECT, chain[-1] if chain else None, [draft], act(DAY))
        return {"seen": len(chain)}

    return operation


def _add_elsewhere() -> None:
    """Another connection adds the next entry of the chain and commits."""

    def add() -> None:
        from django.db import connections

        with transaction.atomic():
            chain = read_chain(SUBJECT)
            draft = Draft(Kind.CARD_LOST, DAY, {"card": "theirs"})
            append(SUBJECT, chain[-1] if chain else None, [draft], act(DAY))
        connections.close_all()

    other = threading.Thread(target=add)
    other.start()
    other.join()


def test_who_meets_another_writer_begins_again(postgresql_city: Database) -> None:
    times = iter(range(2))

    def meets() -> None:
        if next(times, None) is not None:
            _add_elsewhere()

    assert once(act(DAY, "key-1"), ASKED, _late(meets)) == {"seen": 2}
    assert Entry.objects.filter(subject=SUBJECT).count() == 3


def test_after_some_attempts_it_is_said_that_others_were_faster(
    postgresql_city: Database,
) -> None:
    with pytest.raises(Busy):
        once(act(DAY, "key-1"), ASKED, _late(_add_elsewhere))
    assert Entry.objects.filter(subject=SUBJECT).count() == ATTEMPTS
    assert not Request.objects.exists()
