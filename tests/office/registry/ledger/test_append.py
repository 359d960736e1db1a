"""Adding entries to a chain: numbered, chained, hashed, never earlier than the one before."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from tests.office.databases import Database
from tests.office.registry.acting import CITY, nothing_written

from anju.office.registry.ledger.append import append, sealed, write
from anju.office.registry.ledger.entries import (
    Act,
    Draft,
    Recorded,
    chain_as_known,
    ledger_page,
    ledger_size,
    read_chain,
    read_chains,
)
from anju.office.registry.ledger.entry_bytes import FIRST, NotHashable, entry_hash
from anju.office.registry.ledger.kinds import Kind, WrongPayload
from anju.office.registry.ledger.models import Position
from anju.office.registry.ledger.sequencing import sequence

SUBJECT, OTHER = "5f" * 10, "a0" * 10
DAY = date(2026, 3, 1)
NOON = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
LOST = Draft(Kind.CARD_LOST, DAY, {"card": "c1"}, "stolen")
BACK = Draft(Kind.CARD_RETURNED, date(2026, 3, 2), {"card": "c1"})


def _act(at: datetime = NOON) -> Act:
    return Act("clerk-1", "station-9", "police_clerk", CITY, DAY, at, "key-1")


def _append(subject: str, *drafts: Draft, at: datetime = NOON) -> list[Recorded]:
    chain = read_chain(subject)
    with transaction.atomic():
        return append(subject, chain[-1] if chain else None, drafts, _act(at))


def test_an_entry_says_who_what_when_and_why(city: Database) -> None:
    [entry] = _append(SUBJECT, LOST)
    assert entry[1:11] == (
        SUBJECT,
        1,
        "card_lost",
        "2026-03-01",
        "2026-03-01T04:00:00.000000Z",
        "clerk-1",
        "station-9",
        "stolen",
        "key-1",
        '{"card":"c1"}',
    )
    assert entry.previous_hash == FIRST
    assert entry.hash == entry_hash(*entry[1:-1])
    assert entry.day == DAY
    assert read_chain(SUBJECT) == [entry]


def test_entries_of_one_chain_are_numbered_and_chained(city: Database) -> None:
    first, second = _append(SUBJECT, LOST, BACK)
    [third] = _append(SUBJECT, LOST)
    assert [entry.number for entry in (first, second, third)] == [1, 2, 3]
    assert second.previous_hash == first.hash
    assert third.previous_hash == second.hash
    assert len({first.hash, second.hash, third.hash}) == 3


def test_chains_of_two_subjects_have_nothing_in_common(city: Database) -> None:
    [one] = _append(SUBJECT, LOST)
    [other] = _append(OTHER, LOST)
    assert (one.number, other.number) == (1, 1)
    assert other.previous_hash == FIRST
    assert read_chains([SUBJECT, OTHER, "nobody"]) == {SUBJECT: [one], OTHER: [other]}
    assert read_chains([]) == {}
    assert read_chain("nobody") == []


def test_the_moment_never_falls_even_when_the_clock_does(city: Database) -> None:
    earlier = datetime(2026, 3, 1, 3, 59, tzinfo=UTC)
    _append(SUBJECT, LOST)
    [second] = _append(SUBJECT, BACK, at=earlier)
    [third] = _append(SUBJECT, LOST, at=datetime(2026, 3, 1, 4, 0, 0, 1, tzinfo=UTC))
    assert second.recorded_at == "2026-03-01T04:00:00.000000Z"
    assert third.recorded_at == "2026-03-01T04:00:00.000001Z"


def test_what_was_known_at_a_moment_is_the_beginning_of_a_chain(sqlite_city: Database) -> None:
    first, second = _append(SUBJECT, LOST, BACK)
    later = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
    [third] = _append(SUBJECT, LOST, at=later)
    assert chain_as_known(SUBJECT, "2026-03-01T03:59:59.999999Z") == []
    assert chain_as_known(SUBJECT, "2026-03-01T04:00:00.000000Z") == [first, second]
    assert chain_as_known(SUBJECT, "2026-03-01T05:00:00.000000Z") == [first, second, third]


def test_what_is_sealed_is_not_written_yet(city: Database) -> None:
    with nothing_written():
        entries = sealed(SUBJECT, None, [LOST, BACK], _act())
    assert [entry.id for entry in entries] == [0, 0]
    with transaction.atomic():
        identifiers = write(entries)
    assert [entry.id for entry in read_chain(SUBJECT)] == identifiers


def test_a_number_is_taken_once(city: Database) -> None:
    entries = sealed(SUBJECT, None, [LOST], _act())
    _append(SUBJECT, BACK)
    with nothing_written(), pytest.raises(IntegrityError), transaction.atomic():
        write(entries)


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        (Draft(Kind.CARD_LOST, DAY, {}), WrongPayload),
        (Draft(Kind.CARD_LOST, DAY, {"card": "c1", "why": "x"}), WrongPayload),
        (Draft(Kind.CARD_LOST, DAY, {"card": 1}), WrongPayload),
        (Draft(Kind.CARD_LOST, DAY, {"card": "c1"}, "two\nlines"), NotHashable),
    ],
)
def test_what_cannot_be_hashed_or_read_is_not_recorded(
    sqlite_city: Database, draft: Draft, error: type[Exception]
) -> None:
    with nothing_written(), pytest.raises(error):
        _append(SUBJECT, LOST, draft)


def test_characters_beyond_the_plane_come_back_as_they_were(city: Database) -> None:
    [entry] = _append(SUBJECT, Draft(Kind.CARD_LOST, DAY, {"card": '𠮷 "\\ é'}))
    assert entry.payload == '{"card":"𠮷 \\"\\\\ é"}'
    assert read_chain(SUBJECT) == [entry]


def test_positions_follow_the_order_of_writing(city: Database) -> None:
    sequence()
    before = ledger_size()
    written = [*_append(SUBJECT, LOST), *_append(OTHER, LOST), *_append(SUBJECT, BACK)]
    sequence()
    found = Position.objects.filter(position__gt=before).order_by("position")
    assert list(found.values_list("entry_id", flat=True)) == [entry.id for entry in written]
    assert ledger_size() == before + 3


def test_a_page_of_the_ledger_is_the_latest_first(sqlite_city: Database) -> None:
    written = [*_append(SUBJECT, LOST, BACK), *_append(OTHER, LOST)]
    sequence()
    size = ledger_size()
    assert ledger_page(size + 1, 2) == [(size, written[2]), (size - 1, written[1])]
    assert ledger_page(size - 1, 1) == [(size - 2, written[0])]
    assert ledger_page(1, 5) == []
