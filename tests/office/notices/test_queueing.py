"""Reminders are queued from the facts, once, whoever missed a night."""

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.office.notices.reminded import (
    BEFORE,
    HALF_WAY,
    LAST_DAY,
    OPENS,
    SEVEN_DAYS,
    SUSPENDED,
    a_holder,
    morning,
    queued,
    told_of,
)
from tests.office.registry.acting import CITY, act

from anju.office.notices import due
from anju.office.notices.models import Looked, Message, MessageState
from anju.office.notices.queueing import queue_reminders
from anju.office.places.measures import shipped_measures
from anju.office.registry.city.measures import adopt_measure
from anju.office.registry.permits.endorsing import endorse

WAITING, PASSED = MessageState.WAITING, MessageState.PASSED_OVER
GRACE_ENDS = date(2027, 1, 22)


STAGES = {
    OPENS: "window_opens",
    HALF_WAY: "half_way",
    SEVEN_DAYS: "seven_days",
    LAST_DAY: "last_day",
    SUSPENDED: "suspended",
    date(2028, 10, 23): "before_lapse",
}


@pytest.mark.usefixtures("city")
def test_each_stage_is_queued_on_its_day_and_on_no_other() -> None:
    _, permit = a_holder()
    found: dict[date, str] = {}
    for stage_day in STAGES:
        for day in (stage_day + timedelta(days=each) for each in (-1, 0, 1)):
            Looked.objects.update_or_create(
                what="reminders", defaults={"day": day - timedelta(days=1)}
            )
            if queue_reminders(day, morning(OPENS)):
                found[day] = Message.objects.get(permit_id=permit, due_on=day).about
    assert found == STAGES
    assert set(told_of(permit).values()) == {WAITING}


@pytest.mark.usefixtures("sqlite_city")
def test_where_a_late_endorsement_still_counts_the_end_of_that_has_its_stage() -> None:
    late = 'late = "restart"'
    graced = shipped_measures()[CITY].replace(late, f'{late}\ngrace = "2 months"', 1)
    graced = graced.replace("[version.sources]\n", '[version.sources]\ngrace = "of the tests"\n', 1)
    administrator = act(BEFORE, actor="admin-1", role="city_administrator")
    adopt_measure(toml=graced, reason="amended", act=administrator)
    _, permit = a_holder()
    queued(SUSPENDED + timedelta(days=1), GRACE_ENDS - timedelta(days=8))
    assert told_of(permit) == {}
    assert queued(GRACE_ENDS - timedelta(days=7), GRACE_ENDS) == 0
    assert told_of(permit) == {"before_grace_ends": WAITING}
    message = Message.objects.get()
    assert (message.due_on, message.act_by) == (GRACE_ENDS - timedelta(days=7), GRACE_ENDS)


@pytest.mark.usefixtures("city")
def test_a_missed_run_is_caught_up_and_only_the_most_urgent_waits() -> None:
    _, permit = a_holder()
    assert queued(BEFORE, SUSPENDED) == 5
    assert told_of(permit) == {
        "window_opens": PASSED,
        "half_way": PASSED,
        "seven_days": PASSED,
        "last_day": PASSED,
        "suspended": WAITING,
    }


@pytest.mark.usefixtures("city")
def test_nothing_is_queued_twice_whoever_looks_again() -> None:
    _, permit = a_holder()
    queued(BEFORE, OPENS)
    Looked.objects.update(day=BEFORE)
    assert queue_reminders(OPENS, morning(OPENS)) == 0
    assert Message.objects.filter(permit_id=permit).count() == 1


@pytest.mark.usefixtures("city")
def test_who_was_endorsed_is_due_next_in_the_next_year() -> None:
    _, permit = a_holder()
    endorse(permit_id=permit, filed_on=OPENS, act=act(OPENS))
    assert queued(HALF_WAY, SUSPENDED) == 0
    assert queue_reminders(date(2027, 9, 24), morning(SUSPENDED)) == 1
    assert told_of(permit) == {"window_opens": WAITING}


@pytest.mark.usefixtures("city")
def test_begun_anew_it_starts_with_today() -> None:
    a_holder()
    assert queue_reminders(OPENS, morning(OPENS)) == 1


@pytest.mark.usefixtures("sqlite_city")
def test_the_permits_are_read_by_an_index() -> None:
    for statement, days, index in (
        (due.by_good_day(1), [OPENS], "open_permits_of_city"),
        (due._BY_LAPSE, [OPENS, OPENS], "lapsing_permits_of_city"),
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", ("440300", *days))
            assert index in str(cursor.fetchall())
