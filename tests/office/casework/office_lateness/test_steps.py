"""What can be done with a lateness of the office where it stands: every state, every action."""

import pytest

from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure, table_of

ALLOWED = {
    ("filed", "accept"): "accepted",
    ("filed", "withdraw"): "withdrawn",
    ("accepted", "examine"): "examined",
    ("accepted", "withdraw"): "withdrawn",
    ("examined", "grant"): "settled",
    ("examined", "refuse"): "refused",
    ("examined", "return"): "accepted",
    ("examined", "withdraw"): "withdrawn",
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_a_lateness_of_the_office(state: State, action: Action) -> None:
    found = table_of(Procedure.OFFICE_LATENESS).get(state, {}).get(action)
    assert found == ALLOWED.get((state.value, action.value))
