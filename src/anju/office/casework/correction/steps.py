"""The steps of a correction: proposed by one person, decided by another with another role."""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.GRANT: State.SETTLED,
        Action.REFUSE: State.REFUSED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
