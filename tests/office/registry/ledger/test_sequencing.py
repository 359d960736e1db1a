"""Positions: 1 to n without a hole, whoever commits late; one sequencer at a time."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from tests.office.databases import Database
from tests.office.registry.acting import DETAILS, OTHER, a_permit, a_person, act

from anju.office.registry.ledger.models import Entry, Position, SequencingMark
from anju.office.registry.ledger.sequencing import lock_key, sequence
from anju.office.registry.looks.models import LookPosition
from anju.office.registry.looks.recording import record_look


def positions() -> list[tuple[int, int]]:
    return list(Position.objects.order_by("position").values_list("position", "entry_id"))


def assert_whole() -> None:
    """Every entry has one position, 1 to n, rising along each chain."""
    told = positions()
    assert [position for position, _ in told] == list(range(1, len(told) + 1))
    assert sorted(entry for _, entry in told) == sorted(Entry.objects.values_list("id", flat=True))
    place = {entry: position for position, entry in told}
    before: dict[str, int] = {}
    for row in Entry.objects.order_by("subject", "number"):
        assert before.get(row.subject, 0) < place[row.id]
        before[row.subject] = place[row.id]


def test_every_entry_gets_a_position_and_only_once(city: Database) -> None:
    a_permit(a_person())
    sequence()
    assert_whole()
    before = positions()
    assert sequence() == 0
    assert positions() == before
    a_person(OTHER)
    sequence()
    assert positions()[: len(before)] == before
    assert_whole()


def test_on_postgresql_the_sequencer_gives_them(postgresql_city: Database) -> None:
    there = Entry.objects.count()
    assert (there > 0, Position.objects.count()) == (True, 0)
    assert sequence() == there


def test_looks_get_positions_too(city: Database) -> None:
    at = act(date(2024, 3, 1)).at
    for viewer in ("clerk-1", "clerk-2", "clerk-1"):
        record_look(viewer=viewer, page="person", purpose="case", persons=["5f"], at=at)
    sequence()
    sequence()
    told = list(LookPosition.objects.order_by("position").values_list("position", "look_id"))
    assert [position for position, _ in told] == [1, 2, 3]
    assert [look for _, look in told] == sorted(look for _, look in told)


def test_an_entry_that_commits_late_is_found(postgresql_city: Database) -> None:
    wrote, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            a_person(DETAILS)
            wrote.set()
            assert may_commit.wait(20)

    def others() -> tuple[int, int]:
        assert wrote.wait(20)
        a_person(OTHER)
        # Three calls, so that without the look at who writes the mark would pass the late one.
        given = sum(sequence() for _ in range(3))
        mark = SequencingMark.objects.get(table="registry_entry")
        may_commit.set()
        return given, mark.settled

    there = Entry.objects.count()
    told: list[tuple[int, int]] = []
    postgresql_city.in_threads(slow, lambda: told.append(others()))
    [(given, settled)] = told
    late = Entry.objects.exclude(id__in=Position.objects.values("entry_id")).get()
    assert given == there + 1
    assert settled < late.id < Entry.objects.order_by("-id")[0].id
    assert sequence() == 1
    assert_whole()


def test_what_is_settled_is_not_looked_through_again(postgresql_city: Database) -> None:
    a_person()
    sequence()
    sequence()
    mark = SequencingMark.objects.get(table="registry_entry")
    assert mark.settled == Entry.objects.order_by("-id")[0].id


def test_looking_through_everything_finds_what_a_wrong_mark_hides(
    postgresql_city: Database,
) -> None:
    sequence()
    SequencingMark.objects.update(settled=1_000_000)
    a_person()
    assert sequence() == 0
    assert sequence(everything=True) == 1
    assert_whole()


def test_two_sequencers_wait_for_one_another(city: Database) -> None:
    def enter(name: str) -> None:
        for number in range(6):
            record_look(
                viewer=f"{name}-{number}",
                page="person",
                purpose="case",
                persons=["5f"],
                at=act(date(2024, 3, 1)).at,
            )
            sequence()

    city.in_threads(lambda: enter("a"), lambda: enter("b"))
    assert_whole()
    assert LookPosition.objects.count() == 12


def test_the_lock_is_of_the_schema() -> None:
    assert lock_key("shenzhen") != lock_key("dongguan")
    assert -(2**63) <= lock_key("shenzhen") < 2**63


def test_a_position_once_given_stays(city: Database) -> None:
    sequence()
    for statement in (
        "UPDATE registry_position SET entry_id = 9999 WHERE position = 1",
        "DELETE FROM registry_position",
        "UPDATE registry_lookposition SET look_id = 9 WHERE position = 1",
    ):
        record_look(
            viewer="clerk-1",
            page="person",
            purpose="case",
            persons=["5f"],
            at=act(date(2024, 3, 1)).at,
        )
        sequence()
        with pytest.raises(Exception, match="only grows"), connection.cursor() as cursor:
            cursor.execute(statement)
