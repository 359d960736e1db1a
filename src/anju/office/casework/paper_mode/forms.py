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
    return tuple(form_number(pad, form) for form in range(1, forms + 1))


def form_number(pad: str, form: int) -> str:
    """The number of a form by its pad's digits and its place in it, from 1 on."""
    number = f"{pad}{form:03d}"
    return number + str(mod_11_10.calc_check_digit(number))


def place_in_pad(number: str) -> tuple[str, int]:
    """The digits of the pad of a form's number, and the place of the form in it."""
    return number[:_RANDOM_DIGITS], int(number[_RANDOM_DIGITS:-1])


def grouped(number: str) -> str:
    """The number of a form in groups of four, as it is printed.

    >>> grouped("482913570017")
    '4829 1357 0017'
    """
    return " ".join(number[start : start + 4] for start in range(0, LENGTH, 4))


def normal_form_number(typed: str) -> str:
    """A typed number without blanks and hyphens; raises ValueError for what is none."""
    number = "".join(typed.translate(_FULL_WIDTH).replace("-", " ").split())
    if len(number) != LENGTH or not mod_11_10.is_valid(number):
        raise ValueError("no number of a paper form")
    return number


def typed_form_number(typed: str) -> str:
    """The same, empty for what is no number of a form."""
    try:
        return normal_form_number(typed)
    except ValueError:
        return ""


_FULL_WIDTH: Final = {ord("０") + digit: ord("0") + digit for digit in range(10)}
