"""Reads a roster from a CSV in blocks, so that its size does not matter.

A block is cut into cells by a kernel where it is regular; from the first irregular block
on (a quotation mark inside a cell, a lone return, a row of too many cells) the standard
library's slower reader takes over, which tells exactly what is wrong where.
"""

import codecs
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl

from anju.roster.cells import Cells
from anju.roster.csv_encoding import NOT_TEXT, encoding_of
from anju.roster.csv_kernel import FOREIGN, IRREGULAR, cut, filled
from anju.roster.csv_records import Records, rows_as_frame, widened
from anju.roster.headers import NO_HEADER, Field, Header, find_header
from anju.roster.source import Batch, RawRecords, gathered
from anju.roster.unusable import Unusable
from anju.words import N_

BLOCK = 4 << 20
MOST_CELLS = 4 << 20
LONGEST_RECORD = 256 << 20
SEPARATORS = (",", "\t", ";")


class CsvSource:
    """A CSV that is open for reading; see `anju.roster.source.Source`."""

    sheet: str | None = None

    def __init__(self, path: Path, *, widen: bool = False) -> None:
        """Finds the encoding and the header; raises Unusable where there is none.

        `widen` adds nameless columns for records that have more cells than the header.
        """
        self.path = path
        self.notes: list[tuple[str, dict[str, object]]] = []
        self.encoding = encoding_of(path)
        self._size = path.stat().st_size
        self.separator, at, self.header = self._find_header()
        self.header.check()
        self.header_row = at + 1
        self._next_row = 2
        if widen:
            self._widen()

    def _widen(self) -> None:
        with Records(self.path, self.encoding, self.separator) as records:
            self.header, row = widened(self.header, records.first(sys.maxsize))
        sentence = N_(
            "row {row} has more cells than the header: they are carried through in columns "
            "without a name; a cell that holds commas needs quotation marks around it"
        )
        self.notes.append((sentence, {"row": row - self.header_row + 1}))

    def _find_header(self) -> tuple[str, int, Header]:
        best: tuple[str, int, Header] | None = None
        for separator in SEPARATORS:
            with Records(self.path, self.encoding, separator) as records:
                found = find_header(list(records.first(20)))
            if found and (best is None or len(best[2].missing) > len(found[1].missing)):
                best = (separator, *found)
            if best and not best[2].missing:
                return best
        if best is None:
            raise Unusable(
                NO_HEADER,
                file=self.path.name,
            )
        return best

    def batches(self) -> Iterator[Batch]:
        """The rows after the header, block by block; a row's number is that of its record."""
        with self.path.open("rb") as file:
            file.seek(self._data_starts())
            for batch in self._all(file):
                if len(batch):
                    yield batch

    def _data_starts(self) -> int:
        with Records(self.path, self.encoding, self.separator) as records:
            for _ in records.first(self.header_row):
                pass
            return records.consumed

    def _all(self, file: BinaryIO) -> Iterator[Batch]:
        decoder = codecs.getincrementaldecoder(self.encoding.removesuffix("-sig"))()
        is_plain = self.encoding != "gb18030"
        kept, is_last = b"", False
        while kept or not is_last:
            if not is_last:
                fresh = file.read(BLOCK)
                is_last = len(fresh) < BLOCK
                kept += fresh if is_plain else decoder.decode(fresh, final=is_last).encode()
            done = min(1.0, (file.tell() - len(kept)) / self._size)
            batch, end, kind = self._cut(kept, done, is_last=is_last)
            yield batch
            kept = kept[end:]
            if kind == IRREGULAR:
                text = decoder.decode(kept) if is_plain else kept.decode()
                yield from self._carefully(text, file, decoder)
                return
            if not end and len(kept) > LONGEST_RECORD:
                raise Unusable(
                    N_("record {row} is longer than 256 MB: a quotation mark is not closed"),
                    row=self._next_row,
                )

    def _cut(self, block: bytes, done: float, *, is_last: bool) -> tuple[Batch, int, int]:
        """The regular records a block begins with, where they end, and how it goes on."""
        columns = len(self.header.names)
        most = min(block.count(b"\n") + 1, max(1000, MOST_CELLS // columns))
        text = np.frombuffer(block, dtype=np.uint8)
        found, starts, ends = cut(text, self.separator, columns, most, is_last=is_last)
        if found.kind == FOREIGN:
            raise Unusable(NOT_TEXT, file=self.path.name)
        keep = filled(text, starts, ends)
        rows = np.arange(self._next_row, self._next_row + found.records, dtype=np.int64)
        self._next_row += found.records
        if not keep.all():
            starts, ends, rows = starts[keep], ends[keep], rows[keep]
        raw = RawRecords(text, starts, ends)
        is_plain = self.separator == ","
        batch = Batch(rows, raw.columns, self._texts(raw), done, raw if is_plain else None)
        return batch, found.end, found.kind

    def _texts(self, raw: RawRecords) -> Mapping[Field, Cells]:
        return {
            field: raw.cells(columns[0])
            if len(columns) == 1
            else gathered([raw.column(column) for column in columns])
            for field, columns in self.header.columns.items()
        }

    def _carefully(
        self, text: str, file: BinaryIO, decoder: codecs.IncrementalDecoder
    ) -> Iterator[Batch]:
        width = len(self.header.names)
        with Records(self.path, self.encoding, self.separator) as records:
            records.go_on(text, file, decoder)
            for cells in records.in_batches():
                frame = rows_as_frame(cells, width)
                yield self._batch(frame, min(1.0, file.tell() / self._size))
                self._next_row += len(frame)

    def _batch(self, frame: pl.DataFrame, done: float) -> Batch:
        rows = np.arange(self._next_row, self._next_row + len(frame), dtype=np.int64)
        blank = pl.all_horizontal(pl.all().fill_null("").str.strip_chars() == "")
        keep = ~frame.select(blank).to_series().to_numpy()
        if not keep.all():
            frame, rows = frame.filter(pl.Series(keep)), rows[keep]
        columns = tuple(frame.get_columns())
        texts = {
            field: gathered([columns[index] for index in found])
            for field, found in self.header.columns.items()
        }
        return Batch(rows, lambda: columns, texts, done)
