"""A channel says later what became of a message, at an address that is signed."""

from datetime import timedelta

import pytest
from tests.office.notices.reminded import (
    OPENS,
    a_reminder_waits,
    morning,
    sent,
    told_of,
)
from tests.office.registry.acting import told

from anju.office.notices.models import Attempt, MessageState
from anju.office.notices.told_back import attempt_of, tell_back, told_address

pytestmark = pytest.mark.usefixtures("city")


@pytest.fixture
def attempt() -> tuple[str, str]:
    """A message that was sent: its permit, and its attempt."""
    _, permit = a_reminder_waits()
    sent(morning(OPENS))
    return permit, Attempt.objects.get().id


def _say(attempt: str, outcome: str) -> bool:
    return tell_back(attempt_id=attempt, outcome=outcome, at=morning(OPENS, 11))


def test_delivered_then_opened_is_kept_and_nothing_takes_it_back(attempt: tuple[str, str]) -> None:
    _, identifier = attempt
    for outcome, kept in (
        ("delivered", "delivered"),
        ("opened", "opened"),
        ("failed", "opened"),
    ):
        assert _say(identifier, outcome)
        assert Attempt.objects.get().outcome == kept
    assert not _say(identifier, "burnt")
    assert not _say("0" * 20, "opened")


def test_failed_after_all_is_sent_once_more_and_stands_once_in_the_ledger(
    attempt: tuple[str, str],
) -> None:
    permit, identifier = attempt
    assert _say(identifier, "failed")
    assert told_of(permit) == {"window_opens": MessageState.WAITING}
    assert len(sent(morning(OPENS, 11) + timedelta(hours=1))) == 2
    assert told_of(permit) == {"window_opens": MessageState.SENT}
    assert [kind for kind, *_ in told(permit)].count("notice_delivered") == 1


def test_only_an_address_of_ours_names_an_attempt() -> None:
    signed = told_address("ab12").rstrip("/").rpartition("/")[2]
    assert attempt_of(signed) == "ab12"
    assert attempt_of(f"{signed}x") is None
