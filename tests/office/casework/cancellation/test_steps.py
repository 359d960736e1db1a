"""The steps of a cancellation, written by hand: every state, every action."""

from tests.office.casework.steps_tables import differences

from anju.office.casework.procedures import Procedure

WRITTEN = {
    "filed": {
        "tell": "told",
        "grant": "settled",
        "refuse": "refused",
        "withdraw": "withdrawn",
    },
    "told": {
        "object": "examined",
        "grant": "settled",
        "refuse": "refused",
        "withdraw": "withdrawn",
    },
    "examined": {"grant": "settled", "refuse": "refused", "withdraw": "withdrawn"},
}


def test_a_cancellation_takes_these_steps_and_no_others() -> None:
    assert differences(Procedure.CANCELLATION, WRITTEN) == []
