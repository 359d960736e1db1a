"""Reads a roster from a CSV in blocks, so that its size does not matter.

A block is read by polars where it is regular; from the first irregular block on (a
quotation mark inside a cell, a lone return, a row of too many cells) the standard
library's slower reader takes over, which tells exactly what is wrong where.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.roster.csv_encoding import MARK, NOT_TEXT, encoding_of
from anju.roster.csv_kernel import last_record_end
from anju.roster.csv_records import Records, rows_as_frame
from anju.roster.headers import Header, find_header
from anju.roster.source import Batch, gathered
from anju.roster.unusable import Unusable
from anju.words import N_

BLOCK = 12 << 20
LONGEST_RECORD = 256 << 20
SEPARATORS = (",", "\t", ";")


class CsvSource:
    """A CSV that is open for reading; see `anju.roster.source.Source`."""

    sheet = None

    def __init__(self, path: Path) -> None:
        """Finds the encoding and the header; raises Unusable where there is none."""
        self.path = path
        self.notes: list[tuple[str, dict[str, object]]] = []
        self.encoding = encoding_of(path)
        self._size = path.stat().st_size
        self.separator, at, self.header = self._find_header()
        self.header.check()
        self.header_row = at + 1
        self._next_row = 2

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
                N_("{file} has no header: no column for 居住证编号 (permit_number) in its first 20 rows"),
                file=self.path.name,
            )
        return best

    def batches(self) -> Iterator[Batch]:
        """The rows after the header, block by block; a row's number is that of its record."""
        with self.path.open("rb") as file:
            file.seek(self._data_starts())
            for frame in self._frames(file):
                batch = self._batch(frame, min(1.0, file.tell() / self._size))
                self._next_row += len(frame)
                if len(batch):
                    yield batch

    def _data_starts(self) -> int:
        with Records(self.path, self.encoding, self.separator) as records:
            for _ in records.first(self.header_row):
                pass
            return records.consumed

    def _frames(self, file: BinaryIO) -> Iterator[pl.DataFrame]:
        decode = codecs.getincrementaldecoder(self.encoding.removesuffix("-sig"))()
        plain = self.encoding != "gb18030"
        kept, last = b"", False
        while not last:
            fresh = file.read(BLOCK)
            last = len(fresh) < BLOCK
            kept += fresh if plain else decode.decode(fresh, final=last).encode()
            end, regular = self._regular_end(kept, last=last)
            frame = self._read(kept[:end]) if regular else None
            if frame is None:
                text = decode.decode(kept) if plain else kept.decode()
                yield from self._carefully(text, file, decode)
                return
            if len(frame):
                yield frame
            kept = kept[end:]

    def _regular_end(self, block: bytes, *, last: bool) -> tuple[int, bool]:
        end, regular, foreign = last_record_end(_bytes(block), ord(self.separator))
        if foreign:
            raise Unusable(NOT_TEXT, file=self.path.name)
        if not end and len(block) > LONGEST_RECORD:
            raise Unusable(
                N_("record {row} is longer than 256 MB: a quotation mark is not closed"),
                row=self._next_row,
            )
        return (len(block) if last else end), regular

    def _read(self, block: bytes) -> pl.DataFrame | None:
        """The records of a block as columns of text, null where empty; None if they need more care."""
        names = [str(index) for index in range(len(self.header.names))]
        first = self.separator.join(names).encode() + b"\n"
        try:
            return pl.read_csv(
                first + block,
                separator=self.separator,
                schema=dict.fromkeys(names, pl.String),
                glob=False,
            )
        except pl.exceptions.PolarsError:
            return None

    def _carefully(
        self, text: str, file: BinaryIO, decode: codecs.IncrementalDecoder
    ) -> Iterator[pl.DataFrame]:
        width = len(self.header.names)
        with Records(self.path, self.encoding, self.separator) as records:
            records.go_on(text, file, decode)
            row = self._next_row
            for cells in records.in_batches():
                yield rows_as_frame(cells, width, row)
                row += len(cells)

    def _batch(self, frame: pl.DataFrame, done: float) -> Batch:
        rows = np.arange(self._next_row, self._next_row + len(frame), dtype=np.int64)
        blank = _wholly_blank(frame, self.header)
        if blank.any():
            frame, rows = frame.filter(~pl.Series(blank)), rows[~blank]
        columns = tuple(frame.get_columns())
        texts = {
            field: gathered([columns[index] for index in found])
            for field, found in self.header.columns.items()
        }
        return Batch(rows, columns, texts, done)


def _bytes(block: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(block, dtype=np.uint8)


def _wholly_blank(frame: pl.DataFrame, header: Header) -> NDArray[np.bool_]:
    """Which rows hold nothing but blanks."""
    blank = np.zeros(len(frame), dtype=np.bool_)
    number = frame.to_series(header.columns[next(iter(header.columns))][0])
    doubtful = np.flatnonzero(_is_blank(number).to_numpy())
    if len(doubtful):
        rest = frame[doubtful].select(pl.all_horizontal(_blank(pl.all())))
        blank[doubtful] = rest.to_series().to_numpy()
    return blank


def _blank(cells: pl.Expr) -> pl.Expr:
    return cells.is_null() | (cells.str.strip_chars() == "")


def _is_blank(cells: pl.Series) -> pl.Series:
    return pl.select(_blank(pl.lit(cells))).to_series()
