"""A workbook of 50,000 rows reviewed into a workbook, beside a bare read and write of its cells.

The bare one reads with calamine and writes the cells it read with xlsxwriter; the review
writes thirteen columns more.  Both are whole commands, from start to end.
"""

import tempfile
from pathlib import Path

from bench.measure import claim
from bench.processes import in_turns, review, script
from bench.rosters import xlsx_roster

BARE = """
import python_calamine, xlsxwriter
rows = python_calamine.CalamineWorkbook.from_path({!r}).get_sheet_by_index(0).iter_rows()
options = {{"constant_memory": True, "strings_to_formulas": False}}
options["default_date_format"] = "yyyy-mm-dd"
with xlsxwriter.Workbook({!r}, options) as book:
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        roster = xlsx_roster(Path(name) / "roster.xlsx", 50_000)
        made = (Path(name) / "out.xlsx", Path(name) / "bare.xlsx")
        ours, bare = in_turns(
            review(roster, made[0]),
            script(BARE.format(str(roster), str(made[1]))),
            turns=2,
            made=made,
        )
        claim(
            "review of 50 k xlsx rows / bare read and write",
            ours.seconds / bare.seconds,
            f"{ours.seconds:.1f} s, bare {bare.seconds:.1f} s, {ours.memory / 1e9:.2f} GB",
            at_most=1.5,
        )


if __name__ == "__main__":
    main()
