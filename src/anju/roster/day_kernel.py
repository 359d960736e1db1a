"""The dates of a whole column of text at once, in the spellings that nearly every cell has.

Compiled, over the bytes of the column: what it knows for certain it reads; any other cell
is marked odd and left to `anju.roster.day_texts`, which decides.  A cell is first written
in usual signs, one byte each: digits, `-`, `/`, `.`, Y for 年, M for 月, D for 日, `;`
between dates, blanks, and ? for anything else.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.population.codes import NO_DAY
from anju.population.compiled import kernel, part
from anju.roster.cells import Bytes, Places

Days = NDArray[np.int32]

BLANK: Final = ord(" ")
BETWEEN: Final = ord(";")
COLON: Final = ord(":")
YEAR: Final = ord("Y")
MONTH: Final = ord("M")
DAY: Final = ord("D")
OTHER: Final = ord("?")
ODD: Final = -1
EARLIEST: Final = -719162
LONGEST: Final = 4096
"""A longer cell is odd: no list of dates is that long."""
BEHIND: Final = 4
"""So many blanks stand behind a cell, so that one can look ahead."""

USUAL = np.full(128, OTHER, dtype=np.uint8)
USUAL[np.frombuffer(b"0123456789-/.;,: \t\n\r", dtype=np.uint8)] = np.frombuffer(
    b"0123456789-/.;;:    ", dtype=np.uint8
)
MONTH_DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


@kernel
def read_cells(
    text: Bytes, starts: Places, ends: Places, several: bool
) -> tuple[Days, NDArray[np.int32], NDArray[np.bool_]]:
    """The dates of N cells: their days in order, how many each has, and which cells are odd.

    `text` is UTF-8, cell i from `starts[i]` to `ends[i]`.  Days are int32 since 1970-01-01;
    an odd cell has none here.  Where not `several`, a cell with more than one date is odd.
    """
    cells = len(starts)
    days = np.empty(np.sum(ends - starts) // 8 + 1, dtype=np.int32)
    counts = np.zeros(cells, dtype=np.int32)
    odd = np.zeros(cells, dtype=np.bool_)
    usual = np.empty(LONGEST + BEHIND, dtype=np.uint8)
    total = 0
    for cell in range(cells):
        start, end = starts[cell], ends[cell]
        if start == end:
            continue
        found = ODD
        if end - start <= LONGEST:
            length = _write_usual(text, start, end, usual)
            found = _read_usual(usual, length, several, days, total)
        if found == ODD or (found - total > 1 and not several):
            odd[cell] = True
        else:
            counts[cell] = found - total
            total = found
    return days[:total], counts, odd


@part
def _write_usual(text: Bytes, start: int, end: int, usual: Bytes) -> int:
    """Write a cell in usual signs, and blanks behind them; how many signs it has."""
    length, at = 0, start
    while at < end:
        byte = text[at]
        if byte < 128:
            usual[length] = USUAL[byte]
            at += 1
        else:
            usual[length] = _wide(byte, text[at + 1], text[at + 2]) if at + 2 < end else OTHER
            at += 3
        length += 1
    for behind in range(length, length + BEHIND):
        usual[behind] = BLANK
    return length


@part
def _wide(first: int, second: int, third: int) -> int:
    """The usual sign of a character of three bytes."""
    if first == 0xEF and second == 0xBC:
        if 0x8D <= third <= 0x99:
            return third - 0x60
        return BETWEEN if third in (0x8C, 0x9B) else COLON if third == 0x9A else OTHER
    if first == 0xE5 and second == 0xB9 and third == 0xB4:
        return YEAR
    if first == 0xE6 and second == 0x9C and third == 0x88:
        return MONTH
    if first == 0xE6 and second == 0x97 and third == 0xA5:
        return DAY
    if first == 0xE3 and second == 0x80 and third <= 0x81:
        return BLANK if third == 0x80 else BETWEEN
    return OTHER


@part
def _read_usual(usual: Bytes, length: int, several: bool, days: Days, found: int) -> int:
    """Read a cell into `days` from `found` on; how many there are then, ODD for an odd cell."""
    at = 0
    while at < length:
        if usual[at] == BLANK or (usual[at] == BETWEEN and several):
            at += 1
            continue
        date = _date(usual, at)
        if date < 0:
            return ODD
        days[found] = (date >> 4) + EARLIEST
        found += 1
        at = _past_midnight(usual, at + (date & 15), length)
        if usual[at] != BLANK and usual[at] != BETWEEN:
            return ODD
    return found


@part
def _date(usual: Bytes, at: int) -> int:
    """The date at a place: days since `EARLIEST` times 16, and its number of signs; or ODD."""
    start, year = at, 0
    while 48 <= usual[at] <= 57 and at < start + 9:
        year, at = year * 10 + usual[at] - 48, at + 1
    if at - start == 8:
        return _dated(year // 10000, year // 100 % 100, year % 100, 8)
    mark = usual[at]
    if at - start != 4 or not (45 <= mark <= 47 or mark == YEAR):
        return ODD
    at += 1
    month, at = _short(usual, at), at + _is_digit(usual[at]) + _is_digit(usual[at + 1])
    if usual[at] != (MONTH if mark == YEAR else mark):
        return ODD
    at += 1
    day, at = _short(usual, at), at + _is_digit(usual[at]) + _is_digit(usual[at + 1])
    if mark == YEAR:
        if usual[at] != DAY:
            return ODD
        at += 1
    return _dated(year, month, day, at - start)


@part
def _is_digit(sign: int) -> int:
    return 1 if 48 <= sign <= 57 else 0


@part
def _short(usual: Bytes, at: int) -> int:
    """The number of one or two digits at a place; 0 if there is none, which no date has."""
    first, second = usual[at], usual[at + 1]
    if not 48 <= first <= 57:
        return 0
    return int(first) - 48 if not 48 <= second <= 57 else (int(first) - 48) * 10 + int(second) - 48


@part
def _dated(year: int, month: int, day: int, width: int) -> int:
    """A date as `_date` gives it."""
    found = day_of(year, month, day)
    return ODD if found == NO_DAY else (found - EARLIEST) * 16 + width


@part
def day_of(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01, or `NO_DAY` if there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and day >= 1):
        return NO_DAY
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > MONTH_DAYS[month - 1] + (1 if leap and month == 2 else 0):
        return NO_DAY
    before = year - 1 if month <= 2 else year
    in_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + in_year - 719468


@part
def _past_midnight(usual: Bytes, at: int, length: int) -> int:
    """Where a cell goes on after blanks and a midnight; the same place if there is none."""
    ahead = at
    while ahead < length and usual[ahead] == BLANK:
        ahead += 1
    if ahead == at or ahead + 8 > length:
        return at
    for place in range(8):
        if usual[ahead + place] != (COLON if place in (2, 5) else 48):
            return at
    return ahead + 8
