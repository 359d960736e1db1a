"""The steps of a lateness that the office caused: recorded, examined, decided by an officer.

Nothing is asked of the holder, so that nobody waits for them.
"""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.ACCEPT: State.ACCEPTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.ACCEPTED: {
        Action.EXAMINE: State.EXAMINED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.EXAMINED: {
        Action.GRANT: State.SETTLED,
        Action.REFUSE: State.REFUSED,
        Action.RETURN: State.ACCEPTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
