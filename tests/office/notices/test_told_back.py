"""A channel says later what became of a message, at an address that is signed."""

from datetime import timedelta

import pytest
from tests.office.notices.reminded import (
    MAIL,
    OPENS,
    a_reminder_waits,
    morning,
    reached_by,
    sent,
    told_of,
)
from tests.office.registry.acting import told

from anju.office.notices.models import Attempt, AttemptOutcome, MessageState
from anju.office.notices.told_back import attempt_of, tell_back, told_address
from anju.office.registry.contacts.models import ContactChannel

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


def test_what_failed_after_all_again_and_again_goes_out_by_the_next_channel() -> None:
    person, permit = a_reminder_waits()
    reached_by(person, ContactChannel.MAIL, MAIL)
    at, used = morning(OPENS), []
    for _ in range(5):
        sent(at)
        latest = Attempt.objects.latest("begun_at")
        used.append(latest.channel)
        if latest.channel == "sms":
            for _ in range(2):  # a gateway may say it twice
                tell_back(attempt_id=latest.id, outcome="failed", at=at)
        at += timedelta(hours=2)
    assert used == ["sms"] * 4 + ["mail"]
    proved = [payload["channel"] for _, _, payload, _ in told(permit)[1:]]
    assert proved == ["sms", "mail"]
    first = Attempt.objects.earliest("begun_at")
    first.outcome = AttemptOutcome.UNKNOWN
    first.save()
    assert _say(first.id, "failed")
    assert told_of(permit) == {"window_opens": MessageState.SENT}


def test_only_an_address_of_ours_names_an_attempt() -> None:
    signed = told_address("ab12").rstrip("/").rpartition("/")[2]
    assert attempt_of(signed) == "ab12"
    assert attempt_of(f"{signed}x") is None
