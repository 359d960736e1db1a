"""The steps of an entry of what was done on paper: entered, confirmed by a second person."""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.GRANT: State.SETTLED,
        Action.REFUSE: State.REFUSED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
