"""The number of a new permit: the identity number, as most places have it, else one of our own.

No text says what a number looks like, and in many places it is the identity number
(docs/law/practice.md).  Our own is eighteen characters as well: the county, the year of issue,
eight digits drawn at random, which tell nothing of how many permits a place has.

>>> own_number("440305", date(2026, 11, 23), lambda: 48291357)
'440305202648291357'
"""

import secrets
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from anju.office.registry.details.keeping import read_details

TRIES: Final = 5
"""How many numbers of our own are drawn at most, if others have them."""

_RANDOM_DIGITS: Final = 8


def numbers_for(person_id: str, division_code: str, issued_on: date) -> Iterator[str]:
    """The numbers that a permit may be given, the one to try first in front."""
    details = read_details([person_id]).get(person_id)
    if details and details.identity_number:
        yield details.identity_number
        return
    for _ in range(TRIES):
        yield own_number(division_code, issued_on)


def _drawn() -> int:
    return secrets.randbelow(10**_RANDOM_DIGITS)


def own_number(division_code: str, issued_on: date, draw: Callable[[], int] = _drawn) -> str:
    """A number of our own for a place and a day of issue; `draw` gives the eight digits."""
    return f"{division_code}{issued_on.year}{draw():0{_RANDOM_DIGITS}d}"
