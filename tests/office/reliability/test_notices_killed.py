"""Two workers, killed at any moment: no message is lost, and none is twice in our record.

A channel may be given a message twice: that is counted, and each time is explained by an attempt
that was begun and never ended.
"""

import random
import signal
import time
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import PIPE

import pytest
from django.conf import settings
from tests.office.databases import Database
from tests.office.registry.acting import act
from tests.office.reliability.conftest import PERMITS
from tests.office.reliability.soundness import assert_sound

from anju.office.notices.claiming import LEASE
from anju.office.notices.models import Attempt, AttemptOutcome, Message, MessageState
from anju.office.notices.outbox import outbox_files
from anju.office.registry.contacts.binding import bind_contact
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.ledger.models import Entry
from anju.office.registry.models import Person

PROGRAM = Path(__file__).with_name("sending_on_and_on.py")
ROOT = Path(__file__).parents[3]
OPENS = date(2025, 1, 14)
AT = datetime(2025, 1, 14, 2, tzinfo=UTC)
WORKERS = 2
REACHED = 40
"""How many of the people have a phone; the others are for the office to call."""


def _work(city: Database, at: datetime, kill_after: float | None) -> None:
    """Let some workers begin, and kill them some seconds after both have said their word."""
    arguments = [str(PROGRAM), OPENS.isoformat(), at.isoformat()]
    with ExitStack() as stack:
        programs = [
            stack.enter_context(city.popen(*arguments, stdout=PIPE, env={"PYTHONPATH": str(ROOT)}))
            for _ in range(WORKERS)
        ]
        for program in programs:
            assert program.stdout
            assert program.stdout.readline() == "begun\n"
        if kill_after is not None:
            time.sleep(kill_after)
            for program in programs:
                program.send_signal(signal.SIGKILL)
    if kill_after is None:
        assert [program.returncode for program in programs] == [0] * WORKERS


def _kill(city: Database, rounds: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ANJU, "HOME", city.home)
    for number, person in enumerate(Person.objects.order_by("id")[:REACHED]):
        address = f"138001{number:05}"
        bind_contact(
            person_id=person.id, channel=ContactChannel.SMS, address=address, act=act(OPENS)
        )
    moments, at = random.Random(seed), AT
    for kill_after in [*(moments.uniform(0, 0.6) for _ in range(rounds)), None]:
        _work(city, at, kill_after)
        at += LEASE + timedelta(seconds=1)
    _check()


def _check() -> None:
    """Each message once in the record; the outbox has each, and every double is explained."""
    assert_sound()
    sent = Message.objects.filter(state=MessageState.SENT)
    unreached = Message.objects.filter(state=MessageState.UNREACHED)
    assert (sent.count(), unreached.count()) == (REACHED, PERMITS - REACHED)
    assert Message.objects.count() == PERMITS
    delivered = Entry.objects.filter(kind="notice_delivered")
    assert delivered.values("subject").distinct().count() == delivered.count() == REACHED
    handed_over = Counter(file.message_id for file in outbox_files())
    assert handed_over.keys() == set(sent.values_list("id", flat=True))
    unknown = Attempt.objects.filter(outcome=AttemptOutcome.UNKNOWN)
    unended = Counter(unknown.values_list("message_id", flat=True))
    doubled = {message: times - 1 for message, times in handed_over.items() if times > 1}
    assert all(unended[message] >= times for message, times in doubled.items())


def test_six_kills(city: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    _kill(city, 3, 20261124, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_kills(city: Database, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _kill(city, 5, seed, monkeypatch)
