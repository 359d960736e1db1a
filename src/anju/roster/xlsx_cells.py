r"""The cells of a workbook as the text that is judged.

>>> judged(["A1", 123.0, 1e15, True, ""], Field.PERMIT_NUMBER)
['A1', '123', '\x00', '\x00', '']
>>> judged([20250315.0, date(2025, 3, 15), datetime(2025, 3, 15, 8, 30)], Field.ISSUED_ON)
['20250315', '2025-03-15', '2025-03-15']
"""

from collections.abc import Sequence
from datetime import date, datetime

from anju.roster.headers import Field
from anju.roster.source import LOST, Cell

MOST_DIGITS = 10**15
"""Excel keeps fifteen digits of a number; a number that is not below this has lost some."""

DATES = (Field.ISSUED_ON, Field.ENDORSED_ON, Field.CANCELLED_ON)


def judged(cells: Sequence[Cell], field: Field) -> list[str]:
    """The text of a field's cells; LOST where a cell cannot be what its field asks for."""
    return [cell if isinstance(cell, str) else _text(cell, field) for cell in cells]


def _text(cell: Cell, field: Field) -> str:
    if isinstance(cell, float) and field is not Field.IDENTITY_NUMBER:
        return _digits(cell)
    if isinstance(cell, date) and field in DATES:
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    return LOST


def _digits(number: float) -> str:
    whole = 0 <= number < MOST_DIGITS and number == int(number)
    return str(int(number)) if whole else LOST


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but blanks."""
    return all(isinstance(cell, str) and not cell.strip() for cell in cells)


def shown(cell: Cell) -> str:
    """A cell as text, as a header is read: a number without a needless fraction."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
