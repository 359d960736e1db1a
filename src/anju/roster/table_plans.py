"""How the files of a review are laid out: headings, widths, which table is where."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from anju.roster.csv_writing import CsvTable
from anju.roster.headers import BY_NAME, Header
from anju.roster.sheet_xml import LONGEST_TEXT
from anju.roster.tables import Table
from anju.roster.targets import Targets
from anju.roster.unfinished import Unfinished
from anju.roster.unusable import Unusable
from anju.roster.workbook_frame import SheetPlan
from anju.roster.written_columns import REFUSED, REVIEWED, headings, source_headings
from anju.roster.xlsx_writing import Workbook
from anju.words import N_, say

MOST_COLUMNS = 16_384
LARGE = 1 << 30
BYTES_OF_A_ROW, BYTES_OF_A_CELL = 2400, 120
WIDTHS = {
    "row": 7,
    "permit_number": 20,
    "name": 10,
    "identity_number": 21,
    "endorsed_on": 26,
    "place": 9,
    "residence_years": 9,
    "accumulated_days": 11,
    "explanation": 90,
    "reason": 24,
    "detail": 70,
}
USUAL_WIDTH = 13.0


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a review that are being written, and the workbook they are in, if any."""

    reviewed: Table
    refused: Table
    workbook: Workbook | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What decides how the files look: the roster's header, the language, about how many rows."""

    header: Header
    language: str
    rows: float

    def begin(self, targets: Targets, files: Unfinished, stack: ExitStack) -> Tables:
        """Begin every file; `stack` closes them."""
        refused = None
        if targets.refused:
            table = CsvTable(files.new(targets.refused), self._csv_headings(REFUSED))
            refused = stack.enter_context(table)
        if targets.is_workbook:
            return self._begin_workbook(targets, files, stack, refused)
        reviewed = CsvTable(files.new(targets.reviewed), self._csv_headings(REVIEWED))
        stack.enter_context(reviewed)
        return Tables(reviewed, refused or reviewed)

    def _begin_workbook(
        self, targets: Targets, files: Unfinished, stack: ExitStack, refused: Table | None
    ) -> Tables:
        plans = [self._plan(say(N_("reviewed"), self.language), REVIEWED)]
        if refused is None:
            plans.append(self._plan("refused", REFUSED))
        size = self.rows * (BYTES_OF_A_ROW + BYTES_OF_A_CELL * len(self.header.names))
        workbook = stack.enter_context(
            Workbook(files.new(targets.reviewed), plans, is_large=size > LARGE)
        )
        return Tables(workbook.tables[0], refused or workbook.tables[-1], workbook)

    def _csv_headings(self, written: Sequence[str]) -> list[str]:
        own = source_headings(self.header.names, written, "en")
        return [written[0], *own, *written[1:]]

    def _plan(self, name: str, written: Sequence[str]) -> SheetPlan:
        own = source_headings(self.header.names, written, self.language)
        if len(own) + len(written) > MOST_COLUMNS or any(len(text) > LONGEST_TEXT for text in own):
            raise Unusable(
                N_("the roster's header is too large for an Excel sheet: choose --out with a .csv")
            )
        first, *others = headings(written, self.language)
        roles = [BY_NAME.get(text.strip(), "") for text in self.header.names]
        widths = [WIDTHS.get(role, USUAL_WIDTH) for role in (written[0], *roles, *written[1:])]
        status = len(own) + written.index("status") if "status" in written else None
        return SheetPlan(name, [first, *own, *others], widths, status)
