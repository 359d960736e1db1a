"""The steps of a correction, written by hand: every state, every action."""

from tests.office.casework.steps_tables import differences

from anju.office.casework.procedures import Procedure

WRITTEN = {"filed": {"grant": "settled", "refuse": "refused", "withdraw": "withdrawn"}}


def test_a_correction_takes_these_steps_and_no_others() -> None:
    assert differences(Procedure.CORRECTION, WRITTEN) == []
