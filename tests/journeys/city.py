"""The city of the journeys: made up, with its cast, and somebody who is recorded twice.

It is made for the real day, because a demo's calendar never moves back.
"""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.office.databases import Database, connected, sqlite_copy
from tests.office.postgres import one_at_a_time

from anju.office.common.clock import legal_day, now
from anju.office.config.preparing import found_city, system_act
from anju.office.registry.people.registering import register_person
from anju.office.registry.sample.cast import CastMember, cast_by_key
from anju.office.registry.sample.city import made_up_city
from anju.office.registry.sample.loading import load_city

PLACE, COUNTY, PEOPLE, SEED = "440300", "440303", 60, 7
TWICE = "window_open"
"""The part of the cast that is recorded a second time, under a mistyped number."""


def played(key: str) -> CastMember:
    """Somebody of the cast, as of today."""
    return cast_by_key(PLACE, legal_day(now()))[key]


def city_copy(shared: Path, home: Path) -> Database:
    """An installation with the city in the folder `home`, which is not there yet."""
    made = shared / "journeys"
    if not made.exists():
        folder = Path(tempfile.mkdtemp(dir=shared)) / "city"
        database = sqlite_copy(shared, folder)
        with one_at_a_time(shared):
            if not made.exists():
                _fill(database)
                folder.rename(made)
    shutil.copytree(made, home)
    return Database("sqlite", home)


def _fill(database: Database) -> None:
    at = now()
    today = legal_day(at)
    act = system_act(today, at)
    with connected(database):
        found_city(today, at)
        for _ in load_city(made_up_city(PEOPLE, PLACE, today, SEED), act=act):
            pass
        details = played(TWICE).holder.details
        number = details.identity_number
        mistyped = f"{number[:15]}{(int(number[15]) + 1) % 10}{number[16:]}"
        again = replace(details, identity_number=mistyped)
        register_person(details=again, division_code=COUNTY, act=act)
