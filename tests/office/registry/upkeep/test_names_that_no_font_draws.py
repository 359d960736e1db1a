"""The doctor says which characters of names no font draws, and in which records; never a name."""

import json
from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from tests.office.databases import Database
from tests.office.registry.upkeep.small_registry import act, found

from anju.office.common import fonts
from anju.office.registry.details.models import Detail
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.registering import change_details, register_person
from anju.office.registry.upkeep.doctor import names
from anju.office.registry.upkeep.doctor.finding import Finding, Standing
from anju.office.registry.upkeep.doctor.names import look_at_names

RARE = "\U000323af"
"""The last character of Unicode's CJK Extension H."""
NUMBER = "110105194912310021"
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts that draw every character of the Basic Multilingual Plane, and no other."""
    drawn = frozenset(range(0x10000))
    monkeypatch.setattr(fonts, "drawn_by", lambda _family: drawn)


def a_person(name: str, number: str = "") -> str:
    details = PersonalDetails(name, number)
    return str(register_person(details=details, division_code="440305", act=act(DAY))["subject"])


def looked(**asked: object) -> dict[str, Finding]:
    return {each.code: each for each in look_at_names(**asked)}  # type: ignore[arg-type] # passed on


def ticking(step: float) -> Callable[[], float]:
    """A clock that goes on by so many seconds whenever it is read."""
    moments = count(0.0, step)
    return lambda: next(moments)


def test_characters_and_records_are_told_and_no_name(database: Database) -> None:
    found()
    a_person("欧阳晓晨")
    rare = [a_person(f"王{RARE}明", NUMBER), a_person(f"李{RARE}")]
    seen = looked()
    assert set(seen) == {"names"}
    assert seen["names"].standing is Standing.NOTE
    for language in ("zh", "en"):
        said = seen["names"].in_words(language)
        assert f"{RARE} (U+323AF)" in said
        assert all(person in said for person in rare)
        assert not any(told in said for told in ("王", "明", "李", "欧阳", NUMBER))
    assert "2 of the 3 names" in seen["names"].in_words("en")


def test_where_all_are_drawn_that_is_said(sqlite_database: Database) -> None:
    found()
    a_person("欧阳晓晨")
    said = looked()["names"]
    assert said.standing is Standing.WELL
    assert "1 of 1" in said.in_words("en")


def test_only_the_name_of_today_counts_and_nobody_erased(sqlite_database: Database) -> None:
    found()
    changed, gone = a_person(f"王{RARE}"), a_person(f"李{RARE}")
    change_details(
        person_id=changed, details=PersonalDetails("王丽"), reason="", act=act(DAY, "k-1")
    )
    erase_person(person_id=gone, reason="retention_over", act=act(DAY, "k-2"))
    assert looked()["names"].standing is Standing.WELL


@pytest.mark.parametrize(("every", "read"), [(False, 4), (True, 5)])
def test_the_time_is_bounded_where_not_every_name_is_asked_for(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, every: bool, read: int
) -> None:
    found()
    monkeypatch.setattr(names, "BATCH", 2)
    people = sorted(a_person(f"王{RARE}") for _ in range(5))
    seen = looked(every=every, seconds=ticking(names.SECONDS / 1.5))
    said = seen["names"].in_words("en")
    assert [person for person in people if person in said] == people[:read]
    assert ("names_left" in seen) is not every
    if not every:
        assert "Of 5 names, 4 were looked at" in seen["names_left"].in_words("en")


def test_many_are_cut_short_and_counted(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    found()
    monkeypatch.setattr(names, "MOST", 2)
    for sign in range(3):
        a_person(f"王{chr(0x30000 + sign)}")
    said = looked()["names"].in_words("en")
    assert "draws 3 characters" in said
    assert said.count("U+") == 2
    assert said.count("…") == 2


def test_one_that_was_altered_is_counted_and_the_others_are_seen(
    sqlite_database: Database,
) -> None:
    found()
    broken, rare = a_person("王丽"), a_person(f"李{RARE}")
    Detail.objects.filter(subject=broken).update(sealed=b"\x11" + bytes(40))
    seen = looked()
    assert rare in seen["names"].in_words("en")
    assert seen["names_sealed"].standing is Standing.WRONG
    assert "1 of the 2 names" in seen["names_sealed"].in_words("en")


def test_the_command_looks_at_names(sqlite_database: Database) -> None:
    found()
    a_person("欧阳晓晨")
    ran = sqlite_database.run(
        "-m", "anju", "doctor", "--json", "--every-name", env={"ANJU_LANG": "en"}
    )
    told = {each["code"]: each["said"] for each in json.loads(ran.stdout)["findings"]}
    assert "of 1" in told["names"]
    assert "欧阳" not in ran.stdout
