"""Writes rows as CSV: UTF-8 with a byte-order mark, no text that a spreadsheet would run."""

import codecs
import csv
import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.roster.csv_lines import Lines
from anju.roster.day_words import DayWords
from anju.roster.lookups import Lookup, NumberWords, sentence
from anju.roster.source import Batch, Cell, Column
from anju.roster.tables import Numbers, Written, source_columns

FORMULA = ("=", "+", "-", "@")


class CsvTable:
    """A CSV in the making; see `anju.roster.tables.Table`."""

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        """Begins the file with its header."""
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(_harmless_text(name) for name in headings)
        self._days = DayWords(date.isoformat)
        self._numbers = NumberWords()
        self._lines = Lines()
        self._writer = ThreadPoolExecutor(max_workers=1)
        self._writing: Future[int] | None = None
        self._file = path.open("xb")
        self._file.write(codecs.BOM_UTF8 + line.getvalue().encode())

    def write(self, batch: Batch, rows: NDArray[np.int64], written: Sequence[Written]) -> None:
        """Add rows; days become ISO text."""
        parts = [self._parts(column) for column in written]
        if batch.raw:
            self._put(self._lines.of(batch.raw, rows, batch.rows[rows], parts))
        else:
            source = [as_text(column) for column in source_columns(batch, rows)]
            self._write_frame(pl.Series(batch.rows[rows]), source, list(map(sentence, parts)))

    def _put(self, lines: memoryview) -> None:
        """Hand lines on to be written while the next ones are made."""
        self._wait()
        self._writing = self._writer.submit(self._file.write, lines)

    def _wait(self) -> None:
        if self._writing:
            self._writing.result()
            self._writing = None

    def _parts(self, column: Written) -> Sequence[Lookup]:
        if isinstance(column, Numbers):
            return [self._numbers.of(column.values)]
        return [self._days.of(column)] if isinstance(column, np.ndarray) else column

    def _write_frame(
        self, numbers: pl.Series, source: Sequence[pl.Series], written: Sequence[pl.Series]
    ) -> None:
        columns = [numbers, *source, *written]
        self._wait()
        frame = pl.DataFrame([column.alias(str(i)) for i, column in enumerate(columns)])
        # polars leaves a lone return without quotation marks, and other readers end the row there
        returns = any(column.str.contains("\r", literal=True).any() for column in source)
        frame.write_csv(
            self._file, include_header=False, quote_style="always" if returns else "necessary"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._writer.shutdown()
        try:
            if error is None:
                self._wait()
        finally:
            self._file.close()


def as_text(column: Column) -> pl.Series:
    """A source column as text; what a spreadsheet would take for a formula gets a ' in front."""
    if isinstance(column, pl.Series):
        return _harmless(column)
    texts = [_harmless_text(cell) if isinstance(cell, str) else written(cell) for cell in column]
    return pl.Series(texts, dtype=pl.String)


def _harmless(texts: pl.Series) -> pl.Series:
    signs = [texts.str.starts_with(sign).fill_null(value=False) for sign in FORMULA]
    marked = signs[0] | signs[1] | signs[2] | signs[3]
    if not marked.any():
        return texts
    return pl.select(pl.when(marked).then("'" + texts).otherwise(texts)).to_series()


def _harmless_text(text: str) -> str | None:
    return "'" + text if text.startswith(FORMULA) else text or None


def written(cell: Cell) -> str:
    """A cell of a workbook that is no text: days as ISO text, numbers without a needless .0."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "auto" if cell.microsecond else "seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
