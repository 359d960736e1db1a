"""Whom no message reached stands on the office's list until they are reached."""

from datetime import timedelta

import pytest
from tests.office.notices.reminded import (
    BEFORE,
    HALF_WAY,
    LAST_DAY,
    OPENS,
    a_holder,
    morning,
    queued,
    sent,
    told_of,
)
from tests.office.registry.acting import (
    CITY,
    FUTIAN,
    NANSHAN,
    OTHER,
    act,
    nothing_written,
    refused,
    told,
)

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.notices.calls import PAGE, CallList, call_count, call_page, record_call
from anju.office.notices.models import Message, MessageState
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because

pytestmark = pytest.mark.usefixtures("city")


def _listed(code: str = CITY) -> list[str]:
    return [row.message.permit_id for row in call_page(within=Jurisdiction(code), on=OPENS).rows]


def _unreached() -> tuple[str, str]:
    person, permit = a_holder()
    queued(BEFORE, OPENS)
    sent(morning(OPENS))
    return person, permit


def test_the_list_is_of_a_jurisdiction_and_says_what_to_tell() -> None:
    _, permit = _unreached()
    assert (_listed(CITY), _listed(NANSHAN), _listed(FUTIAN)) == ([permit], [permit], [])
    (row,) = call_page(within=Jurisdiction(NANSHAN), on=OPENS).rows
    assert row.words is not None
    assert row.words.body.startswith("最迟2026年11月22日")
    assert row.tried == ()


def test_a_call_that_reaches_nobody_is_kept_and_one_that_does_is_the_end_of_it() -> None:
    _, permit = _unreached()
    message = Message.objects.get()
    clerk = act(OPENS, "call-1", within=NANSHAN)
    record_call(message_id=message.id, reached=False, note=" 无人\n接听 ", act=clerk)
    record_call(message_id=message.id, reached=False, note=" 无人\n接听 ", act=clerk)
    (row,) = call_page(within=Jurisdiction(NANSHAN), on=OPENS).rows
    (tried,) = row.tried
    assert (tried.channel, tried.outcome, tried.note) == ("phone", "failed", "无人 接听")
    assert tried.account_id == "clerk-1"
    again = act(OPENS, "call-2", within=NANSHAN)
    record_call(message_id=message.id, reached=True, note="", act=again)
    assert _listed() == []
    assert told_of(permit) == {"window_opens": MessageState.REACHED}
    kind, _, payload, _ = told(permit)[-1]
    assert (kind, payload["channel"]) == ("notice_delivered", "phone")
    with refused(Because.NOTHING_TO_DO):
        record_call(message_id=message.id, reached=True, note="", act=act(OPENS, "call-3"))


def test_nobody_is_called_from_elsewhere_or_by_another_role() -> None:
    _unreached()
    message = Message.objects.get()
    with refused(Because.NOTHING_TO_DO):
        record_call(message_id=message.id, reached=True, note="", act=act(OPENS, within=FUTIAN))
    with refused(Because.NOT_YOURS):
        record_call(
            message_id=message.id, reached=True, note="", act=act(OPENS, role="issuing_officer")
        )


def test_who_was_endorsed_since_is_not_called() -> None:
    _, permit = _unreached()
    endorse(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    assert _listed() == []
    with nothing_written():
        assert call_page(within=Jurisdiction(CITY), on=OPENS).after == ""


def test_one_row_stands_for_a_year_with_the_most_urgent_message() -> None:
    _, permit = _unreached()
    for day in (HALF_WAY, LAST_DAY):
        queued(day - timedelta(days=1), day)
        sent(morning(day))
    assert _listed() == [permit]
    assert told_of(permit)["last_day"] == MessageState.UNREACHED


def test_who_lost_the_use_already_stands_apart() -> None:
    _unreached()
    suspended_from = Message.objects.get().loses_on
    assert suspended_from is not None
    for on, which in ((suspended_from - timedelta(days=1), "in_time"), (suspended_from, "lost")):
        pages = {each: call_page(each, within=Jurisdiction(CITY), on=on) for each in CallList}
        assert {each: len(page.rows) for each, page in pages.items()} == {
            each: int(each == which) for each in CallList
        }
        assert {each: call_count(each, within=Jurisdiction(CITY), on=on) for each in CallList} == {
            each: int(each == which) for each in CallList
        }


def test_pages_follow_one_another_and_miss_nobody() -> None:
    person, permit = _unreached()
    a_holder(OTHER, "4403J25112300025")
    first = Message.objects.get()
    for number in range(PAGE + 2):
        first.id, first.permit_id, first.cycle_year = f"{number:020}", "", None
        first.loses_on = None if number < 3 else LAST_DAY + timedelta(days=number % 4)
        first.cycle_first_day, first.sealed = None, None
        first.save(force_insert=True)
    page = call_page(within=Jurisdiction(CITY), on=OPENS)
    rest = call_page(within=Jurisdiction(CITY), on=OPENS, after=page.after)
    seen = [row.message.id for row in (*page.rows, *rest.rows)]
    assert len(page.rows) == PAGE
    assert rest.after == ""
    assert len(seen) == len(set(seen)) == PAGE + 3
    assert [row.message.loses_on for row in page.rows][:3] == [None] * 3
    assert {row.message.person_id for row in page.rows} == {person}
    assert permit in {row.message.permit_id for row in (*page.rows, *rest.rows)}
