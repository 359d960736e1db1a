"""What an operation suggests to be done next, in words."""

from collections.abc import Mapping
from typing import Final

from anju.office.casework.procedures import Procedure
from anju.words import N_, say

SUGGESTED: Final[Mapping[str, str]] = {
    Procedure.CANCELLATION: N_("The permit was obtained by fraud: propose to cancel it."),
    Procedure.CARD_CHANGE: N_("The card shows what is not true any more: ask for a new one."),
    Procedure.OFFICE_LATENESS: N_(
        "The permit is not in use because it could not be endorsed meanwhile: record the lateness "
        "caused by the office."
    ),
}


def suggested(outcome: Mapping[str, object], language: str) -> str:
    """The sentence of what an outcome suggests; empty where it suggests nothing."""
    found = SUGGESTED.get(str(outcome.get("suggests", "")))
    return say(found, language) if found else ""
