"""What can be done with an entry from paper where it stands: every state, every action."""

import pytest

from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure, table_of

ALLOWED = {
    ("filed", "grant"): "settled",
    ("filed", "refuse"): "refused",
    ("filed", "withdraw"): "withdrawn",
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_an_entry_from_paper(state: State, action: Action) -> None:
    found = table_of(Procedure.PAPER_ENTRY).get(state, {}).get(action)
    assert found == ALLOWED.get((state.value, action.value))
