"""Opens a roster by the ending of its name."""

from pathlib import Path

from anju.roster.csv_reading import CsvSource
from anju.roster.source import Source
from anju.roster.unusable import Unusable
from anju.words import N_


def open_roster(path: Path, sheet: str | None, *, widen: bool = False) -> Source:
    """The roster, open for reading; raises Unusable where it is missing or no roster.

    `widen` gives a CSV columns for the cells that stand beyond its header.
    """
    if not path.exists():
        raise Unusable(N_("there is no file {file}"), file=path)
    if not path.is_file():
        raise Unusable(N_("{file} is not a file"), file=path)
    ending = path.suffix.lower()
    if path.stat().st_size == 0:
        raise Unusable(N_("{file} is empty"), file=path.name)
    if ending == ".xlsx":
        from anju.roster.xlsx_reading import XlsxSource  # noqa: PLC0415 - a CSV needs nothing of it

        return XlsxSource(path, sheet)
    if ending != ".csv":
        raise Unusable(
            N_("{file} ends neither in .xlsx nor in .csv: save the roster as one of them"),
            file=path.name,
        )
    if sheet is not None:
        raise Unusable(N_("a CSV has no sheets: leave --sheet out"))
    return CsvSource(path, widen=widen)
