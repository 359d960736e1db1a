"""Turning sixteen: who acts then, a new photo suggested, and nothing lapses."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from tests.office.databases import Database
from tests.office.registry.acting import DETAILS, a_permit, a_person, act

from anju.office.casework.life_events.coming_of_age import coming_of_age
from anju.office.registry.models import Permit
from anju.office.registry.people.photographs import take_photo
from anju.office.registry.permits.answers import answers

CHILD = replace(DETAILS, identity_number="110105201002280023", born_on=date(2010, 2, 28))
EVE, BIRTHDAY, AFTER = date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)


def _photographed(person: str, on: date) -> None:
    file = BytesIO()
    Image.new("RGB", (300, 400), "white").save(file, "JPEG")
    take_photo(person_id=person, file=file.getvalue(), act=act(on))


@pytest.mark.parametrize(("on", "alone"), [(EVE, False), (BIRTHDAY, True), (AFTER, True)])
def test_from_the_sixteenth_birthday_on_they_act_alone(
    on: date, alone: bool, sqlite_city: Database
) -> None:
    found = coming_of_age(a_person(CHILD), on)
    assert (found.of_age_on, found.acts_alone) == (BIRTHDAY, alone)


def test_a_leap_day_is_met_at_the_end_of_february(sqlite_city: Database) -> None:
    leap = replace(CHILD, identity_number="", born_on=date(2008, 2, 29))
    assert coming_of_age(a_person(leap), EVE).of_age_on == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("taken_on", "on", "suggested"),
    [
        (date(2024, 3, 5), EVE, False),
        (date(2024, 3, 5), BIRTHDAY, True),
        (BIRTHDAY, AFTER, False),
    ],
)
def test_only_a_photo_of_a_child_is_to_be_taken_anew(
    taken_on: date, on: date, suggested: bool, sqlite_city: Database
) -> None:
    person = a_person(CHILD)
    _photographed(person, taken_on)
    assert coming_of_age(person, on).photo_suggested is suggested


def test_without_a_day_of_birth_nothing_is_told(sqlite_city: Database) -> None:
    found = coming_of_age(a_person(replace(CHILD, born_on=None)), AFTER)
    assert (found.of_age_on, found.acts_alone, found.photo_suggested) == (None, None, False)


def test_nothing_lapses_on_the_birthday(city: Database) -> None:
    permit = a_permit(a_person(CHILD), issued_on=date(2025, 6, 1))
    before = Permit.objects.filter(id=permit).values().get()
    states = {day: answers([permit], day)[permit].state.value for day in (EVE, BIRTHDAY, AFTER)}
    assert set(states.values()) == {"in_force"}
    assert Permit.objects.filter(id=permit).values().get() == before
