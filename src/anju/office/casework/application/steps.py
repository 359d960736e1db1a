"""The steps of an application (Regulation art. 9).

What is missing is told once: after the notice the file is completed, accepted or not, and no
second notice is possible.  Where permits are electronic only, a granted one is delivered without
a card.
"""

from anju.office.casework.cases.states import Action, State, Table

STEPS: Table = {
    State.FILED: {
        Action.ACCEPT: State.ACCEPTED,
        Action.GIVE_NOTICE: State.WAITING,
        Action.NOT_ACCEPT: State.NOT_ACCEPTED,
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
        Action.GRANT: State.GRANTED,
        Action.REFUSE: State.REFUSED,
        Action.RETURN: State.ACCEPTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.GRANTED: {
        Action.CLOSE: State.CLOSED,
        Action.DELIVER: State.DELIVERED,
        Action.PRODUCE: State.PRODUCED,
    },
    State.PRODUCED: {
        Action.CLOSE: State.CLOSED,
        Action.HAND_OVER: State.HANDED_OVER,
    },
}
