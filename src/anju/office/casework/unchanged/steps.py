"""The steps of an endorsement declared unchanged online (Regulation art. 10(2)).

Whoever may endorse at the counter endorses it at once.  Where something seems to have changed a
police clerk examines it, and only an issuing officer refuses.
"""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.EXAMINE: State.EXAMINED,
        Action.GRANT: State.SETTLED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.EXAMINED: {
        Action.GRANT: State.SETTLED,
        Action.REFUSE: State.REFUSED,
        Action.RETURN: State.FILED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
}
