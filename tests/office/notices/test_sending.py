"""What waits is sent once by our record, by the facts of the moment, channel after channel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from tests.office.casework.acting import name_guardian
from tests.office.notices.reminded import (
    BEFORE,
    HALF_WAY,
    LAST_DAY,
    MAIL,
    OPENS,
    PHONE,
    a_holder,
    a_reminder_waits,
    by_holder,
    morning,
    queued,
    reached_by,
    sent,
    told_of,
)
from tests.office.registry.acting import CITY, DETAILS, OTHER, a_person, act, officer, told

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.notices import sending
from anju.office.notices.calls import call_page
from anju.office.notices.channels import Delivery
from anju.office.notices.claiming import LEASE, take_some
from anju.office.notices.inbox import messages_of
from anju.office.notices.judging import Judged, judged
from anju.office.notices.models import Attempt, AttemptOutcome, Looked, Message, MessageState
from anju.office.notices.pauses import pause_after
from anju.office.notices.preferences import prefer
from anju.office.notices.queueing import queue_reminders
from anju.office.notices.sending import send, send_some
from anju.office.notices.telling import tell
from anju.office.notices.wording import Words
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse, file_endorsement

pytestmark = pytest.mark.usefixtures("city")


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Channels that take nothing; the addresses they were asked with, in order."""
    asked: list[str] = []

    def refuse(address: Any, *_: Any) -> Delivery:  # noqa: ANN401 - as `deliver` takes it
        asked.append(address.value)
        return Delivery(sent=False, why="refused")

    monkeypatch.setattr(sending, "deliver", refuse)
    return asked


def test_a_reminder_goes_out_and_stands_in_the_ledger_without_the_address() -> None:
    _, permit = a_reminder_waits()
    (file,) = sent(morning(OPENS))
    assert file.to == f"sms {PHONE}"
    assert file.words.body.startswith("最迟2026年11月22日（星期日）签注，就不会中断。")
    message = Message.objects.get()
    assert message.state == MessageState.SENT
    kind, day, payload, _ = told(permit)[-1]
    assert (kind, day) == ("notice_delivered", OPENS.isoformat())
    assert payload == {"message": message.id, "channel": "sms", "stage": "window_opens"}
    assert sent(morning(OPENS) + timedelta(days=1)) == [file]


DONE: dict[str, Callable[[str], object]] = {
    "endorsed": lambda permit: endorse(permit_id=permit, filed_on=OPENS, act=act(OPENS)),
    "filed": lambda permit: file_endorsement(permit_id=permit, filed_on=OPENS, act=act(OPENS)),
    "cancelled": lambda permit: cancel(
        permit_id=permit, cancelled_on=OPENS, reason=CancelReason.LEFT, act=officer(OPENS)
    ),
}


@pytest.mark.parametrize("done", DONE)
def test_nobody_is_reminded_of_what_was_done_since(done: str) -> None:
    _, permit = a_reminder_waits()
    DONE[done](permit)
    assert sent(morning(OPENS)) == []
    assert told_of(permit) == {"window_opens": MessageState.DONE_BEFORE}
    assert queued(OPENS, LAST_DAY) == 0


def test_a_reminder_that_a_later_one_overtook_is_passed_over() -> None:
    _, permit = a_reminder_waits()
    queued(OPENS, HALF_WAY)
    assert len(sent(morning(HALF_WAY))) == 1
    assert told_of(permit) == {
        "window_opens": MessageState.PASSED_OVER,
        "half_way": MessageState.SENT,
    }


def test_a_telephone_is_not_made_to_ring_at_night_and_mail_comes_at_any_hour() -> None:
    person, permit = a_holder()
    reached_by(person)
    night = morning(OPENS, 8) - timedelta(hours=1)
    queue_reminders(OPENS, night)
    assert sent(night) == []
    assert told_of(permit) == {"window_opens": MessageState.WAITING}
    assert not Attempt.objects.exists()
    assert len(sent(morning(OPENS, 8))) == 1


def test_mail_does_not_wait_with_a_telephone_until_the_day_is_over(refusing: list[str]) -> None:
    person, _ = a_holder()
    reached_by(person)
    reached_by(person, ContactChannel.MAIL, MAIL)
    evening = morning(LAST_DAY, 20) + timedelta(minutes=58)
    for day, expected in ((LAST_DAY - timedelta(days=7), [PHONE]), (LAST_DAY, [PHONE, MAIL])):
        refusing.clear()
        Looked.objects.update_or_create(what="reminders", defaults={"day": day - timedelta(days=1)})
        at = evening - (LAST_DAY - day)
        queue_reminders(day, at)
        for _ in range(2):
            send_some(at)
            at += pause_after(1)
        assert refusing == expected


