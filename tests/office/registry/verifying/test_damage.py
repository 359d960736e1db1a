"""Damaged pages: what cannot be read is named, and everything else is verified all the same."""

from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from tests.office.databases import Database, Start
from tests.office.registry.acting import ISSUED_ON, act
from tests.office.registry.histories import made_histories
from tests.office.registry.verifying.sqlite_cells import cells, settled
from tests.office.registry.verifying.verified import execute, unguarded
from tests.office.starts import WITH_HISTORIES

from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.checkpointing import make_checkpoint
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.ledger.reading import entries, reading, stream
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.verifying.chains import parts_of
from anju.office.registry.verifying.findings import Code, Findings
from anju.office.registry.verifying.in_order import InOrder, ranges
from anju.office.registry.verifying.verify import verify, verify_entries

PAGE = 4096


@pytest.fixture
def start() -> Start:
    """Everything that can be done was done in the city."""
    return WITH_HISTORIES


@pytest.fixture
def file(sqlite_city: Database) -> Path:
    """The file of a small city, with nothing left beside it."""
    sequence()
    connection.close()
    path = sqlite_city.home / "anju.sqlite3"
    settled(path)
    return path


def _spoil(file: Path, page: int) -> None:
    """Write over a whole page, counted from 0."""
    with file.open("r+b") as stream_of_bytes:
        stream_of_bytes.seek(page * PAGE)
        stream_of_bytes.write(b"\xff" * PAGE)


def test_a_damaged_page_of_entries(file: Path) -> None:
    rows = cells(file, "registry_entry")
    page = rows[-3].first // PAGE
    gone = {row.id for row in rows if row.first // PAGE == page}
    _spoil(file, page)
    findings = Findings()
    with reading() as reader:
        walk = verify_entries(reader, findings)
    unreadable = [each for each in findings.kept if each.code is Code.ENTRY_UNREADABLE]
    named = {each.entry.id for each in unreadable if each.entry}
    assert named == gone
    assert walk.entries == len(rows) - len(gone)


def test_a_damaged_page_of_positions(file: Path) -> None:
    rows = cells(file, "registry_position")
    _spoil(file, rows[-1].first // PAGE)
    findings = Findings()
    with reading() as reader:
        verify_entries(reader, findings)
    assert findings.count > 0


def test_damage_elsewhere_does_not_stop_it(file: Path) -> None:
    _spoil(file, cells_of_projection(file))
    told = verify(ring=current_ring())
    assert {each.code for each in told.findings} == {Code.PROJECTION_UNREADABLE}
    assert told.entries == told.positions > 0


def cells_of_projection(file: Path) -> int:
    """The page that holds the cards."""
    return cells(file, "registry_card")[0].first // PAGE


def test_ranges() -> None:
    assert ranges([]) == []
    assert ranges([5, 1, 2, 9, 10]) == [(1, 2), (5, 5), (9, 10)]


def test_entries_come_in_the_order_of_their_positions(city: Database) -> None:
    """Positions that were given in another order than that of identifiers."""
    identifiers = list(Entry.objects.order_by("id").values_list("id", flat=True))
    turned = [*identifiers[50:60][::-1], *identifiers[:50], *identifiers[60:]]
    with unguarded():
        execute("DELETE FROM registry_position")
    Position.objects.bulk_create(
        [Position(position=place, entry_id=entry) for place, entry in enumerate(turned, start=1)]
    )
    findings = Findings()
    with reading() as reader:
        runs = list(InOrder(reader, findings).runs())
        assert [row[0] for run in runs for row in run.rows if row] == turned
        assert sum(len(rows) for rows in stream(reader, entries())) == len(turned)
    assert findings.kept == []


def test_a_small_heap_is_enough_for_any_order(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anju.office.registry.verifying.in_order.AHEAD", 5)
    turned = list(Entry.objects.order_by("-id").values_list("id", flat=True))
    with unguarded():
        execute("DELETE FROM registry_position")
    Position.objects.bulk_create(
        [Position(position=place, entry_id=entry) for place, entry in enumerate(turned, start=1)]
    )
    with reading() as reader:
        runs = list(InOrder(reader, Findings()).runs())
        assert [row[0] for run in runs for row in run.rows if row] == turned


def test_many_looks_find_what_one_look_finds(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A city of too many subjects is looked through in parts."""
    made = made_histories()
    make_checkpoint(act(ISSUED_ON).at)
    for held in (1_000_000, 7):
        monkeypatch.setattr(
            "anju.office.registry.verifying.verify.parts_of", partial(parts_of, held=held)
        )
        assert verify(ring=None).findings == []
    with unguarded():
        execute("DELETE FROM registry_entry WHERE subject = %s AND number = 4", made.permit)
    codes = {each.code for each in verify(ring=None).findings}
    assert {Code.ENTRY_MISSING, Code.NUMBER_OUT_OF_ORDER, Code.CHAIN_BROKEN} <= codes
