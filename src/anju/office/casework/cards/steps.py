"""The steps of a new card for a damaged or a lost one (Regulation art. 11)."""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.ACCEPT: State.ACCEPTED,
        Action.NOT_ACCEPT: State.NOT_ACCEPTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.ACCEPTED: {
        Action.GRANT: State.GRANTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.GRANTED: {
        Action.CLOSE: State.CLOSED,
        Action.PRODUCE: State.PRODUCED,
    },
    State.PRODUCED: {
        Action.CLOSE: State.CLOSED,
        Action.HAND_OVER: State.HANDED_OVER,
    },
}
