"""Where a case stands, what can be done with it, and which right each step takes.

Each procedure has its own table of steps (`procedures`): what stands in no table is refused.
"""

from collections.abc import Mapping
from enum import StrEnum

from anju.office.access.rights import Right
from anju.words import N_, say


class State(StrEnum):
    """Where a case stands."""

    ACCEPTED = "accepted"
    ANSWERED = "answered"
    CLOSED = "closed"
    COMPLETED = "completed"
    DELIVERED = "delivered"
    EXAMINED = "examined"
    FILED = "filed"
    GRANTED = "granted"
    HANDED_OVER = "handed_over"
    NOT_ACCEPTED = "not_accepted"
    PRODUCED = "produced"
    REFUSED = "refused"
    SETTLED = "settled"
    TOLD = "told"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"

    def in_words(self, language: str) -> str:
        """The state in "zh" or "en", as a clerk reads it."""
        return say(_STATES[self], language)


_STATES: Mapping[State, str] = {
    State.ACCEPTED: N_("Accepted, to be examined"),
    State.ANSWERED: N_("Answered"),
    State.CLOSED: N_("Granted, no card handed over"),
    State.COMPLETED: N_("Completed, to be accepted"),
    State.DELIVERED: N_("Granted, electronic"),
    State.EXAMINED: N_("Examined, to be decided"),
    State.FILED: N_("Filed, to be accepted"),
    State.GRANTED: N_("Granted, card to be produced"),
    State.HANDED_OVER: N_("Granted and handed over"),
    State.NOT_ACCEPTED: N_("Not accepted"),
    State.PRODUCED: N_("Card produced, to be handed over"),
    State.REFUSED: N_("Refused"),
    State.SETTLED: N_("Granted"),
    State.TOLD: N_("Holder told, may object"),
    State.WAITING: N_("Waiting for the holder"),
    State.WITHDRAWN: N_("Withdrawn"),
}


class Action(StrEnum):
    """One step of a case; each is one entry, of the kind that `kinds` names."""

    ACCEPT = "accept"
    ANSWER = "answer"
    CLOSE = "close"
    COMPLETE = "complete"
    DELIVER = "deliver"
    EXAMINE = "examine"
    FILE = "file"
    GIVE_NOTICE = "give_notice"
    GRANT = "grant"
    HAND_OVER = "hand_over"
    NOT_ACCEPT = "not_accept"
    OBJECT = "object"
    PRODUCE = "produce"
    REFUSE = "refuse"
    RETURN = "return"
    TELL = "tell"
    WITHDRAW = "withdraw"


Table = Mapping[State, Mapping[Action, State]]
"""Of a procedure: what can be done in each state, and where it leads."""

ENDED = frozenset(
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
"""The states in which nothing is left to do."""


class Desk(StrEnum):
    """Who acts next in a case."""

    CLERK = "clerk"
    HOLDER = "holder"
    NOBODY = ""
    OFFICER = "officer"
    POLICE = "police"


DESKS: Mapping[State, Desk] = {
    State.ACCEPTED: Desk.POLICE,
    State.COMPLETED: Desk.CLERK,
    State.EXAMINED: Desk.OFFICER,
    State.FILED: Desk.CLERK,
    State.GRANTED: Desk.POLICE,
    State.PRODUCED: Desk.CLERK,
    State.TOLD: Desk.HOLDER,
    State.WAITING: Desk.HOLDER,
}
"""Who acts next in each state: a clerk of either office, one of the police, an issuing officer."""

OUTCOMES: Mapping[Action, str] = {
    Action.ANSWER: "answered",
    Action.GRANT: "granted",
    Action.NOT_ACCEPT: "not_accepted",
    Action.REFUSE: "refused",
    Action.WITHDRAW: "withdrawn",
}
"""The steps that decide a case; of each case exactly one is taken."""

RIGHTS: Mapping[Action, frozenset[Right]] = {
    Action.ACCEPT: frozenset({Right.ACCEPT}),
    Action.ANSWER: frozenset({Right.ACCEPT, Right.DECIDE}),
    Action.CLOSE: frozenset({Right.ACCEPT, Right.DECIDE}),
    Action.COMPLETE: frozenset({Right.ACCEPT, Right.FILE_REQUEST}),
    Action.DELIVER: frozenset({Right.PRODUCE_CARD}),
    Action.EXAMINE: frozenset({Right.EXAMINE}),
    Action.FILE: frozenset({Right.ACCEPT, Right.FILE_REQUEST}),
    Action.GIVE_NOTICE: frozenset({Right.ACCEPT}),
    Action.GRANT: frozenset({Right.DECIDE}),
    Action.HAND_OVER: frozenset({Right.HAND_OVER_CARD}),
    Action.NOT_ACCEPT: frozenset({Right.ACCEPT}),
    Action.OBJECT: frozenset({Right.ACCEPT, Right.FILE_REQUEST}),
    Action.PRODUCE: frozenset({Right.PRODUCE_CARD}),
    Action.REFUSE: frozenset({Right.DECIDE}),
    Action.RETURN: frozenset({Right.DECIDE}),
    Action.TELL: frozenset({Right.DECIDE}),
    Action.WITHDRAW: frozenset({Right.ACCEPT, Right.FILE_REQUEST}),
}
"""The rights of which a step takes one; a procedure may ask for another (`procedures`)."""
