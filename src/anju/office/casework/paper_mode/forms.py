"""The numbers of paper forms, printed in pads beforehand: a second entry of one form is found.

A pad has eight random digits, a form in it three more, and a check digit finds a digit that was
read wrongly.  No list of pads is kept: each number is entered once, whoever has the pad.

>>> pad = number_pad(3, lambda: 48291357)
>>> pad[0], normal_form_number("4829 1357 0017") == pad[0]
('482913570017', True)
"""

import secrets
from collections.abc import Callable
from typing import Final

from stdnum.iso7064 import mod_11_10

LENGTH: Final = 12
"""Digits of the number of a form."""

MOST: Final = 999
"""Forms in a pad, at the most."""

_RANDOM_DIGITS: Final = 8


def _drawn() -> int:
    return secrets.randbelow(10**_RANDOM_DIGITS)


def number_pad(forms: int, draw: Callable[[], int] = _drawn) -> tuple[str, ...]:
    """The numbers of a new pad of so many forms; `draw` gives the eight random digits."""
    if not 1 <= forms <= MOST:
        raise ValueError(f"a pad has 1 to {MOST} forms")
    pad = f"{draw():0{_RANDOM_DIGITS}d}"
    numbers = (f"{pad}{form:03d}" for form in range(1, forms + 1))
    return tuple(number + mod_11_10.calc_check_digit(number) for number in numbers)


def normal_form_number(typed: str) -> str:
    """A typed number without blanks and hyphens; raises ValueError for what is none."""
    number = "".join(typed.translate(_FULL_WIDTH).replace("-", " ").split())
    if len(number) != LENGTH or not mod_11_10.is_valid(number):
        raise ValueError("no number of a paper form")
    return number


_FULL_WIDTH: Final = {ord("０") + digit: ord("0") + digit for digit in range(10)}
