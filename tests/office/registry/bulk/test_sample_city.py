"""`anju sample`: a made-up city in an empty office, the same one for the same seed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from tests.office.databases import Database, connected, sqlite_copy

from anju.office.access.models import Account, Post
from anju.office.config.preparing import found_city, system_act
from anju.office.places.models import Office, OfficeName
from anju.office.registry.ledger.models import Entry
from anju.office.registry.models import Permit, Person
from anju.office.registry.sample.accounts import demo_usernames
from anju.office.registry.sample.city import City, made_up_city
from anju.office.registry.sample.loading import NotEmpty, load_city

TODAY = date(2026, 11, 23)
ACT = system_act(TODAY, datetime(2026, 11, 23, 2, 0, tzinfo=UTC))


def city(people: int = 60, seed: int = 3, on: date = TODAY) -> City:
    return made_up_city(people, "440300", on, seed)


def loaded(which: City) -> list[int]:
    found_city(TODAY, ACT.at)
    return list(load_city(which, act=ACT))


def facts() -> list[object]:
    """All that is not chance: permits, people, offices, posts with their identifiers."""
    found: list[object] = []
    for table in (Permit, Person, Office):
        found += list(table.objects.order_by("id").values())
    posts = Post.objects.order_by("role")
    return [*found, *posts.values("account_id", "role", "office", "division_code", "first_day")]


def test_a_city_is_loaded_with_offices_people_and_accounts(database: Database) -> None:
    made = city()
    assert loaded(made) == [0, 60]
    assert Person.objects.count() == 60
    assert Office.objects.count() == len(made.offices)
    assert Office.objects.exclude(merged_into=None).count() == 1
    assert OfficeName.objects.count() == len(made.offices) + 1
    assert not Permit.objects.exclude(office_id__in=Office.objects.values("id")).exists()
    accounts = Account.objects.order_by("username")
    assert [each.username for each in accounts] == [*demo_usernames()]
    assert not any(each.has_usable_password() for each in accounts)
    posts = dict(Post.objects.values_list("role", "division_code"))
    assert posts.pop("city_administrator") == posts.pop("auditor") == "440300"
    assert posts.pop("assisting_body") == posts.pop("department") == "440300"
    assert set(posts.values()) == {"440303"}


def test_the_same_seed_gives_the_same_city_and_another_seed_another(
    database: Database, shared_folder: Path, tmp_path: Path
) -> None:
    assert loaded(city())
    first = facts()
    for name, seed in (("same", 3), ("other", 4)):
        with connected(sqlite_copy(shared_folder, tmp_path / name)):
            assert loaded(city(seed=seed))
            assert (facts() == first) is (name == "same")


def test_a_city_that_is_loaded_is_not_loaded_again(sqlite_database: Database) -> None:
    loaded(city())
    before = Entry.objects.count()
    assert loaded(city()) == [60]
    assert loaded(city(on=date(2026, 11, 20))) == [60]
    assert Entry.objects.count() == before


@pytest.mark.parametrize("other", [city(seed=4), city(people=61)], ids=["seed", "people"])
def test_no_other_city_is_loaded_beside_it(sqlite_database: Database, other: City) -> None:
    loaded(city())
    with pytest.raises(NotEmpty) as refused:
        loaded(other)
    assert "ANJU_HOME" in refused.value.in_words("en")


def test_a_loading_that_broke_off_is_not_taken_for_a_city(sqlite_database: Database) -> None:
    found_city(TODAY, ACT.at)
    assert next(iter(load_city(city(), act=ACT))) == 0
    with pytest.raises(NotEmpty):
        loaded(city())


def test_the_command_loads_a_city_and_says_so(database: Database) -> None:
    found_city(TODAY, ACT.at)
    connection.close()
    call = ("-m", "anju", "sample", "--people", "45", "--place", "440305", "--on", "2025-06-03")
    for _ in range(2):
        ran = database.run(*call, env={"ANJU_LANG": "en"})
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout == "the made-up city 440305 has 45 people and 6 offices\n"
    assert Person.objects.count() == 45
    refused = database.run(*call, "--seed", "9")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--place", "999999"], "no place"),
        (["--on", "2020-01-01"], "from 2024 on"),
        (["--on", "2999-01-01"], "has not come yet"),
        (["--on", "tomorrow"], "not a day"),
    ],
)
def test_a_city_that_cannot_be_made_up_is_refused_in_a_sentence(
    sqlite_database: Database, call: list[str], said: str
) -> None:
    ran = sqlite_database.run("-m", "anju", "sample", *call, env={"ANJU_LANG": "en"})
    assert ran.returncode == 2
    assert said in ran.stderr


def test_no_city_is_made_up_in_production(sqlite_database: Database) -> None:
    ran = sqlite_database.run("-m", "anju", "sample", env={"ANJU_PRODUCTION": "1"})
    assert ran.returncode == 2
    assert "ANJU_PRODUCTION" in ran.stderr
