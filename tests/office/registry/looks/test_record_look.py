"""Recording looks: one row for a page, chained for each viewer, found by person."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import nothing_written

from anju.office.common.clock import moment_text
from anju.office.registry.looks.listing import (
    PAGE,
    LookPage,
    latest_persons,
    looks_at_person,
    looks_of_all,
    looks_of_staff,
    moments_of_looks,
    persons_of,
)
from anju.office.registry.looks.models import Look, LookedAt
from anju.office.registry.looks.recording import look_hash, record_look

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)


def _look(
    *persons: str,
    viewer: str = "clerk-1",
    page: str = "find",
    purpose: str = "counter",
    at: datetime = NOON,
) -> Look:
    return record_look(viewer=viewer, page=page, purpose=purpose, persons=persons, at=at)


def test_a_look_names_everybody_shown_once_and_in_order(city: Database) -> None:
    look = Look.objects.get(id=_look("cc", "aa", "bb", "aa").id)
    assert look.persons == ",aa,bb,cc,"
    assert (look.viewer, look.number, look.page, look.purpose) == ("clerk-1", 1, "find", "counter")
    assert look.looked_at == "2026-11-24T04:00:00.000000Z"
    assert persons_of(look) == ["aa", "bb", "cc"]
    assert sorted(LookedAt.objects.values_list("person_id", "look_id")) == [
        ("aa", look.id),
        ("bb", look.id),
        ("cc", look.id),
    ]


def test_its_hash_is_that_of_its_lines(sqlite_city: Database) -> None:
    look = _look("aa", purpose="other: 走访")
    lines = "anju-look-1\nclerk-1\n1\n2026-11-24T04:00:00.000000Z\nfind\nother: 走访\n,aa,\n"
    expected = b"\x01" + hashlib.sha256(b"\x00" + lines.encode()).digest()
    assert bytes(look.hash) == look_hash(look) == expected


def test_looks_of_a_viewer_are_chained_and_never_earlier(city: Database) -> None:
    first = _look("aa")
    second = _look("bb", at=datetime(2026, 11, 24, 3, 0, tzinfo=UTC))
    other = _look("aa", viewer="clerk-2")
    assert (second.number, bytes(second.previous_hash)) == (2, bytes(first.hash))
    assert second.looked_at == first.looked_at
    assert (other.number, bytes(other.previous_hash)) == (1, b"")


def test_pages_opened_at_once_are_all_recorded(city: Database) -> None:
    jobs = [partial(_look, f"person-{number}") for number in range(4)]
    city.in_threads(*jobs)
    looks = list(Look.objects.order_by("number"))
    assert [look.number for look in looks] == [1, 2, 3, 4]
    for before, after in pairwise(looks):
        assert bytes(after.previous_hash) == bytes(before.hash)
    assert LookedAt.objects.count() == 4


def test_a_look_at_nobody_is_none(sqlite_city: Database) -> None:
    with nothing_written(), pytest.raises(ValueError, match="nobody"):
        _look()


def test_looks_are_listed_by_person_by_staff_and_for_all(sqlite_city: Database) -> None:
    _look("aa", "bb")
    _look("bb", viewer="clerk-2", page="person")
    days = {"first_day": None, "last_day": None, "before": None}
    at_bb = looks_at_person(["bb"], **days)
    assert [look.viewer for look in at_bb.looks] == ["clerk-2", "clerk-1"]
    assert [look.page for look in looks_at_person(["aa"], **days).looks] == ["find"]
    assert looks_at_person(["zz"], **days).looks == ()
    others = looks_at_person(["bb"], **days, but="clerk-2")
    assert [look.viewer for look in others.looks] == ["clerk-1"]
    assert moments_of_looks("clerk-2", ["aa", "bb"]) == [at_bb.looks[0].looked_at]
    assert [look.page for look in looks_of_staff("clerk-2", **days).looks] == ["person"]
    assert [look.viewer for look in looks_of_all(**days).looks] == ["clerk-2", "clerk-1"]


def test_a_legal_day_begins_at_midnight_in_shanghai(sqlite_city: Database) -> None:
    moments = ("2026-11-23T15:59:59.999999", "2026-11-23T16:00:00", "2026-11-24T15:59:59.999999")
    for moment in moments:
        _look("aa", purpose=moment, at=datetime.fromisoformat(moment).replace(tzinfo=UTC))
    found = looks_of_all(first_day=DAY, last_day=DAY, before=None)
    assert [look.purpose for look in found.looks] == [moments[2], moments[1]]


def test_a_page_of_looks_leads_to_earlier_ones(sqlite_city: Database) -> None:
    ids = [_look("aa").id for _ in range(PAGE + 2)]
    days = {"first_day": None, "last_day": None}
    first = looks_of_all(before=None, **days)
    assert [look.id for look in first.looks] == ids[:1:-1]
    second = looks_of_all(before=first.before, **days)
    assert [look.id for look in second.looks] == ids[1::-1]
    assert second.before is None


def test_a_page_goes_on_behind_looks_of_the_same_moment(city: Database) -> None:
    ids = [_look("aa", viewer=f"clerk-{number % 2}").id for number in range(2 * PAGE + 2)]
    days = {"first_day": DAY, "last_day": DAY}
    first = looks_of_all(before=None, **days)
    _look("bb", viewer="clerk-9")
    second = looks_of_all(before=first.before, **days)
    third = looks_of_all(before=second.before, **days)
    assert [look.id for page in (first, second, third) for look in page.looks] == ids[::-1]
    own = looks_of_staff("clerk-1", before=None, **days)
    rest = looks_of_staff("clerk-1", before=own.before, **days)
    assert [look.id for page in (own, rest) for look in page.looks] == ids[::-2]
    assert looks_of_staff("clerk-1", before=10**9, **days).looks == ()


@pytest.mark.parametrize("days", [(None, None), (date(2026, 8, 1), date(2026, 10, 20))])
def test_looks_by_time_are_read_in_the_order_of_an_index(
    city: Database, days: tuple[date | None, date | None]
) -> None:
    _many_looks(3000)
    span = {"first_day": days[0], "last_day": days[1]}
    assert "looks_by_time" in _plan(lambda: looks_of_all(before=2000, **span))
    assert "looks_of_viewer_by_time" in _plan(
        lambda: looks_of_staff("clerk-2", before=2000, **span)
    )


def _many_looks(count: int) -> None:
    Look.objects.bulk_create(
        Look(
            id=number,
            viewer=f"clerk-{number % 3}",
            number=number,
            looked_at=moment_text(NOON - timedelta(hours=count - number)),
            page="find",
            purpose="counter",
            persons=",aa,",
            previous_hash=b"",
            hash=b"",
        )
        for number in range(1, count + 1)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _plan(listed: Callable[[], LookPage]) -> str:
    """How the database reads the looks of a list; it sorts none of them."""
    with CaptureQueriesContext(connection) as asked:
        assert len(listed().looks) == PAGE
    verb = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} {asked.captured_queries[-1]['sql']}")
        plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
    return plan


def test_the_people_looked_at_last_come_once_each(sqlite_city: Database) -> None:
    _look("aa", page="person")
    _look("bb", "cc", page="find")
    _look("dd", page="permit")
    _look("aa", page="permit", purpose="case")
    _look("ee", page="person", viewer="clerk-2")
    latest = latest_persons("clerk-1", 5)
    assert [(person, look.purpose) for person, look in latest] == [
        ("aa", "case"),
        ("dd", "counter"),
    ]
    assert [person for person, _ in latest_persons("clerk-1", 1)] == ["aa"]
