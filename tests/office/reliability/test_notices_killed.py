"""Two workers, killed at any moment: no message is lost, and none is twice in our record.

A channel may be given a message twice: that is counted, and each time is explained by an attempt
that was begun and never ended.
"""

import random
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
REACHED = 40
"""How many of the people have a phone; the others are for the office to call."""


@contextmanager
def _workers(city: Database) -> Iterator[Callable[[datetime, float | None], list[int]]]:
    """Begins workers at a moment and kills them some seconds later; answers how they ended."""
    arguments = [str(PROGRAM), OPENS.isoformat()]
    environment = {"PYTHONPATH": str(ROOT)}
    with city.popen(*arguments, stdin=PIPE, stdout=PIPE, env=environment) as program:
        begun, ended = program.stdin, program.stdout
        assert begun
        assert ended

        def work(at: datetime, kill_after: float | None) -> list[int]:
            begun.write(f"{at.isoformat()} {'never' if kill_after is None else kill_after}\n")
            begun.flush()
            return [int(code) for code in ended.readline().split()]

        yield work
        begun.close()
    assert program.returncode == 0


def _kill(city: Database, rounds: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ANJU, "HOME", city.home)
    for number, person in enumerate(Person.objects.order_by("id")[:REACHED]):
        address = f"138001{number:05}"
        bind_contact(
            person_id=person.id, channel=ContactChannel.SMS, address=address, act=act(OPENS)
        )
    moments, at = random.Random(seed), AT
    killed = 0
    with _workers(city) as work:
        for _ in range(rounds):
            killed += work(at, moments.uniform(0, 0.6)).count(-signal.SIGKILL)
            at += LEASE + timedelta(seconds=1)
        assert killed, "nobody was killed at work"
        assert work(at, None) == [0, 0]
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
