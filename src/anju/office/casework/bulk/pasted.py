"""A list that was pasted: a person a line, as a spreadsheet gives it when it is copied.

What a cell is, its shape says: an identity number, a permit number, a name.  Other columns (a
date, a telephone) may stand beside them; the line above the first person is left out.

>>> [(each.number, each.name, len(each.identity_number)) for each in pasted_people(
...     "王小雨,110105196001020011"
... )]
[(1, '王小雨', 18)]
"""

import re
from collections.abc import Iterator
from typing import Final

from anju.office.casework.bulk.listed import ListedPerson
from anju.office.common.typed import (
    half_width,
    normal_identity_number,
    normal_name,
    normal_permit_number,
)
from anju.roster.headers import BY_NAME

_CELLS: Final = re.compile(r"[\t,;，；]")
_IDENTITY: Final = re.compile(r"\d{17}[\dX]|\d{15}")
_PERMIT: Final = re.compile(r"(?=.*\d)[0-9A-Z]{9,20}")
_TELEPHONE: Final = re.compile(r"1\d{10}")
_NAME: Final = re.compile(r"[^\W\d_]+(?:[·.\s'-]+[^\W\d_]+)*")


def pasted_people(text: str) -> list[ListedPerson]:
    """The people of a pasted list by the numbers of their lines, blank lines left out.

    A line that is no header and names nobody is a row as well: it is refused as not sound.
    """
    return list(_people(text))


def _people(text: str) -> Iterator[ListedPerson]:
    begun = False
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [half_width(cell).strip() for cell in _split(line)]
        if not any(cells) or (not begun and _is_header(cells)):
            continue
        begun = True
        yield _person(number, cells)


def _split(line: str) -> list[str]:
    """The cells of a line; where nothing divides them, its words."""
    cells = _CELLS.split(line)
    return cells if len(cells) > 1 else _words(line)


def _words(line: str) -> list[str]:
    """A name and the numbers behind it, divided by blanks alone."""
    words = line.split()
    name = [word for word in words if not any(sign.isdigit() for sign in word)]
    numbers = [word for word in words if any(sign.isdigit() for sign in word)]
    return [" ".join(name), *numbers]


def _is_header(cells: list[str]) -> bool:
    return any(cell.casefold() in BY_NAME for cell in cells) or not any(
        sign.isdigit() for cell in cells for sign in cell
    )


def _person(number: int, cells: list[str]) -> ListedPerson:
    name = identity = permit = ""
    for cell in cells:
        if not identity and _IDENTITY.fullmatch(typed := normal_identity_number(cell)):
            identity = typed
        elif not permit and _is_permit(typed := normal_permit_number(cell)):
            permit = typed
        elif not name and _NAME.fullmatch(cell):
            name = normal_name(cell)
    return ListedPerson(number, name, identity, permit)


def _is_permit(typed: str) -> bool:
    """Whether it may be a permit number, whose shape is each place's own: no day, no telephone."""
    return bool(_PERMIT.fullmatch(typed)) and not _TELEPHONE.fullmatch(typed)
