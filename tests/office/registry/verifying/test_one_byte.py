"""One byte that is edited anywhere in an entry's row in the file: the entry is named."""

import random
from pathlib import Path

import pytest
from django.db import connection
from tests.office.databases import Database, Start
from tests.office.registry.verifying.sqlite_cells import Cell, cells, settled
from tests.office.registry.verifying.verified import names
from tests.office.starts import WITH_HISTORIES

from anju.office.registry.ledger.models import Entry
from anju.office.registry.ledger.reading import reading
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.verifying.findings import Code, Findings
from anju.office.registry.verifying.verify import verify_entries

EDITS = 400


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


def _found(places: dict[int, tuple[str, int]], identifier: int) -> bool:
    findings = Findings()
    with reading() as reader:
        verify_entries(reader, findings)
    return names(findings.kept, identifier, *places[identifier])


def test_the_untouched_file_is_sound(file: Path) -> None:
    findings = Findings()
    with reading() as reader:
        walk = verify_entries(reader, findings)
    assert (findings.kept, walk.entries) == ([], len(cells(file, "registry_entry")))


def test_any_byte_of_a_row(file: Path) -> None:
    chance = random.Random(20261123)
    rows = {row.id: (row.subject, row.number) for row in Entry.objects.all()}
    connection.close()
    # An entry of some thousand bytes goes on in other pages, which are looked at below.
    whole = [cell for cell in cells(file, "registry_entry") if cell.last - cell.first < 2000]
    assert len(whole) > len(rows) // 2
    for _ in range(EDITS):
        cell = chance.choice(whole)
        at = chance.choice([n for n in range(cell.first, cell.last) if n != cell.unused])
        told = _edited(file, at, chance.randrange(1, 256), rows, cell)
        assert told, f"entry {cell.id}: byte {at - cell.first} of {cell.last - cell.first}"


def _edited(file: Path, at: int, turned: int, rows: dict[int, tuple[str, int]], cell: Cell) -> bool:
    """Whether the entry is named while one byte is another."""
    with file.open("r+b") as stream:
        stream.seek(at)
        before = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes([before ^ turned]))
    try:
        return _found(rows, cell.id)
    finally:
        with file.open("r+b") as stream:
            stream.seek(at)
            stream.write(bytes([before]))


def test_a_byte_of_a_long_text(file: Path) -> None:
    """A measure's text goes on in pages of its own; it stands in its projection too."""
    measures = set(Entry.objects.filter(kind="measure_adopted").values_list("id", flat=True))
    connection.close()
    content = file.read_bytes()
    assert content.count(b"last_day_told") > len(measures)
    file.write_bytes(content.replace(b"last_day_told", b"last_day_tolD"))
    findings = Findings()
    with reading() as reader:
        verify_entries(reader, findings)
    assert {finding.code for finding in findings.kept} == {Code.ENTRY_ALTERED}
    assert {finding.entry.id for finding in findings.kept if finding.entry} == measures
