"""The steps of a cancellation: the holder is told and may object before an officer decides.

At the holder's own wish, and after a death, nobody is waited for.
"""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.GRANT: State.SETTLED,
        Action.REFUSE: State.REFUSED,
        Action.TELL: State.TOLD,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.TOLD: {
        Action.GRANT: State.SETTLED,
        Action.OBJECT: State.EXAMINED,
        Action.REFUSE: State.REFUSED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.EXAMINED: {
        Action.GRANT: State.SETTLED,
        Action.REFUSE: State.REFUSED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
