"""What can be done in each state of each procedure, by whom, and where it leads: typed by hand.

A agency clerk, P police clerk, O issuing officer, H a holder at their own desk, B an assisting
body.  What does not stand here is refused to everybody.
"""

from collections.abc import Mapping

from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure

_WITH_A_NOTICE = """
filed: accept AP accepted, give_notice AP waiting, withdraw APH withdrawn
waiting: complete APH completed, not_accept AP not_accepted, withdraw APH withdrawn
completed: accept AP accepted, complete APH completed, not_accept AP not_accepted
completed: withdraw APH withdrawn
accepted: examine P examined, withdraw APH withdrawn
"""
_CARD = """
filed: accept AP accepted, not_accept AP not_accepted, withdraw APH withdrawn
accepted: grant AP granted, withdraw APH withdrawn
granted: close APO closed, produce P produced
produced: close APO closed, hand_over AP handed_over
"""
_EXAMINED_BY_AN_OFFICER = """
examined: grant O settled, refuse O refused, return O accepted, withdraw APH withdrawn
"""
_LOOKED_AT = f"""
filed: accept AP accepted, withdraw APH withdrawn
accepted: examine P examined, withdraw APH withdrawn
{_EXAMINED_BY_AN_OFFICER}
"""

_WRITTEN: Mapping[Procedure, str] = {
    Procedure.ADDRESS_REPORT: """
filed: answer APO answered, grant AP settled, withdraw APH withdrawn
""",
    Procedure.APPLICATION: f"""{_WITH_A_NOTICE}
filed: not_accept AP not_accepted
examined: grant O granted, refuse O refused, return O accepted, withdraw APH withdrawn
granted: close APO closed, deliver P delivered, produce P produced
produced: close APO closed, hand_over AP handed_over
""",
    Procedure.CANCELLATION: """
filed: grant O settled, refuse O refused, tell O told, withdraw APH withdrawn
told: grant O settled, object APH examined, refuse O refused, withdraw APH withdrawn
examined: grant O settled, refuse O refused, withdraw APH withdrawn
""",
    Procedure.CARD_CHANGE: _CARD,
    Procedure.CARD_RENEWAL: _CARD,
    Procedure.CARD_REPLACEMENT: _CARD,
    Procedure.COMPLAINT: "filed: answer APO answered, withdraw H withdrawn",
    Procedure.CORRECTION: "filed: grant O settled, refuse O refused, withdraw AP withdrawn",
    Procedure.ENDORSEMENT: f"""{_WITH_A_NOTICE}
accepted: grant PO settled
examined: grant PO settled, refuse O refused, return O accepted, withdraw APH withdrawn
""",
    Procedure.HARDSHIP: _WITH_A_NOTICE + _EXAMINED_BY_AN_OFFICER,
    Procedure.OFFICE_LATENESS: _LOOKED_AT,
    Procedure.PAPER_ENTRY: "filed: grant APO settled, refuse APO refused, withdraw APH withdrawn",
    Procedure.RESTORATION: _LOOKED_AT,
    Procedure.UNCHANGED: """
filed: examine P examined, grant APO settled, withdraw APH withdrawn
examined: grant APO settled, refuse O refused, return O filed, withdraw APH withdrawn
""",
}

Steps = Mapping[State, Mapping[Action, tuple[str, State]]]
"""State to action to the signs of who takes it and the state it leads to."""


def _read(written: str) -> Steps:
    found: dict[State, dict[Action, tuple[str, State]]] = {}
    for line in filter(None, written.splitlines()):
        state, _, steps = line.partition(": ")
        for step in steps.split(", "):
            action, signs, leads_to = step.split(" ")
            found.setdefault(State(state), {})[Action(action)] = signs, State(leads_to)
    return found


STEPS = {procedure: _read(written) for procedure, written in _WRITTEN.items()}

FILES = {
    Procedure.ADDRESS_REPORT: "H",
    Procedure.APPLICATION: "APBH",
    Procedure.CANCELLATION: "APH",
    Procedure.CARD_CHANGE: "APH",
    Procedure.CARD_RENEWAL: "APH",
    Procedure.CARD_REPLACEMENT: "APH",
    Procedure.COMPLAINT: "APH",
    Procedure.CORRECTION: "AP",
    Procedure.ENDORSEMENT: "APBH",
    Procedure.HARDSHIP: "APH",
    Procedure.OFFICE_LATENESS: "AP",
    Procedure.PAPER_ENTRY: "APH",
    Procedure.RESTORATION: "APH",
    Procedure.UNCHANGED: "H",
}
"""Who files; a lateness is accepted with its filing, which a holder does not do."""

OUTCOMES = {
    Action.ANSWER: "answered",
    Action.GRANT: "granted",
    Action.NOT_ACCEPT: "not_accepted",
    Action.REFUSE: "refused",
    Action.WITHDRAW: "withdrawn",
}
"""What decides a case."""

OVER = frozenset(
    {
        State.ANSWERED,
        State.CLOSED,
        State.DELIVERED,
        State.HANDED_OVER,
        State.NOT_ACCEPTED,
        State.REFUSED,
        State.SETTLED,
        State.WITHDRAWN,
    }
)
"""Where nothing is left to do."""

DESKS = {
    State.ACCEPTED: "police",
    State.COMPLETED: "clerk",
    State.EXAMINED: "officer",
    State.FILED: "clerk",
    State.GRANTED: "police",
    State.PRODUCED: "clerk",
    State.TOLD: "holder",
    State.WAITING: "holder",
}
"""Who acts next, where it is nothing that waits for an officer."""

FOR_AN_OFFICER = {Procedure.CANCELLATION, Procedure.COMPLAINT, Procedure.CORRECTION}
"""What waits for an officer from its filing on: a proposal, and a complaint."""


def desk_of(procedure: Procedure, state: State) -> str:
    """Who acts next in a case."""
    if state is State.FILED and procedure in FOR_AN_OFFICER:
        return "officer"
    return DESKS.get(state, "")
