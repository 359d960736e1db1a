"""The refused rows as a CSV, as a review writes them; conflicts stand among them in their order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.law.known import RefusedHistory
from anju.office.registry.importing.conflicts import CONFLICT, Conflict, conflict_in_words
from anju.roster.accepted import AcceptedRow
from anju.roster.csv_writing import CsvTable
from anju.roster.headers import Header
from anju.roster.judging import Judged
from anju.roster.lookups import Lookup
from anju.roster.refused_details import Details
from anju.roster.source import Batch
from anju.roster.tables import Table, Written
from anju.roster.unfinished import Unfinished
from anju.roster.written_columns import REFUSED, source_headings

Conflicts = Sequence[tuple[AcceptedRow, Conflict | RefusedHistory]]


class RefusedRows:
    """Writes refused rows to a table in one language; without a table it writes nothing."""

    def __init__(self, table: Table | None, details: Details, language: str) -> None:
        """`details` says what is wrong with a row itself."""
        self._table, self._details, self._language = table, details, language

    def write(self, batch: Batch, judged: Judged, conflicts: Conflicts) -> None:
        """Add the refused rows of a batch, and those that contradict the record."""
        if self._table is None or not (len(judged.refused) or conflicts):
            return
        columns = self._details.of(judged)
        if not conflicts:
            self._table.write(batch, judged.refused, columns)
            return
        rows = np.concatenate([judged.refused, [row.at for row, _ in conflicts]])
        order = np.argsort(rows)
        told = [[CONFLICT] * len(conflicts), [self._in_words(found) for _, found in conflicts]]
        merged = [
            _merged(column, texts, order) for column, texts in zip(columns, told, strict=True)
        ]
        self._table.write(batch, rows[order].astype(np.int64), merged)

    def _in_words(self, found: Conflict | RefusedHistory) -> str:
        return conflict_in_words(found, self._language)


def _merged(column: Sequence[Lookup], texts: list[str], order: NDArray[np.intp]) -> Written:
    """A column with more texts behind it, in an order.

    An empty text behind another says that this one may hold any character: it stays.
    """
    whole = pl.concat([column[0].series(), pl.Series(texts, dtype=pl.String)])
    nothing = Lookup(pl.Series([""]), np.zeros(len(order), dtype=np.int32))
    return [Lookup(whole, order), *(nothing for _ in column[1:])]


@contextmanager
def refused_file(file: Path | None, header: Header) -> Iterator[Table | None]:
    """The table of a CSV that appears under its name once all went well; None without a file."""
    if file is None:
        yield None
        return
    first, *others = REFUSED
    own = source_headings(header.names, REFUSED, "en")
    with Unfinished() as files:
        with CsvTable(files.new(file), [first, *own, *others]) as table:
            yield table
        files.finish()
