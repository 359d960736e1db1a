"""The steps of a complaint: it is answered in words, or withdrawn."""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.ANSWER: State.ANSWERED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
