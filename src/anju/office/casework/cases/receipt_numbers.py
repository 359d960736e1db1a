"""Receipt numbers (受理号): what a person says at the counter, on the telephone, on a form.

A number is the day of filing, eight random digits and a check digit: it tells nothing of how
many cases an office has, cannot be guessed, and a digit that was misheard is found at once.  No
counter is kept, so that two counters never wait for each other.

>>> make_receipt_number(date(2026, 11, 27), lambda: 48291357)
'20261127482913571'
>>> in_groups("20261127482913571")
'20261127 4829 1357 1'
"""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Final

from stdnum.iso7064 import mod_11_10

from anju.office.registry.details.fingerprints import keyed_fingerprint

LENGTH: Final = 17
"""Digits of a receipt number."""

_RANDOM_DIGITS: Final = 8


def _drawn() -> int:
    return secrets.randbelow(10**_RANDOM_DIGITS)


def make_receipt_number(filed_on: date, draw: Callable[[], int] = _drawn) -> str:
    """A new number for a case filed on a legal day; `draw` gives the eight random digits."""
    digits = f"{filed_on:%Y%m%d}{draw():0{_RANDOM_DIGITS}d}"
    return digits + mod_11_10.calc_check_digit(digits)


def receipt_number_beforehand(filed_on: date, of: str) -> str:
    """The number of a case that is not there yet, of what will become it: the same each time.

    It is keyed, so that nobody guesses one, and no counter is kept for it either.
    """
    drawn = int(keyed_fingerprint(f"{filed_on.isoformat()} {of}".encode()), 16)
    return make_receipt_number(filed_on, lambda: drawn % 10**_RANDOM_DIGITS)


def normal_receipt_number(typed: str) -> str:
    """A typed number without blanks and hyphens; raises ValueError for what is none."""
    number = "".join(typed.translate(_FULL_WIDTH).replace("-", " ").split())
    if len(number) != LENGTH or not mod_11_10.is_valid(number):
        raise ValueError("no receipt number")
    return number


def in_groups(number: str) -> str:
    """A number as it is printed and read out."""
    return f"{number[:8]} {number[8:12]} {number[12:16]} {number[16:]}"


_FULL_WIDTH: Final = {ord("０") + digit: ord("0") + digit for digit in range(10)}
