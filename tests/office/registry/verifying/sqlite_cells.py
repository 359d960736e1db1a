"""Finds the bytes of a table's rows in an SQLite file, as somebody with a hex editor would.

Source: https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1; only what these tests
need: leaf cells without overflow pages.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

_INTERIOR, _LEAF = 0x05, 0x0D


@dataclass(frozen=True)
class Cell:
    """A row: its identifier, where its bytes begin and end in the file, and the unused byte.

    The first column is an alias of the identifier: the file keeps a NULL in its place, whose type
    the database never looks at.  `unused` is where that type stands.
    """

    id: int
    first: int
    last: int
    unused: int


def settled(file: Path) -> None:
    """Bring everything from the write-ahead log into the file."""
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def cells(file: Path, table: str) -> list[Cell]:
    """The rows of a table, as they lie in the file."""
    with sqlite3.connect(file) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?", [table]
        ).fetchone()[0]
    connection.close()
    content = file.read_bytes()
    size = int.from_bytes(content[16:18], "big")
    return list(_cells(content, 65536 if size == 1 else size, root))


def _cells(content: bytes, page_size: int, page: int) -> list[Cell]:
    start = (page - 1) * page_size
    head = start + (100 if page == 1 else 0)
    kind, count = content[head], int.from_bytes(content[head + 3 : head + 5], "big")
    pointers = head + (12 if kind == _INTERIOR else 8)
    places = [
        start + int.from_bytes(content[pointers + 2 * n : pointers + 2 * n + 2], "big")
        for n in range(count)
    ]
    if kind == _LEAF:
        return [_cell(content, place) for place in places]
    children = [int.from_bytes(content[place : place + 4], "big") for place in places]
    children.append(int.from_bytes(content[head + 8 : head + 12], "big"))
    return [cell for child in children for cell in _cells(content, page_size, child)]


def _cell(content: bytes, place: int) -> Cell:
    length, at = _varint(content, place)
    identifier, at = _varint(content, at)
    _, after = _varint(content, at)
    return Cell(identifier, place, at + length, after)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    number = 0
    for _ in range(8):
        number = number << 7 | content[at] & 0x7F
        at += 1
        if not content[at - 1] & 0x80:
            return number, at
    return number << 8 | content[at], at + 1
