"""The steps of a late endorsement in hardship: accepted, examined, decided by an officer."""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.ACCEPT: State.ACCEPTED,
        Action.GIVE_NOTICE: State.WAITING,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.WAITING: {
        Action.COMPLETE: State.COMPLETED,
        Action.NOT_ACCEPT: State.NOT_ACCEPTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.COMPLETED: {
        Action.ACCEPT: State.ACCEPTED,
        Action.COMPLETE: State.COMPLETED,
        Action.NOT_ACCEPT: State.NOT_ACCEPTED,
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
