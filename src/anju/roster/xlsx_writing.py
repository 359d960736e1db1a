"""Writes the reviewed workbook: rows as they come, everything else when their number is known."""

import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from numpy.typing import NDArray

from anju.roster.sheet_xml import SheetRows
from anju.roster.source import Batch
from anju.roster.tables import Numbers, Written, source_columns
from anju.roster.unusable import Unusable
from anju.roster.workbook_frame import SheetPlan, frame
from anju.words import N_

MOST_ROWS = 1_048_576
LEVEL = 4
COPIED = 1 << 20


class SheetTable:
    """One sheet in the making; see `anju.roster.tables.Table`."""

    def __init__(self, rows: SheetRows, file: IO[bytes]) -> None:
        """Rows are written to `file` as XML."""
        self._rows, self._file = rows, file
        self.count = 0

    def write(self, batch: Batch, rows: NDArray[np.int64], written: Sequence[Written]) -> None:
        """Add rows; raises Unusable where the sheet would be longer than Excel's."""
        if self.count + len(rows) >= MOST_ROWS:
            raise Unusable(
                N_(
                    "there are more rows than an Excel sheet holds (1048576): choose --out "
                    "with a .csv"
                )
            )
        columns = [Numbers(batch.rows[rows]), *source_columns(batch, rows), *written]
        self._file.write(self._rows.xml(self.count + 2, len(rows), columns).encode())
        self.count += len(rows)


class Workbook:
    """The workbook in the making: the reviewed rows, and the refused ones where they go along."""

    def __init__(self, path: Path, plans: Sequence[SheetPlan], *, is_large: bool) -> None:
        """`is_large` says that a sheet may unfold to more than two gigabytes."""
        self._plans, self._is_large = plans, is_large
        self._frame = frame(plans, [0] * len(plans), "-", ())
        self._parts = list(self._frame.tables)
        self._later = [_nameless(path.parent) for _ in plans[1:]]
        self._file = path.open("xb")
        self._package = ZipFile(self._file, "w", ZIP_DEFLATED, compresslevel=LEVEL)
        self._first: IO[bytes] = self._file
        self.tables: list[SheetTable] = []

    def finish(self, legend: str, lines: Sequence[tuple[str, str]]) -> None:
        """Write what follows the rows, and the other parts; `legend` and `lines` as in `frame`."""
        counts = [table.count for table in self.tables]
        whole = frame(self._plans, counts, legend, lines)
        self._first.write(whole.tables[self._parts[0]].tail)
        self._first.close()
        for part, file in zip(self._parts[1:], self._later, strict=True):
            size = file.tell()
            file.seek(0)
            with self._package.open(part, "w", force_zip64=size > 1 << 30) as entry:
                entry.write(whole.tables[part].head)
                while chunk := file.read(COPIED):
                    entry.write(chunk)
                entry.write(whole.tables[part].tail)
        for name, content in whole.others.items():
            self._package.writestr(name, content)
        self._package.close()

    def __enter__(self) -> Self:
        """Begin the first sheet."""
        try:
            first = self._package.open(self._parts[0], "w", force_zip64=self._is_large)
            self._first = first
            first.write(self._frame.tables[self._parts[0]].head)
        except OSError:
            self._give_up()
            raise
        rows = SheetRows(self._frame.styles)
        self.tables = [SheetTable(rows, file) for file in (first, *self._later)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._give_up()
            return
        for file in (*self._later, self._file):
            file.close()

    def _give_up(self) -> None:
        """Close everything as well as it goes: the file will go away."""
        parts: list[IO[bytes] | ZipFile] = [self._first, self._package, *self._later, self._file]
        for part in parts:
            with suppress(OSError, ValueError, RuntimeError):
                part.close()


def _nameless(folder: Path) -> IO[bytes]:
    """A file without a name, gone when it is closed or the process ends."""
    return tempfile.TemporaryFile(dir=folder)
