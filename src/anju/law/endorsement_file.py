"""What must be shown for an endorsement when circumstances changed, all of it at once.

Unchanged circumstances are declared, and nothing is shown.  The Regulation does not say what a
holder shows who moved or changed work: we ask for the proof of what changed (art. 9(2)), for
the identity card, and with an agent for the agent's (`docs/readings/filings.md`).

>>> from anju.law.materials import Material
>>> file = ApplicationFile(frozenset({Material.RESIDENT_IDENTITY_CARD}))
>>> is_complete_for(file, frozenset({Change.ADDRESS})).missing
('accommodation_evidence',)
"""

from enum import StrEnum

from anju.law.application_file import ApplicationFile, shown
from anju.law.materials import Evidence
from anju.law.outcome import Outcome, all_of


class Change(StrEnum):
    """What changed since the last endorsement: the home, the work, the school."""

    ADDRESS = "address"
    EMPLOYMENT = "employment"
    SCHOOLING = "schooling"


SHOWN_BY: dict[Change, Evidence] = {
    Change.ADDRESS: Evidence.ACCOMMODATION,
    Change.EMPLOYMENT: Evidence.EMPLOYMENT,
    Change.SCHOOLING: Evidence.SCHOOLING,
}
"""The proof that each change needs."""


def is_complete_for(file: ApplicationFile, changes: frozenset[Change]) -> Outcome:
    """Whether a file shows all that the changes need; CannotTell names everything missing."""
    needed = [Evidence.IDENTITY, *(SHOWN_BY[change] for change in sorted(changes))]
    if file.agent is not None:
        needed.append(Evidence.AGENT_IDENTITY)
    return all_of(shown(file, evidence) for evidence in needed)
