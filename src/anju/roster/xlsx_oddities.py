"""What a sheet holds that its values do not show: its extent, errors, formulas without a result.

One pass over the sheet's XML.  The extent comes first: two cells in opposite corners
would make any reader lay out seventeen thousand million cells between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from anju.roster.unusable import Unusable
from anju.words import N_

MOST_CELLS = 60_000_000
MOST_ODD = 200_000
LONGEST_ROW = 64 << 20

ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
ROW_NUMBER = re.compile(rb'\br="(\d{1,9})"')
WIDE = re.compile(rb'\br="([A-Z]{2,4})\d')
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
HIGH = re.compile(rb'\br="[A-Z]{1,3}(\d{7})"')
"""A cell of a seven-figure row, wherever its own row element claims to stand."""
STRANGE = re.compile(rb'\sr\s*=\s*(?!"[A-Z]{0,3}\d{1,7}")')
STRANGE_TAG = re.compile(
    rb'<(?:\w+:)?(?:row|c)\s[^<>]*?(?<=\s)r\s*=\s*(?!"[A-Z]{0,3}\d{1,7}")[^<>]*>'
)
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)<")
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)")


STRANGE_PLACE = N_(
    "the sheet names a row or a cell in a way no workbook does: open it in Excel and save it"
)


@dataclass(slots=True)
class Oddities:
    """What was found in a sheet; `cells` by row and column from 0: the text to show for it."""

    last_row: int = 0
    last_column: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)

    def look_at(self, piece: bytes) -> None:
        """Takes in some whole rows of XML."""
        if STRANGE.search(piece) and STRANGE_TAG.search(piece):
            raise Unusable(STRANGE_PLACE)
        rows = ROW.findall(piece)
        numbers = [int(found[1]) for row in rows if (found := ROW_NUMBER.search(row))]
        high = map(int, HIGH.findall(piece))
        self.last_row = max(self.last_row + len(rows) - len(numbers), *numbers, *high, 0)
        self.last_column = max(self.last_column, _widest(piece))
        if b"<f" in piece or b":f" in piece or b't="e"' in piece:
            self._look_at_cells(piece)
        if self.last_row * self.last_column > MOST_CELLS:
            raise Unusable(
                N_(
                    "the sheet reaches to row {row} and column {column}: delete what "
                    "stands outside "
                    "of the roster, or save the roster as CSV"
                ),
                row=self.last_row,
                column=self.last_column,
            )

    def _look_at_cells(self, piece: bytes) -> None:
        for attributes, content in CELL.findall(piece):
            is_error, formula = b't="e"' in attributes, FORMULA.search(content)
            if not (is_error or formula) or not (where := REFERENCE.search(attributes)):
                continue
            place = (int(where[2]) - 1, _column(where[1]) - 1)
            value = VALUE.search(content[formula.end() :] if formula else content)
            if is_error:
                self.errors[place] = _text(value[1]) if value else "#N/A"
            elif formula and not (value and value[1]) and b't="str"' not in attributes:
                self.formulas[place] = "=" + _text(formula[1] or b"")
        if len(self.errors) + len(self.formulas) > MOST_ODD:
            raise Unusable(
                N_(
                    "the sheet holds very many errors or formulas without a result: open "
                    "it in Excel, "
                    "put them right, and save it"
                )
            )


def whole_rows(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The XML of a sheet, cut only after the end of a row."""
    kept = b""
    for piece in pieces:
        kept += piece
        end = kept.rfind(b"row>") + 4
        if end > 4:
            yield kept[:end]
            kept = kept[end:]
        if len(kept) > LONGEST_ROW:
            raise Unusable(N_("a row of the sheet is longer than 64 MB: it is refused"))
    yield kept


def _widest(piece: bytes) -> int:
    """The last column, from 1, that any cell of some rows stands in."""
    wide = {_column(letters) for letters in set(WIDE.findall(piece))}
    if wide:
        return max(wide)
    longest = max(row.count(b"<c") + row.count(b":c") for row in piece.split(b"row>"))
    return max(longest, 26 if b'r="' in piece else 0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))
