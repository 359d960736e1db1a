"""The cells of one field of many rows, as bytes: what the kernels read."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.population.compiled import part

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]

QUOTE = 34


@dataclass(frozen=True, slots=True)
class Cells:
    """N cells of UTF-8 text: cell i is `text[starts[i]:ends[i]]`, empty where it is blank.

    `is_raw` says that the text is that of a CSV, where a quotation mark stands doubled.
    """

    text: Bytes
    starts: Places
    ends: Places
    is_raw: bool = False

    @classmethod
    def of(cls, column: pl.Series) -> "Cells":
        """The cells of a column of text."""
        offsets = np.zeros(len(column) + 1, dtype=np.int64)
        np.cumsum(column.str.len_bytes().fill_null(0).to_numpy(), out=offsets[1:])
        text = column.str.join("").item() or ""
        return cls(np.frombuffer(text.encode(), dtype=np.uint8), offsets[:-1], offsets[1:])

    def __len__(self) -> int:
        return len(self.starts)

    def some(self, rows: Iterable[int]) -> list[str]:
        """Some cells as text, by their places."""
        return [self._one(int(self.starts[row]), int(self.ends[row])) for row in rows]

    def _one(self, start: int, end: int) -> str:
        text = self.text[start:end].tobytes().decode()
        return text.replace('""', '"') if self.is_raw else text


@part
def trimmed(text: Bytes, start: int, end: int) -> tuple[int, int]:
    """A cell without the blanks around it: ASCII's, the no-break blank, the ideographic one."""
    while start < end:
        width = _blank_at(text, start, end)
        if width == 0:
            break
        start += width
    while start < end:
        byte = text[end - 1]
        if byte == 32 or 9 <= byte <= 13:
            end -= 1
        elif end - start >= 2 and _blank_at(text, end - 2, end) == 2:
            end -= 2
        elif end - start >= 3 and _blank_at(text, end - 3, end) == 3:
            end -= 3
        else:
            break
    return start, end


@part
def _blank_at(text: Bytes, at: int, end: int) -> int:
    """How many bytes the blank at a place has; 0 if there is none."""
    byte = text[at]
    if byte == 32 or 9 <= byte <= 13:
        return 1
    if byte == 0xC2 and at + 1 < end and text[at + 1] == 0xA0:
        return 2
    if byte == 0xE3 and at + 2 < end and text[at + 1] == 0x80 and text[at + 2] == 0x80:
        return 3
    return 0
