"""What was recorded under a division that went into another is in that one's reach from the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    NANSHAN,
    NUMBER,
    STATION,
    a_permit,
    a_person,
    act,
    refused,
)

from anju.office.access.jurisdiction import Jurisdiction, jurisdiction_on
from anju.office.registry.city.divisions import merge_division
from anju.office.registry.ledger.entries import Act
from anju.office.registry.models import Permit
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.due import PAGE, DueList, due_count, due_page
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because
from anju.office.registry.search.finding import find_persons

BAOAN = "440306"
FIRST, SECOND = date(2026, 3, 1), date(2026, 9, 1)
"""Nanshan belongs to Futian from the first of these days, Futian to Baoan from the second."""
ADMIN = act(date(2026, 1, 5), actor="admin-1", role="city_administrator")
DAY = timedelta(days=1)


@pytest.fixture
def merged(city: Database) -> Database:
    """Two days on which one goes into the next."""
    merge_division(division_code=NANSHAN, into=FUTIAN, first_day=FIRST, act=ADMIN)
    merge_division(division_code=FUTIAN, into=BAOAN, first_day=SECOND, act=ADMIN)
    return city


def _clerk(place: str, today: date) -> Act:
    """A clerk of a place acts on a day, in the reach of that day."""
    reach = jurisdiction_on(place, today)
    return replace(act(today, within=reach.division_code), former=reach.former)


def _register(person: str, acting: Act) -> None:
    home = Residence(NANSHAN, "深圳市南山区桃园路2号", STATION, acting.today)
    register_residence(person_id=person, residence=home, act=acting)


REACH = [
    (NANSHAN, FIRST - DAY, True),
    (NANSHAN, FIRST, True),
    (FUTIAN, FIRST - DAY, False),
    (FUTIAN, FIRST, True),
    (FUTIAN, SECOND, True),
    (BAOAN, SECOND - DAY, False),
    (BAOAN, SECOND, True),
    ("440303", SECOND, False),
    ("440300", FIRST - DAY, True),
]
"""A place, a day, and whether what was recorded under Nanshan is in its reach then."""


@pytest.mark.parametrize(("place", "today", "inside"), REACH)
def test_they_are_found_and_worked_on_from_the_day(
    merged: Database, place: str, today: date, inside: bool
) -> None:
    person = a_person()
    permit = a_permit(person)
    reach = jurisdiction_on(place, today)
    assert reach.covers(NANSHAN) is inside
    for typed in ("欧阳晓晨", NUMBER, person):
        assert find_persons(typed, reach).persons == ((person,) if inside else ())
    assert Permit.objects.filter(reach.condition(), id=permit).exists() is inside
    acting = _clerk(place, today)
    if inside:
        endorse(permit_id=permit, filed_on=today, act=acting)
        _register(person, acting)
    else:
        with refused(Because.NOT_FOUND):
            endorse(permit_id=permit, filed_on=today, act=acting)
        with refused(Because.NOT_FOUND):
            _register(person, acting)


def test_the_clerks_of_what_went_see_no_more_than_before(merged: Database) -> None:
    person = a_person(place=FUTIAN)
    assert find_persons(person, jurisdiction_on(NANSHAN, SECOND)).persons == ()


def test_a_city_asks_for_nothing_more(merged: Database) -> None:
    assert jurisdiction_on("440300", SECOND) == Jurisdiction("440300")


def test_names_of_both_places_come_in_one_order_page_by_page(merged: Database) -> None:
    people = {_named(number, (NANSHAN, FUTIAN)[number % 2]) for number in range(50)}
    reach = jurisdiction_on(FUTIAN, FIRST)
    first = find_persons("赵", reach)
    second = find_persons("赵", reach, after=first.after)
    third = find_persons("赵", reach, after=second.after)
    found = [*first.persons, *second.persons, *third.persons]
    assert (len(found), third.after) == (50, "")
    assert set(found) == people


def test_a_due_list_holds_both_in_the_order_of_days_page_by_page(merged: Database) -> None:
    issued = date(2025, 4, 1)
    for number in range(PAGE + 4):
        place = (NANSHAN, FUTIAN)[number % 2]
        number_of = f"4403J25{number:09}"
        a_permit(_named(number, place), number_of, issued + number * DAY, place)
    today = date(2026, 4, 1)
    for which in (DueList.WINDOW_OPEN, DueList.DUE):
        asked = {"within": jurisdiction_on(FUTIAN, today), "office": "", "today": today}
        first = due_page(which, **asked)  # type: ignore[arg-type] # each to its own
        second = due_page(which, after=first.after, **asked)  # type: ignore[arg-type] # as above
        days = [row.last_good_day for row in (*first.permits, *second.permits)]
        assert days == [date(2026, 4, 1) - DAY + number * DAY for number in range(1, PAGE + 4)]
        assert due_count(which, **asked) == PAGE + 3  # type: ignore[arg-type] # as above


def _named(number: int, place: str) -> str:
    from anju.office.registry.intake import PersonalDetails

    return a_person(PersonalDetails(f"赵子{chr(0x5E00 + number)}"), place)
