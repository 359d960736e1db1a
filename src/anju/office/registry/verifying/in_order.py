"""Brings entries into the order of their positions while both are streamed.

Identifiers and positions rise together but for entries that committed late, so that a small
heap of entries read ahead is enough.  A position whose entry is nowhere is told; what has no
position comes last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from anju.office.registry.ledger.reading import (
    Reader,
    Row,
    Streamed,
    entries,
    positions,
    stream,
)
from anju.office.registry.verifying.findings import Code, EntryName, Findings

AHEAD: Final = 50_000
"""Entries read ahead at most; beyond them an entry is asked for by its identifier."""

STEP: Final = 256
"""Positions that are looked at one by one before whole runs are tried again."""


@dataclass(slots=True)
class Run:
    """Some entries that stand one behind the other from position `first`.

    An entry that is nowhere is None.  `first` is 0 for entries without a position.
    """

    first: int
    rows: list[Row | None]


@dataclass(slots=True)
class InOrder:
    """Streams all entries in the order of their positions."""

    reader: Reader
    findings: Findings
    entries: Streamed = field(default_factory=entries)
    positions: Streamed = field(default_factory=positions)
    _ahead: dict[int, Row] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)
    _told: set[int] = field(default_factory=set)

    def runs(self) -> Iterator[Run]:
        """All entries; those without a position come last, in runs whose `first` is 0."""
        coming = stream(self.reader, self.entries)
        batch: list[Row] = []
        expected = 1
        for placed in stream(self.reader, self.positions):
            for start, identifiers in self._without_holes(placed, expected):
                expected = start + len(identifiers)
                first, wanted = start, identifiers
                while wanted:
                    batch = batch or next(coming, [])
                    count = min(len(wanted), len(batch))
                    if count and self._are(batch[:count], wanted[:count]):
                        rows: list[Row | None] = list(batch[:count])
                        batch = batch[count:]
                    else:
                        count = min(len(wanted), STEP)
                        rows, batch = self._sorted(wanted[:count], batch, coming)
                        self._tell_missing(first, rows, wanted)
                    yield Run(first, rows)
                    first, wanted = first + count, wanted[count:]
        yield from self._without_position(batch, coming)
        self._tell_unreadable(self.entries, Code.ENTRY_UNREADABLE)
        self._tell_unreadable(self.positions, Code.POSITION_UNREADABLE)

    def _are(self, batch: list[Row], wanted: list[int]) -> bool:
        """Whether the next entries of the stream are the wanted ones, with none read ahead."""
        return not self._ahead and [row[0] for row in batch] == wanted

    def _without_holes(self, placed: list[Row], expected: int) -> Iterator[tuple[int, list[int]]]:
        """The identifiers of some positions, cut where a position is missing."""
        first, identifiers = expected, list[int]()
        if [row[0] for row in placed] == list(range(first, first + len(placed))):
            yield first, [row[1] for row in placed]
            return
        for position, identifier in placed:
            if position != first + len(identifiers):
                if identifiers:
                    yield first, identifiers
                missing = first + len(identifiers)
                self.findings.add(
                    Code.POSITION_MISSING,
                    EntryName(position=missing),
                    first=missing,
                    last=position - 1,
                )
                first, identifiers = position, []
            identifiers.append(identifier)
        if identifiers:
            yield first, identifiers

    def _sorted(
        self, identifiers: list[int], batch: list[Row], coming: Iterator[list[Row]]
    ) -> tuple[list[Row | None], list[Row]]:
        """The entries of some identifiers in their order, and what is left of the batch."""
        rows: list[Row | None] = []
        at = 0
        for wanted in identifiers:
            while wanted not in self._ahead:
                if at == len(batch):
                    batch, at = next(coming, []), 0
                if not batch or batch[at][0] > wanted or len(self._ahead) > AHEAD:
                    break
                self._read_ahead(batch[at])
                at += 1
            rows.append(self._take(wanted))
        return rows, batch[at:]

    def _read_ahead(self, row: Row) -> None:
        if row[0] in self._taken:
            self._taken.discard(row[0])
        else:
            self._ahead[row[0]] = row

    def _take(self, wanted: int) -> Row | None:
        row = self._ahead.pop(wanted, None)
        if row is None:
            try:
                row = self.reader.row(self.entries, wanted)
            except self.reader.errors:
                self.entries.unreadable.append(wanted)
            if row is not None:
                self._taken.add(wanted)
        return row

    def _without_position(self, batch: list[Row], coming: Iterator[list[Row]]) -> Iterator[Run]:
        left = [row for row in self._ahead.values() if row[0] not in self._taken]
        for rows in (left, batch, *coming):
            fresh: list[Row | None] = [row for row in rows if row[0] not in self._taken]
            if fresh:
                yield Run(0, fresh)

    def _tell_missing(self, first: int, rows: list[Row | None], identifiers: list[int]) -> None:
        for offset, row in enumerate(rows):
            if row is None:
                identifier = identifiers[offset]
                name = EntryName(id=identifier, position=first + offset)
                if identifier in self.entries.unreadable:
                    told = {"first": identifier, "last": identifier}
                    self.findings.add(Code.ENTRY_UNREADABLE, name, **told)
                    self._told.add(identifier)
                else:
                    self.findings.add(Code.ENTRY_MISSING, name)

    def _tell_unreadable(self, what: Streamed, code: Code) -> None:
        """What could not be read and was not told yet, as ranges of keys."""
        told = self._told if what is self.entries else set[int]()
        for first, last in ranges(set(what.unreadable) - told):
            name = EntryName(id=first) if what is self.entries else EntryName(position=first)
            self.findings.add(code, name, first=first, last=last)


def ranges(keys: Iterable[int]) -> list[tuple[int, int]]:
    """Keys as ranges, both ends included.

    >>> ranges([7, 3, 4, 5])
    [(3, 5), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for key in sorted(keys):
        if found and found[-1][1] == key - 1:
            found[-1] = (found[-1][0], key)
        else:
            found.append((key, key))
    return found
