"""The steps of a new card, written by hand: every state, every action."""

import pytest
from tests.office.casework.steps_tables import differences

from anju.office.casework.procedures import Procedure

WRITTEN = {
    "filed": {"accept": "accepted", "not_accept": "not_accepted", "withdraw": "withdrawn"},
    "accepted": {"grant": "granted", "withdraw": "withdrawn"},
    "granted": {"produce": "produced", "close": "closed"},
    "produced": {"hand_over": "handed_over", "close": "closed"},
}


@pytest.mark.parametrize(
    "procedure", [Procedure.CARD_CHANGE, Procedure.CARD_RENEWAL, Procedure.CARD_REPLACEMENT]
)
def test_a_new_card_takes_these_steps_and_no_others(procedure: Procedure) -> None:
    assert differences(procedure, WRITTEN) == []
