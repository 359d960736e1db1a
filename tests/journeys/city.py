"""The city of the journeys: made up, with its cast, a waiting room, and two at each desk.

It is made for the real day, because a demo's calendar never moves back.
"""

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tests.office.databases import Database, connected, sqlite_copy
from tests.office.postgres import one_at_a_time

from anju.office.access.demo import demo_username
from anju.office.access.models import Account, Post
from anju.office.access.roles import Role
from anju.office.casework.sample_people import open_sample_people
from anju.office.common.clock import legal_day, now
from anju.office.common.ids import new_id
from anju.office.config.preparing import found_city, system_act
from anju.office.registry.bulk.recording import record_holders
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.intake import NewHolder
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.registering import register_person
from anju.office.registry.sample.births import identity_number
from anju.office.registry.sample.cast import CastMember, cast_by_key
from anju.office.registry.sample.city import City, made_up_city
from anju.office.registry.sample.loading import identifiers_of, load_city

PLACE, COUNTY, PEOPLE, SEED = "440300", "440303", 60, 7
SHANGHAI = "310000"
"""The city of a journey that only the measure of Shanghai has."""
TWICE = "window_open"
"""The part of the cast that is recorded a second time, under a mistyped number."""

NOWHERE = "445102"
"""A county that nobody of this city comes from: its numbers are free."""
ROOM = ("吕明", "苏静", "蒋磊", "蔡婷", "贾伟", "丁洁", "魏强", "薛敏", "叶涛", "阎丽")
"""Who sits in the waiting room: each with a window that is open."""
LATE_TOO = ("汪海霞", "suspended_long")
"""Somebody else who is late, and the part of the cast who is as late."""
COLLEAGUES = {Role.POLICE_CLERK: "曹颖", Role.ISSUING_OFFICER: "顾川"}
"""The second ones at two desks of the demo."""


def played(key: str, place: str = PLACE) -> CastMember:
    """Somebody of the cast of a city, as of today."""
    return _cast(place, legal_day(now()))[key]


@cache
def _cast(place: str, on: date) -> dict[str, CastMember]:
    return cast_by_key(place, on)


def nobodys_number(place: int) -> str:
    """An identity number that nobody of the city has, another one for each place."""
    return identity_number(NOWHERE, _born_on(place), man=False)


def _born_on(place: int) -> date:
    return date(1984, 1, 1) + timedelta(days=place)


def colleague(role: Role) -> str:
    """The account of the second one at a desk."""
    return f"{demo_username(role)}-2"


def city_copy(shared: Path, home: Path, place: str = PLACE) -> Database:
    """An installation with a city in the folder `home`, which is not there yet."""
    made = shared / f"journeys-{place}"
    if not made.exists():
        folder = Path(tempfile.mkdtemp(dir=shared)) / "city"
        database = sqlite_copy(shared, folder)
        with one_at_a_time(shared):
            if not made.exists():
                _fill(database, place)
                folder.rename(made)
    shutil.copytree(made, home)
    return Database("sqlite", home)


def _fill(database: Database, place: str) -> None:
    at = now()
    today = legal_day(at)
    act = system_act(today, at)
    with connected(database):
        found_city(today, at)
        city = made_up_city(PEOPLE, place, today, SEED)
        for _ in load_city(city, act=act):
            pass
        open_sample_people(today, at)
        for role, name in COLLEAGUES.items():
            _appoint(role, name, replace(act, within=place))
        _record_more(city, act)
        if place == PLACE:
            _record_twice(act)


def _record_twice(act: Act) -> None:
    details = played(TWICE).holder.details
    number = details.identity_number
    mistyped = f"{number[:15]}{(int(number[15]) + 1) % 10}{number[16:]}"
    again = replace(details, identity_number=mistyped)
    register_person(details=again, division_code=COUNTY, act=act)


def _record_more(city: City, act: Act) -> None:
    """Record those who are like somebody of the cast, each under an own name and numbers."""
    made = identifiers_of(city)
    offices = {office.key: made() for office in city.offices}
    everybody = enumerate([*((name, "window_open") for name in ROOM), LATE_TOO])
    holders = [
        _like(played(key, city.division_code).holder, place, name)
        for place, (name, key) in everybody
    ]
    record_holders(holders, act=act, offices=offices)


def _like(holder: NewHolder, place: int, name: str) -> NewHolder:
    details = replace(
        holder.details,
        name=name,
        identity_number=nobodys_number(place),
        sex="F",
        born_on=_born_on(place),
        household_place=NOWHERE,
    )
    permits = [replace(each, number=f"{each.number[:-4]}{9000 + place}") for each in holder.permits]
    return replace(holder, details=details, permits=tuple(permits))


def _appoint(role: Role, name: str, act: Act) -> None:
    held = Post.objects.get(account__username=demo_username(role))
    account = Account(id=new_id(), username=colleague(role), display_name=name)
    account.set_unusable_password()
    account.save(force_insert=True)
    appointment = Appointment(account.id, role, held.office, held.division_code, held.first_day)
    appoint(appointment=appointment, act=act)
