"""Citizen identity numbers (公民身份号码, GB 11643) of a whole column: what is wrong with each.

A number has 18 characters, a check digit, and the date of birth within; the area code is
not looked at.  A kernel judges what is written in ASCII, as python-stdnum would; whatever
else stands in a cell goes to python-stdnum itself, by `anju.roster.identity_texts`.

>>> from datetime import date
>>> import polars as pl
>>> numbers = Cells.of(pl.Series(["11010519491231002X", None, "110105194912310021", "440"]))
>>> identity_faults(numbers, date(2026, 11, 23)).tolist()
[0, 0, 4, 1]
"""

from datetime import date
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from anju.population.codes import NO_DAY
from anju.population.compiled import kernel, part
from anju.population.table import day_number
from anju.roster.cells import Bytes, Cells, Places, trimmed
from anju.roster.day_kernel import day_of
from anju.roster.identity_texts import (
    BORN_LATER,
    NO_SUCH_BIRTH,
    NOT_SHAPED,
    RIGHT,
    WRONG_CHECK,
    fault,
)

WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)
DOUBTFUL: Final = 255


def identity_faults(numbers: Cells, on: date) -> NDArray[np.uint8]:
    """What is wrong with each of N identity numbers, 0 where nothing is or the cell is blank.

    `on` is the legal day judged: nobody is born after it.
    """
    faults = _faults(numbers.text, numbers.starts, numbers.ends, day_number(on))
    doubtful = np.flatnonzero(faults == DOUBTFUL)
    faults[doubtful] = list(map(partial(fault, on=on), numbers.some(doubtful)))
    return faults


@kernel
def _faults(text: Bytes, starts: Places, ends: Places, today: int) -> NDArray[np.uint8]:
    """What is wrong with each number; DOUBTFUL where it is not of ASCII alone."""
    faults = np.zeros(len(starts), dtype=np.uint8)
    for cell in range(len(starts)):
        start, end = trimmed(text, starts[cell], ends[cell])
        if start < end:
            faults[cell] = _fault(text[start:end], today)
    return faults


@part
def _fault(number: Bytes, today: int) -> int:
    """What is wrong with the bytes of a number that is not blank."""
    for byte in number:
        if byte >= 128:
            return DOUBTFUL
    if len(number) != 18:
        return NOT_SHAPED
    total, born = 0, 0
    for place in range(17):
        digit = int(number[place]) - 48
        if digit < 0 or digit > 9:
            return NOT_SHAPED
        total += digit * WEIGHTS[place]
        if 6 <= place < 14:
            born = born * 10 + digit
    last = number[17] if number[17] != 120 else 88
    if last != 88 and not 48 <= last <= 57:
        return NOT_SHAPED
    born_on = day_of(born // 10000, born // 100 % 100, born % 100)
    if born_on == NO_DAY:
        return NO_SUCH_BIRTH
    if born_on > today:
        return BORN_LATER
    return RIGHT if last == CHECKS[total % 11] else WRONG_CHECK
