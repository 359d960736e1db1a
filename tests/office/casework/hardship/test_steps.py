"""What can be done with a case of hardship where it stands: every state, every action, by hand."""

import pytest

from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure, table_of

ALLOWED = {
    ("filed", "accept"): "accepted",
    ("filed", "give_notice"): "waiting",
    ("filed", "withdraw"): "withdrawn",
    ("waiting", "complete"): "completed",
    ("waiting", "not_accept"): "not_accepted",
    ("waiting", "withdraw"): "withdrawn",
    ("completed", "accept"): "accepted",
    ("completed", "complete"): "completed",
    ("completed", "not_accept"): "not_accepted",
    ("completed", "withdraw"): "withdrawn",
    ("accepted", "examine"): "examined",
    ("accepted", "withdraw"): "withdrawn",
    ("examined", "grant"): "settled",
    ("examined", "refuse"): "refused",
    ("examined", "return"): "accepted",
    ("examined", "withdraw"): "withdrawn",
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_hardship(state: State, action: Action) -> None:
    found = table_of(Procedure.HARDSHIP).get(state, {}).get(action)
    assert found == ALLOWED.get((state.value, action.value))
