"""Keys are rotated while the office goes on: nothing is lost, and what broke off goes on."""

from base64 import b64decode

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from tests.office.databases import Database
from tests.office.registry.upkeep.small_registry import NAMES, NUMBERS, add_person, fill

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.operations import open_account
from anju.office.common.keyfile import write_rotated
from anju.office.common.keyring import current_ring
from anju.office.common.keys import Purpose
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import LookupKey, NameGram, PersonKey
from anju.office.registry.people.erasing import drop_details
from anju.office.registry.search.finding import find_persons
from anju.office.registry.upkeep import rotating
from anju.office.registry.upkeep.rotating import (
    Remade,
    index_all_again,
    unfinished,
    wrap_all_again,
)


def new_key(purpose: Purpose) -> bytes:
    ring = current_ring().rotate(purpose)
    write_rotated(ring, settings.ANJU["KEYS"])
    return ring.newest(purpose).key_id


def found(text: str) -> list[str]:
    return list(find_persons(text, Jurisdiction("440300")).persons)


def test_every_key_of_a_person_is_wrapped_anew(database: Database) -> None:
    people = fill()
    before = read_details(people)
    newest = new_key(Purpose.MASTER)
    assert read_details(people) == before
    assert unfinished(Purpose.MASTER)
    remade = Remade()
    wrap_all_again(remade)
    assert remade.wrapped == 3
    assert not unfinished(Purpose.MASTER)
    assert {bytes(row.wrapped)[1:5] for row in PersonKey.objects.all()} == {newest}
    assert read_details(people) == before


def test_second_factors_are_sealed_anew(sqlite_database: Database) -> None:
    account = open_account(username="one", display_name="One", password=None)
    adapter = get_adapter()
    told = {"secret": adapter.encrypt("JBSWY3DP")}
    row = Authenticator.objects.create(user=account, type="totp", data=told)
    newest = new_key(Purpose.MASTER)
    wrap_all_again(remade := Remade())
    assert remade.second_factors == 1
    row.refresh_from_db()
    assert adapter.decrypt(row.data["secret"]) == "JBSWY3DP"
    assert b64decode(row.data["secret"])[1:5] == newest


def test_numbers_and_names_are_found_after_the_index_is_made_anew(database: Database) -> None:
    people = fill()
    newest = new_key(Purpose.INDEX)
    assert found(NUMBERS[0]) == [people[0]]
    assert unfinished(Purpose.INDEX)
    index_all_again(remade := Remade())
    assert (remade.lookups, remade.names, remade.unreadable) == (7, 3, 0)
    assert not unfinished(Purpose.INDEX)
    assert {bytes(row.token)[:4] for row in LookupKey.objects.all()} == {newest}
    # The number that was replaced goes on finding its person.
    for number, person in ((NUMBERS[0], 0), (NUMBERS[1], 1), ("653101199002280046", 1)):
        assert found(number) == [people[person]]
    assert found("4403X0002") == [people[2]]
    assert [found(name) for name in NAMES] == [[person] for person in people]


def test_a_rotation_that_broke_off_goes_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    monkeypatch.setattr(rotating, "BATCH", 1)
    new_key(Purpose.INDEX)
    batches = rotating._batches()
    monkeypatch.setattr(rotating, "_batches", lambda: iter([next(batches)]))
    index_all_again(first := Remade())
    assert first.names == 1
    assert unfinished(Purpose.INDEX)
    monkeypatch.undo()
    index_all_again(second := Remade())
    assert second.names == 2
    assert not unfinished(Purpose.INDEX)
    index_all_again(third := Remade())
    assert (third.names, third.lookups) == (0, 0)


def test_who_was_erased_is_passed_over(sqlite_database: Database) -> None:
    people = fill()
    drop_details(people[1])
    new_key(Purpose.INDEX)
    new_key(Purpose.MASTER)
    index_all_again(Remade())
    wrap_all_again(Remade())
    assert not unfinished(Purpose.INDEX)
    assert not unfinished(Purpose.MASTER)
    assert not NameGram.objects.filter(person_id=people[1]).exists()


def test_clerks_write_while_keys_are_rotated(database: Database) -> None:
    people = fill()

    def write() -> list[str]:
        return [add_person(10 + n, f"43112119950302{n:04}") for n in range(20)]

    def rotate() -> list[str]:
        for purpose in (Purpose.MASTER, Purpose.INDEX):
            new_key(purpose)
        for _ in range(3):
            wrap_all_again(Remade())
            index_all_again(Remade())
        return []

    added, _ = database.in_threads(write, rotate)
    wrap_all_again(Remade())
    index_all_again(Remade())
    assert len(read_details([*people, *added])) == 23
    for n, person in enumerate(added):
        assert found(f"43112119950302{n:04}") == [person]
    assert not unfinished(Purpose.MASTER)
    assert not unfinished(Purpose.INDEX)
