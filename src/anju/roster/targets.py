"""Where the review is written: checked before anything is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from anju.roster.unusable import Unusable
from anju.words import N_

WORKBOOK = ".xlsx"
TEXT = ".csv"


@dataclass(frozen=True, slots=True)
class Targets:
    """The file of the reviewed rows, and the file of the refused ones if that is another."""

    reviewed: Path
    refused: Path | None

    @property
    def is_workbook(self) -> bool:
        """Whether the reviewed rows go to an Excel workbook."""
        return self.reviewed.suffix.lower() == WORKBOOK


def targets(roster: Path, out: Path | None, rejects: Path | None, *, force: bool) -> Targets:
    """The files to write for a roster; raises Unusable where one may not be written."""
    reviewed = out or roster.with_name(f"{roster.stem}-reviewed{WORKBOOK}")
    if reviewed.suffix.lower() not in (WORKBOOK, TEXT):
        raise Unusable(
            N_("the name of {file} ends neither in .xlsx nor in .csv"), file=reviewed.name
        )
    if rejects is not None and rejects.suffix.lower() == WORKBOOK:
        raise Unusable(
            N_("refused rows go to a CSV: {file} is named as a workbook"), file=rejects.name
        )
    if rejects is None and reviewed.suffix.lower() == TEXT:
        rejects = reviewed.with_name(f"{reviewed.stem}-refused{TEXT}")
    found = Targets(reviewed, rejects)
    check_files(roster, [reviewed] if rejects is None else [reviewed, rejects], force=force)
    return found


def check_files(roster: Path, files: Iterable[Path], *, force: bool) -> None:
    """Raises Unusable where one of the files to be written for a roster may not be."""
    taken = [roster.resolve()]
    for file in files:
        if file.resolve() in taken:
            raise Unusable(N_("{file} would be written over a file in use here"), file=file)
        taken.append(file.resolve())
        if not file.parent.is_dir():
            raise Unusable(N_("there is no folder {folder}"), folder=file.parent)
        if file.is_dir():
            raise Unusable(N_("{file} is a folder"), file=file)
        if file.exists() and not force:
            raise Unusable(N_("{file} exists already: --force writes over it"), file=file)
