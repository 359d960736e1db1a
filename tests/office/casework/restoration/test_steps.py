"""The steps of a restoration, written by hand: every state, every action."""

from tests.office.casework.steps_tables import differences

from anju.office.casework.procedures import Procedure

WRITTEN = {
    "filed": {"accept": "accepted", "withdraw": "withdrawn"},
    "accepted": {"examine": "examined", "withdraw": "withdrawn"},
    "examined": {
        "grant": "settled",
        "refuse": "refused",
        "return": "accepted",
        "withdraw": "withdrawn",
    },
}


def test_a_restoration_takes_these_steps_and_no_others() -> None:
    assert differences(Procedure.RESTORATION, WRITTEN) == []
