"""What becomes of a list and of its cases, as a desk reads it."""

from collections.abc import Mapping, Sequence
from typing import Final

from anju.office.casework.bulk.kept import RowKept
from anju.office.casework.bulk.outcomes import OPEN
from anju.office.casework.procedures import Procedure
from anju.words import N_, say

WILL_BE: Final[Mapping[bool, str]] = {
    False: N_("Will be filed"),
    True: N_("Filed before from this list; nothing is filed twice"),
}
"""What becomes of a row that is not refused, by whether it was filed before."""

OUTCOMES: Final[Mapping[str, str]] = {
    OPEN: N_("Not decided yet"),
    "granted": N_("Granted"),
    "not_accepted": N_("Not accepted"),
    "refused": N_("Refused"),
    "withdrawn": N_("Withdrawn"),
}
"""How a case of a list stands, by its outcome."""

FOLLOWS: Final[Mapping[Procedure, str]] = {
    Procedure.ENDORSEMENT: N_(
        "Each becomes a case of its own and is filed on the permit today, so that nobody is "
        "suspended while it waits."
    ),
    Procedure.APPLICATION: N_(
        "Each becomes a case of its own and waits for the person to come and show who they are. "
        "Who is not in the registry yet is recorded."
    ),
}
"""What filing a list does, beside its rows."""

NONE_KEPT: Final = N_("The rows of this list are not kept any more; send it once more.")
NUMBERS: Final = N_(
    "Of {rows} rows {filed} will be filed, {refused} are refused, {before} were filed before."
)


def outcome_in_words(outcome: str, language: str) -> str:
    """How a case stands, for whoever filed it."""
    return say(OUTCOMES[outcome or OPEN], language)


def counts_in_words(rows: Sequence[RowKept], procedure: Procedure, language: str) -> list[str]:
    """How many rows will be filed and how many not, and what filing does."""
    if not rows:
        return [say(NONE_KEPT, language)]
    refused = sum(row.refused is not None for row in rows)
    before = sum(row.filed_before for row in rows)
    filed = len(rows) - refused - before
    numbers = say(NUMBERS, language).format(
        rows=len(rows), filed=filed, refused=refused, before=before
    )
    return [numbers, say(FOLLOWS[procedure], language)] if filed else [numbers]
