"""The steps of an application, written by hand from art. 9: every state, every action."""

from tests.office.casework.steps_tables import differences

from anju.office.casework.procedures import Procedure

WRITTEN = {
    "filed": {
        "accept": "accepted",
        "give_notice": "waiting",
        "not_accept": "not_accepted",
        "withdraw": "withdrawn",
    },
    "waiting": {
        "complete": "completed",
        "not_accept": "not_accepted",
        "withdraw": "withdrawn",
    },
    "completed": {
        "accept": "accepted",
        "complete": "completed",
        "not_accept": "not_accepted",
        "withdraw": "withdrawn",
    },
    "accepted": {"examine": "examined", "withdraw": "withdrawn"},
    "examined": {
        "grant": "granted",
        "refuse": "refused",
        "return": "accepted",
        "withdraw": "withdrawn",
    },
    "granted": {"produce": "produced", "deliver": "delivered", "close": "closed"},
    "produced": {"hand_over": "handed_over", "close": "closed"},
}


def test_an_application_takes_these_steps_and_no_others() -> None:
    assert differences(Procedure.APPLICATION, WRITTEN) == []
