"""The calendar file: the window's first day and the last day, with alarms; no person in it."""

from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from icalendar import Calendar
from tests.office.planner.conftest import Ask

FILE = "/plan/residence-permit.ics"


def events(answer: HttpResponse) -> list[tuple[str, date, list[timedelta]]]:
    """The summary, the day and the alarms of each event."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return [
        (
            str(event["summary"]),
            event.decoded("dtstart"),
            [alarm.decoded("trigger") for alarm in event.walk("VALARM")],
        )
        for event in Calendar.from_ical(answer.content).walk("VEVENT")
    ]


def identifiers(answer: HttpResponse) -> list[str]:
    """The identifier of each event."""
    return [str(event["uid"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_a_window_that_is_not_open_yet_has_two_days(ask: Ask) -> None:
    found = events(ask(FILE, place="上海", issued="2025-03-15", endorsed="2026-03-01"))
    nine = timedelta(hours=9)
    assert found == [
        ("Residence permit: the endorsement window opens", date(2027, 2, 13), [nine]),
        (
            "Residence permit: last day to endorse",
            date(2027, 3, 14),
            [nine - timedelta(days=7), nine],
        ),
    ]


def test_an_open_window_has_its_last_day_only(ask: Ask) -> None:
    [(_, day, _)] = events(ask(FILE, place="上海", issued="2025-12-10"))
    assert day == date(2026, 12, 9)


def test_one_that_is_late_has_the_last_day_of_the_grace(ask: Ask) -> None:
    [(_, day, _)] = events(ask(FILE, place="上海", issued="2025-11-10"))
    assert day == date(2027, 1, 8)


def test_the_same_permit_has_the_same_events_whatever_the_language(ask: Ask) -> None:
    asked = {"place": "310000", "issued": "2025-03-15", "endorsed": "2026-03-01"}
    english, chinese = ask(FILE, **asked), ask(FILE, **asked, lang="zh")
    assert identifiers(english) == identifiers(chinese)
    assert len(set(identifiers(english))) == 2
    assert "居住证：签注最后一天" in chinese.content.decode()
    other = ask(FILE, **{**asked, "issued": "2025-03-16"})
    assert not set(identifiers(english)) & set(identifiers(other))


def test_an_event_leads_back_to_the_answer(ask: Ask) -> None:
    answer = ask(FILE, place="310000", issued="2025-12-10", lang="en")
    [event, *_] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["url"]).endswith("/plan/?place=310000&issued=2025-12-10&lang=en")


@pytest.mark.parametrize("asked", [{}, {"issued": "x"}, {"place": "北京", "issued": "2025-04-15"}])
def test_without_a_day_ahead_there_is_no_file(ask: Ask, asked: dict[str, str]) -> None:
    assert ask(FILE, **asked).status_code == 404
