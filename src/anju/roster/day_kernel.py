"""The dates of a whole column of text at once, in the spellings that nearly every cell has.

Compiled, over the bytes of the column: what it knows for certain it reads; any other cell
is marked odd and left to `anju.roster.day_texts`, which decides.
"""

import numpy as np
from numpy.typing import NDArray

from anju.population.codes import NO_DAY
from anju.population.compiled import kernel
from anju.roster.cells import Bytes, Places

Days = NDArray[np.int32]

BLANK, SEPARATOR, DIGIT, DASH, SLASH, DOT, YEAR, MONTH, DAY, OTHER = range(10)
MIDNIGHT = np.frombuffer(b"00:00:00", dtype=np.uint8)
MONTH_DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


@kernel
def _wide(first: int, second: int, third: int) -> tuple[int, int]:
    """The kind of a character of three bytes, and its value if it is a digit."""
    if first == 0xEF and second == 0xBC:
        if 0x90 <= third <= 0x99:
            return DIGIT, third - 0x90
        if third == 0x8D:
            return DASH, 0
        if third == 0x8E:
            return DOT, 0
        if third == 0x8F:
            return SLASH, 0
        if third in (0x8C, 0x9B):
            return SEPARATOR, 0
    elif first == 0xE3 and second == 0x80:
        return (BLANK, 0) if third == 0x80 else (SEPARATOR if third == 0x81 else OTHER, 0)
    elif first == 0xE5 and second == 0xB9 and third == 0xB4:
        return YEAR, 0
    elif first == 0xE6 and second == 0x9C and third == 0x88:
        return MONTH, 0
    elif first == 0xE6 and second == 0x97 and third == 0xA5:
        return DAY, 0
    return OTHER, 0


@kernel
def _narrow(byte: int) -> tuple[int, int]:
    """The kind of a character of one byte, and its value if it is a digit."""
    if 48 <= byte <= 57:
        return DIGIT, byte - 48
    if byte == 45:
        return DASH, 0
    if byte == 47:
        return SLASH, 0
    if byte == 46:
        return DOT, 0
    if byte in (32, 9, 10, 13):
        return BLANK, 0
    return (SEPARATOR if byte in (44, 59) else OTHER), 0


@kernel
def _character(text: Bytes, at: int, end: int) -> tuple[int, int, int]:
    """The kind and value of the character at a place, and where the next one is."""
    byte = int(text[at])
    if byte < 0x80:
        kind, value = _narrow(byte)
        return kind, value, at + 1
    if byte >= 0xE0 and at + 3 <= end:
        kind, value = _wide(byte, int(text[at + 1]), int(text[at + 2]))
        return kind, value, at + 3
    return OTHER, 0, end


@kernel
def _number(text: Bytes, at: int, end: int) -> tuple[int, int, int, int]:
    """A run of digits: value, length, the kind of what stops it (BLANK at the end), and where."""
    value, length = 0, 0
    while at < end:
        kind, digit, following = _character(text, at, end)
        if kind != DIGIT or length == 9:
            return value, length, kind, at
        value, length, at = value * 10 + digit, length + 1, following
    return value, length, BLANK, at


@kernel
def day_of(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01, or `NO_DAY` if there is no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and day >= 1):
        return NO_DAY
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if day > MONTH_DAYS[month - 1] + (1 if leap and month == 2 else 0):
        return NO_DAY
    before = year - 1 if month <= 2 else year
    era_year = before % 400
    in_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    in_era = era_year * 365 + era_year // 4 - era_year // 100 + in_year
    return (before // 400) * 146097 + in_era - 719468


@kernel
def _date(text: Bytes, at: int, end: int) -> tuple[int, int]:
    """A date at a place and where it ends; -1 if it is not one of the usual spellings."""
    year, length, mark, at = _number(text, at, end)
    if length == 8:
        day = day_of(year // 10000, year // 100 % 100, year % 100)
        return day, at if mark in (BLANK, SEPARATOR) else -1
    if length != 4 or mark not in (DASH, SLASH, DOT, YEAR):
        return 0, -1
    month, length, second, at = _number(text, _character(text, at, end)[2], end)
    if not 1 <= length <= 2 or at >= end or second != (MONTH if mark == YEAR else mark):
        return 0, -1
    day, length, last, at = _number(text, _character(text, at, end)[2], end)
    if not 1 <= length <= 2:
        return 0, -1
    if mark == YEAR:
        if last != DAY:
            return 0, -1
        at = _character(text, at, end)[2]
        last = _character(text, at, end)[0] if at < end else BLANK
    return day_of(year, month, day), at if last in (BLANK, SEPARATOR) else -1


@kernel
def _past_midnight(text: Bytes, at: int, end: int) -> int:
    """Where the text goes on after blanks and a midnight; the same place if there is none."""
    ahead = at
    while ahead < end and _character(text, ahead, end)[0] == BLANK:
        ahead = _character(text, ahead, end)[2]
    if ahead == at or ahead + len(MIDNIGHT) > end:
        return at
    for offset in range(len(MIDNIGHT)):
        if text[ahead + offset] != MIDNIGHT[offset]:
            return at
    return ahead + len(MIDNIGHT)


@kernel
def _cell(text: Bytes, at: int, end: int, several: bool, days: Days, found: int) -> int:
    """Reads one cell into `days` from `found` on; how many there are then, -1 for an odd cell."""
    while at < end:
        kind, _, following = _character(text, at, end)
        if kind == BLANK or (kind == SEPARATOR and several):
            at = following
            continue
        day, at = _date(text, at, end)
        if at < 0 or day == NO_DAY:
            return -1
        days[found] = day
        found += 1
        at = _past_midnight(text, at, end)
        if at < end and _character(text, at, end)[0] not in (BLANK, SEPARATOR):
            return -1
    return found


@kernel
def read_cells(
    text: Bytes, starts: Places, ends: Places, several: bool
) -> tuple[Days, NDArray[np.int32], NDArray[np.bool_]]:
    """The dates of N cells: their days in order, how many each has, and which cells are odd.

    `text` is UTF-8, cell i from `starts[i]` to `ends[i]`.  Days are int32 since 1970-01-01; an odd cell has none here.  Where
    not `several`, a cell with more than one date is odd.
    """
    cells = len(starts)
    days = np.empty(np.sum(ends - starts) // 8 + 1, dtype=np.int32)
    counts = np.zeros(cells, dtype=np.int32)
    odd = np.zeros(cells, dtype=np.bool_)
    total = 0
    for cell in range(cells):
        found = _cell(text, starts[cell], ends[cell], several, days, total)
        if found < 0 or (found - total > 1 and not several):
            odd[cell] = True
        else:
            counts[cell] = found - total
            total = found
    return days[:total], counts, odd
