"""A round of automatic endorsement beside others who write to the permits it has read."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.db import transaction
from tests.office.casework.automatic.acting import a_body, by_body
from tests.office.casework.test_order_of_locks import until_somebody_waits
from tests.office.databases import Database
from tests.office.registry.acting import (
    a_permit,
    a_person,
    act,
    merge,
    nothing_is_amiss,
    officer,
    told,
)

from anju.law.automatic import Confirmed
from anju.office.access.models import BodyKind
from anju.office.casework.automatic.consent import give_consent, withdraw_consent
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.automatic.rules import end_rules, sign_rules
from anju.office.casework.automatic.weighing import Known, known_of
from anju.office.casework.cases.channels import Channel
from anju.office.notices.models import Message
from anju.office.online import automatic_round
from anju.office.online.automatic_round import endorse_by_itself
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse, file_endorsement

ISSUED_ON, DAY = date(2025, 12, 15), date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
PUDONG = "310115"
CLERK, OFFICER = act(DAY, within=PUDONG), officer(DAY, within=PUDONG)
Write = Callable[[str, str], object]
DONE, ASKED = "automatic_done", "automatic_asked"

WRITES: dict[str, tuple[Write, list[str]]] = {
    "nothing": (lambda _person, _permit: None, ["permit_endorsed"]),
    "endorsed": (
        lambda _person, permit: endorse(permit_id=permit, filed_on=DAY, act=CLERK),
        ["permit_endorsed"],
    ),
    "filed": (
        lambda _person, permit: file_endorsement(permit_id=permit, filed_on=DAY, act=CLERK),
        ["endorsement_filed"],
    ),
    "cancelled": (
        lambda _person, permit: cancel(
            permit_id=permit, cancelled_on=DAY, reason=CancelReason.LEFT, act=OFFICER
        ),
        ["permit_cancelled"],
    ),
    "withdrawn": (
        lambda person, _permit: withdraw_consent(
            person_id=person, channel=Channel.ONLINE, act=CLERK
        ),
        [],
    ),
    "moved away": (lambda person, _permit: confirm(person, holds=False), []),
    "merged": (lambda person, _permit: merge(person, a_record("记"), DAY), ["permit_endorsed"]),
}
"""What somebody else writes between the reading and the writing; what the permit has then."""


def a_record(name: str) -> str:
    return a_person(PersonalDetails(f"赵{name}"), PUDONG)


def confirm(person: str, *, holds: bool) -> None:
    acting = by_body(DAY, PUDONG)
    supply_evidence(person_id=person, what=Confirmed.ADDRESS, holds=holds, act=acting)


def agreed(number: int) -> tuple[str, str]:
    """Somebody of Pudong who agreed, and their permit, whose window is open."""
    person = a_record(chr(0x5E00 + number))
    permit = a_permit(person, f"3101J25{number:09}", ISSUED_ON, PUDONG)
    give_consent(person_id=person, channel=Channel.ONLINE, place=PUDONG, act=CLERK)
    return person, permit


@pytest.fixture
def signed(city: Database) -> Database:
    """A city whose officer signed and in which a landlord confirms."""
    a_body(BodyKind.LANDLORD)
    sign_rules(act=OFFICER)
    return city


@contextmanager
def beside(city: Database, *others: Callable[[], object]) -> Iterator[None]:
    """Others work, each on a connection of its own, once the round has read and not written."""
    left = list(others)

    def read(people: Iterable[str]) -> dict[str, Known]:
        known = known_of(people)
        while left:
            city.in_threads(left.pop(0))
        return known

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(automatic_round, "known_of", read)
        yield
    assert not left


def added(permit: str) -> list[str]:
    return [kind for kind, *_ in told(permit)[1:]]


def messages() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("permit_id", "about"))


def test_what_was_written_meanwhile_counts_and_the_others_go_through(signed: Database) -> None:
    held = {name: agreed(number) for number, name in enumerate(WRITES)}
    for person, _ in held.values():
        confirm(person, holds=True)
    others = [partial(write, *held[name]) for name, (write, _) in WRITES.items()]
    with beside(signed, *others):
        endorse_by_itself(AT)
    expected = {name: kinds for name, (_, kinds) in WRITES.items()}
    assert {name: added(permit) for name, (_, permit) in held.items()} == expected
    by_itself = sorted((held[name][1], DONE) for name in ("nothing", "merged"))
    assert messages() == by_itself
    endorse_by_itself(AT)
    assert {name: added(permit) for name, (_, permit) in held.items()} == expected
    assert messages() == sorted([*by_itself, (held["moved away"][1], ASKED)])
    nothing_is_amiss()


def test_nobody_is_asked_of_what_was_done_meanwhile(signed: Database) -> None:
    held = {name: agreed(number) for number, name in enumerate(WRITES)}
    others = [partial(write, *held[name]) for name, (write, _) in WRITES.items()]
    with beside(signed, *others):
        endorse_by_itself(AT)
    asked = ("nothing", "moved away", "merged")
    assert messages() == sorted((held[name][1], ASKED) for name in asked)


def test_two_rounds_at_once_endorse_once_and_ask_once(signed: Database) -> None:
    (person, met), (_, open_question) = agreed(0), agreed(1)
    confirm(person, holds=True)
    with beside(signed, partial(endorse_by_itself, AT)):
        endorse_by_itself(AT)
    assert added(met) == ["permit_endorsed"]
    assert messages() == sorted([(met, DONE), (open_question, ASKED)])


def test_rules_that_an_officer_ends_meanwhile_endorse_nothing(signed: Database) -> None:
    person, permit = agreed(0)
    confirm(person, holds=True)
    with beside(signed, partial(end_rules, act=OFFICER)):
        endorse_by_itself(AT)
    assert added(permit) == []


def test_who_withdraws_is_waited_for(postgresql_city: Database) -> None:
    """The withdrawal is written and not yet committed when the round comes to the permit."""
    a_body(BodyKind.LANDLORD)
    sign_rules(act=OFFICER)
    person, permit = agreed(0)
    confirm(person, holds=True)
    written = threading.Event()

    def withdraw() -> None:
        with transaction.atomic():
            withdraw_consent(person_id=person, channel=Channel.ONLINE, act=CLERK)
            written.set()
            until_somebody_waits()

    def round_of_the_worker() -> None:
        assert written.wait(30)
        endorse_by_itself(AT)

    postgresql_city.in_threads(withdraw, round_of_the_worker)
    assert added(permit) == []
