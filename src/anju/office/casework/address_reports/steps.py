"""The steps of a reported address: recorded, or answered why it cannot be, or withdrawn."""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.ANSWER: State.ANSWERED,
        Action.GRANT: State.SETTLED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