def test_a_failure_is_tried_again_with_growing_pauses_then_the_next_channel_then_the_list(
    refusing: list[str],
) -> None:
    person, permit = a_holder()
    reached_by(person)
    reached_by(person, ContactChannel.MAIL, MAIL)
    queued(BEFORE, OPENS)
    at, pauses = morning(OPENS), []
    for _ in range(20):
        message = Message.objects.get()
        if message.state != MessageState.WAITING:
            break
        before = len(refusing)
        send_some(at)
        pauses += [at] * (len(refusing) - before)
        at += timedelta(minutes=5)
        if len(refusing) in (2, 3, 6, 7):
            at += timedelta(hours=2)
    assert refusing == [PHONE] * 4 + [MAIL] * 4
    (to_call,) = call_page(within=Jurisdiction(CITY), on=OPENS).rows
    assert [each.channel for each in to_call.tried] == ["sms"] * 4 + ["mail"] * 4
    assert pauses == sorted(pauses)
    assert told_of(permit) == {"window_opens": MessageState.UNREACHED}
    assert {each.outcome for each in Attempt.objects.all()} == {AttemptOutcome.FAILED}


def test_of_a_child_the_guardian_is_told_and_that_it_is_not_about_them() -> None:
    child, permit = a_holder(replace(OTHER, born_on=date(2019, 5, 7), identity_number=""))
    mother = a_person(DETAILS)
    reached_by(mother)
    name_guardian(child, mother, act(BEFORE), BEFORE)
    queued(BEFORE, OPENS)
    (file,) = sent(morning(OPENS))
    assert file.to == f"sms {PHONE}"
    assert "此消息关于由您代办的人。" in file.words.body
    assert told_of(permit) == {"window_opens": MessageState.SENT}
    assert "代办" not in messages_of(child)[0].words.body


def test_what_no_pause_heals_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ANJU, "CHANNELS", {"mail": "json://localhost:1/?to={address}"})
    _, permit = a_reminder_waits()
    sent(morning(OPENS))
    assert [each.why for each in Attempt.objects.all()] == ["not_set_up"]
    assert told_of(permit) == {"window_opens": MessageState.UNREACHED}


def test_whom_no_contact_is_known_of_is_for_the_office_to_call() -> None:
    _, permit = a_holder()
    queued(BEFORE, OPENS)
    assert sent(morning(OPENS)) == []
    assert told_of(permit) == {"window_opens": MessageState.UNREACHED}
    queued(OPENS, HALF_WAY)
    sent(morning(HALF_WAY))
    assert told_of(permit) == {
        "window_opens": MessageState.PASSED_OVER,
        "half_way": MessageState.UNREACHED,
    }


def test_who_wants_no_reminders_gets_none_but_a_legal_notice_comes() -> None:
    person, permit = a_holder()
    reached_by(person)
    prefer(person_id=person, no_reminders=True, language="en", act=by_holder(person))
    queued(BEFORE, OPENS)
    assert sent(morning(OPENS)) == []
    assert told_of(permit) == {"window_opens": MessageState.NOT_WANTED}
    tell(
        person_id=person,
        words=lambda language: Words("Subject", f"in {language}"),
        act=act(OPENS, role="system"),
        legal=True,
    )
    (file,) = sent(morning(OPENS))
    assert file.words == Words("Subject", "in en")
    assert told(person)[-1][0] == "person_notified"


def test_a_worker_killed_behind_the_channel_hands_over_once_more_and_records_once() -> None:
    _, permit = a_reminder_waits()
    at = morning(OPENS)
    claim, (message,) = take_some(at)
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patched:
        patched.setattr(sending, "_tell_outcome", _killed)
        with pytest.raises(KeyboardInterrupt):
            send(message, claim, at)
    assert [each.outcome for each in Attempt.objects.all()] == [AttemptOutcome.BEGUN]
    assert send_some(at + LEASE - timedelta(seconds=1)) == 0
    assert len(sent(at + LEASE)) == 2
    assert told_of(permit) == {"window_opens": MessageState.SENT}
    assert [kind for kind, *_ in told(permit)].count("notice_delivered") == 1
    outcomes = Attempt.objects.order_by("begun_at").values_list("outcome", flat=True)
    assert list(outcomes) == [AttemptOutcome.UNKNOWN, AttemptOutcome.SENT]


def test_a_message_that_cannot_be_sent_holds_up_no_other_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = [a_holder(PersonalDetails(f"赵{each}"), f"4403J2511230{each:04}") for each in range(3)]
    for number, (person, _) in enumerate(held):
        reached_by(person, address=f"1380013{number:04}")
    queued(BEFORE, OPENS)
    first, *_ = sorted(Message.objects.values_list("id", flat=True))

    def broken(message: Message, today: date) -> Judged:
        if message.id == first:
            raise ValueError("it cannot be judged")
        return judged(message, today)

    with monkeypatch.context() as patched:
        patched.setattr(sending, "judged", broken)
        assert len(sent(morning(OPENS))) == 2
    assert Message.objects.get(id=first).state == MessageState.WAITING
    assert len(sent(morning(OPENS) + LEASE)) == 3


def _killed(*_: Any) -> None:  # noqa: ANN401 - in the place of any function
    raise KeyboardInterrupt


def test_a_worker_that_was_too_slow_finds_its_message_gone() -> None:
    a_reminder_waits()
    at = morning(OPENS)
    claim, (message,) = take_some(at)
    again, _ = take_some(at + LEASE)
    send(message, claim, at + LEASE)
    assert sent(at) == []
    send(message, again, at + LEASE)
    assert len(sent(at)) == 1
