"""The procedures that are cases: the steps of each, and who takes them.

A procedure's table stands in its own folder; here they come together.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from anju.office.access.rights import Right
from anju.office.casework.address_reports.steps import STEPS as ADDRESS_REPORT
from anju.office.casework.application.steps import STEPS as APPLICATION
from anju.office.casework.cancellation.steps import STEPS as CANCELLATION
from anju.office.casework.cards.steps import STEPS as CARDS
from anju.office.casework.cases.states import DESKS, ENDED, RIGHTS, Action, Desk, State, Table
from anju.office.casework.complaints.steps import STEPS as COMPLAINT
from anju.office.casework.correction.steps import STEPS as CORRECTION
from anju.office.casework.endorsement.steps import STEPS as ENDORSEMENT
from anju.office.casework.hardship.steps import STEPS as HARDSHIP
from anju.office.casework.office_lateness.steps import STEPS as OFFICE_LATENESS
from anju.office.casework.paper_mode.steps import STEPS as PAPER_ENTRY
from anju.office.casework.restoration.steps import STEPS as RESTORATION
from anju.office.casework.unchanged.steps import STEPS as UNCHANGED
from anju.words import N_, say


class Procedure(StrEnum):
    """What is asked of the office."""

    ADDRESS_REPORT = "address_report"
    APPLICATION = "application"
    CANCELLATION = "cancellation"
    CARD_CHANGE = "card_change"
    CARD_RENEWAL = "card_renewal"
    CARD_REPLACEMENT = "card_replacement"
    COMPLAINT = "complaint"
    CORRECTION = "correction"
    ENDORSEMENT = "endorsement"
    HARDSHIP = "hardship"
    OFFICE_LATENESS = "office_lateness"
    PAPER_ENTRY = "paper_entry"
    RESTORATION = "restoration"
    UNCHANGED = "unchanged_endorsement"

    @property
    def said(self) -> str:
        """What it is called, a key of the catalogue."""
        return _NAMES[self]

    def in_words(self, language: str) -> str:
        """The procedure in "zh" or "en"."""
        return say(self.said, language)


TO_DEAL_WITH: Final = N_("Filed, to be dealt with")
CANCELLATION_DECIDED: Final = N_("Decided: the permit is cancelled")

_NAMES: Mapping[Procedure, str] = {
    Procedure.ADDRESS_REPORT: N_("report of a new address"),
    Procedure.APPLICATION: N_("application for a residence permit"),
    Procedure.CANCELLATION: N_("cancellation of a permit"),
    Procedure.CARD_CHANGE: N_("new card for one that shows what has changed"),
    Procedure.CARD_RENEWAL: N_("new card for a damaged one"),
    Procedure.CARD_REPLACEMENT: N_("new card for a lost one"),
    Procedure.COMPLAINT: N_("complaint"),
    Procedure.CORRECTION: N_("correction of what was recorded"),
    Procedure.ENDORSEMENT: N_("endorsement with changed circumstances"),
    Procedure.HARDSHIP: N_("late endorsement in hardship"),
    Procedure.OFFICE_LATENESS: N_("lateness caused by the office"),
    Procedure.PAPER_ENTRY: N_("entry of what was done on paper"),
    Procedure.RESTORATION: N_("restoration of a cancelled permit"),
    Procedure.UNCHANGED: N_("endorsement, declared unchanged"),
}

_TABLES: Mapping[Procedure, Table] = {
    Procedure.ADDRESS_REPORT: ADDRESS_REPORT,
    Procedure.APPLICATION: APPLICATION,
    Procedure.CANCELLATION: CANCELLATION,
    Procedure.CARD_CHANGE: CARDS,
    Procedure.CARD_RENEWAL: CARDS,
    Procedure.CARD_REPLACEMENT: CARDS,
    Procedure.COMPLAINT: COMPLAINT,
    Procedure.CORRECTION: CORRECTION,
    Procedure.ENDORSEMENT: ENDORSEMENT,
    Procedure.HARDSHIP: HARDSHIP,
    Procedure.OFFICE_LATENESS: OFFICE_LATENESS,
    Procedure.PAPER_ENTRY: PAPER_ENTRY,
    Procedure.RESTORATION: RESTORATION,
    Procedure.UNCHANGED: UNCHANGED,
}

_CANCEL = frozenset({Right.CANCEL})
_CARD = frozenset({Right.ACCEPT})
_CORRECT = frozenset({Right.CORRECT_DECIDE})
_FILE = frozenset({Right.ACCEPT, Right.FILE_FOR_MANY, Right.FILE_REQUEST})
_HEAL = frozenset({Right.HEAL_GAP})
_ONLINE = frozenset({Right.FILE_REQUEST})

_OWN_RIGHTS: Mapping[tuple[Procedure, Action], frozenset[Right]] = {
    (Procedure.ADDRESS_REPORT, Action.FILE): _ONLINE,
    (Procedure.ADDRESS_REPORT, Action.GRANT): frozenset({Right.REGISTER_RESIDENCE}),
    (Procedure.APPLICATION, Action.FILE): _FILE,
    (Procedure.CANCELLATION, Action.GRANT): _CANCEL,
    (Procedure.CANCELLATION, Action.REFUSE): _CANCEL,
    (Procedure.CANCELLATION, Action.TELL): _CANCEL,
    (Procedure.CARD_CHANGE, Action.GRANT): _CARD,
    (Procedure.CARD_RENEWAL, Action.GRANT): _CARD,
    (Procedure.CARD_REPLACEMENT, Action.GRANT): _CARD,
    (Procedure.COMPLAINT, Action.WITHDRAW): _ONLINE,
    (Procedure.CORRECTION, Action.FILE): frozenset({Right.CORRECT_PROPOSE}),
    (Procedure.CORRECTION, Action.GRANT): _CORRECT,
    (Procedure.CORRECTION, Action.REFUSE): _CORRECT,
    (Procedure.CORRECTION, Action.WITHDRAW): frozenset({Right.CORRECT_PROPOSE}),
    (Procedure.ENDORSEMENT, Action.FILE): _FILE,
    (Procedure.ENDORSEMENT, Action.GRANT): frozenset({Right.DECIDE, Right.ENDORSE_CHANGED}),
    (Procedure.HARDSHIP, Action.GRANT): _HEAL,
    (Procedure.OFFICE_LATENESS, Action.GRANT): _HEAL,
    (Procedure.PAPER_ENTRY, Action.GRANT): frozenset({Right.CONFIRM_PAPER_ENTRY}),
    (Procedure.PAPER_ENTRY, Action.REFUSE): frozenset({Right.CONFIRM_PAPER_ENTRY}),
    (Procedure.RESTORATION, Action.GRANT): _CANCEL,
    (Procedure.UNCHANGED, Action.FILE): _ONLINE,
    (Procedure.UNCHANGED, Action.GRANT): frozenset({Right.DECIDE, Right.ENDORSE}),
}
"""Where a step of a procedure takes another right than `RIGHTS` says."""

_OWN_DESKS: Mapping[tuple[Procedure, State], Desk] = {
    (Procedure.CANCELLATION, State.FILED): Desk.OFFICER,
    (Procedure.CARD_CHANGE, State.ACCEPTED): Desk.CLERK,
    (Procedure.CARD_RENEWAL, State.ACCEPTED): Desk.CLERK,
    (Procedure.CARD_REPLACEMENT, State.ACCEPTED): Desk.CLERK,
    (Procedure.COMPLAINT, State.FILED): Desk.OFFICER,
    (Procedure.CORRECTION, State.FILED): Desk.OFFICER,
}
"""Where somebody else acts next than `DESKS` says."""


def table_of(procedure: Procedure) -> Table:
    """What can be done in each state of a procedure."""
    return _TABLES[procedure]


def desk_of(procedure: Procedure, state: State) -> Desk:
    """Who acts next; `Desk.NOBODY` for a case that has ended."""
    if state in ENDED:
        return Desk.NOBODY
    return _OWN_DESKS.get((procedure, state), DESKS[state])


def state_in_words(procedure: Procedure, state: State, language: str) -> str:
    """Where a case stands, "zh" or "en"; what nobody accepts is not said to wait for that.

    >>> state_in_words(Procedure.CORRECTION, State.FILED, "en")
    'Filed, to be dealt with'
    >>> state_in_words(Procedure.CANCELLATION, State.SETTLED, "zh")
    '已决定注销'
    """
    if state is State.FILED and Action.ACCEPT not in table_of(procedure)[state]:
        return say(TO_DEAL_WITH, language)
    if (procedure, state) == (Procedure.CANCELLATION, State.SETTLED):
        return say(CANCELLATION_DECIDED, language)
    return state.in_words(language)


def rights_for(procedure: Procedure, action: Action) -> frozenset[Right]:
    """The rights of which a step of a procedure takes one."""
    return _OWN_RIGHTS.get((procedure, action), RIGHTS[action])
