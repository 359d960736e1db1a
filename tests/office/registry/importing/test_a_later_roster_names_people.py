"""A person recorded without an identity number gets it from a later roster that carries it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.office.databases import Database
from tests.office.registry.bulk.recorded import assert_the_chains_say_it
from tests.office.registry.importing.rosters import (
    AT,
    ON,
    identity_number,
    imported,
    refused,
    row,
    written,
)
from tests.office.registry.verifying.verified import found as found_by_verifying

from anju.law.facts import Decision
from anju.office.config.preparing import found_city, system_act
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.models import Entry
from anju.office.registry.models import LookupKey, Permit, Person
from anju.office.registry.people.merging import decide_on_persons, propose_merge
from anju.office.registry.people.registering import change_details
from anju.office.registry.rebuilding.rebuild import rebuild

ANNA, BERT = identity_number(1), identity_number(2)


@pytest.fixture(autouse=True)
def _founded(database: Database) -> None:
    found_city(ON, AT)


def known(permit: Permit) -> PersonalDetails:
    return read_details([permit.person_id])[permit.person_id]


def kinds() -> Counter[str]:
    return Counter(Entry.objects.values_list("kind", flat=True))


def lookups() -> int:
    return LookupKey.objects.filter(kind="identity_number").count()


def merged(goes: str, stays: str) -> None:
    act = system_act(ON, AT)
    proposed = propose_merge(person_id=goes, into=stays, reason="same_documents", act=act)
    other = replace(act, actor="officer", role="issuing_officer")
    decide_on_persons(
        person_id=goes, proposal=proposed["number"], decision=Decision.GRANTED, act=other
    )


def test_the_number_is_recorded_once_with_what_it_holds(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1")]))
    later = written(tmp_path, [row("a-1", ANNA, endorsed="2025-03-01")], "later.csv")
    found = imported(later)
    assert (found.recorded.identity_numbers, found.recorded.endorsements) == (1, 1)
    assert (found.recorded.people, found.recorded.changed) == (0, 1)
    person, permit = Person.objects.get(), Permit.objects.get()
    born = date(int(ANNA[6:10]), int(ANNA[10:12]), int(ANNA[12:14]))
    sex = "M" if int(ANNA[16]) % 2 else "F"
    assert known(permit) == PersonalDetails("张三", ANNA, sex, born_on=born)
    entry = Entry.objects.get(kind="person_details_changed")
    assert (entry.subject, entry.number, person.details_version) == (person.id, 2, 2)
    assert '"items":"identity_number sex born_on"' in entry.payload
    assert ANNA not in entry.payload
    assert_the_chains_say_it()
    assert found_by_verifying() == []
    again = imported(later)
    assert (again.recorded.changed, again.unchanged, lookups()) == (0, 1, 1)


def test_a_number_alone_changes_nothing_of_the_permit(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1")]))
    before = Permit.objects.values().get()
    found = imported(written(tmp_path, [row("A1", ANNA)]))
    assert (found.recorded.changed, found.recorded.identity_numbers) == (1, 1)
    assert Permit.objects.values().get() == before
    assert kinds()["person_details_changed"] == 1


def test_the_next_permit_of_that_number_is_the_same_persons(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", cancelled="2025-01-01")]))
    rows = [row("A2", ANNA, "2025-06-01"), row("A1", ANNA, cancelled="2025-01-01")]
    found = imported(written(tmp_path, rows))
    assert (found.recorded.people, found.recorded.permits, found.refused) == (0, 1, 0)
    assert (Person.objects.count(), Permit.objects.count(), lookups()) == (1, 2, 1)
    assert_the_chains_say_it()


def test_an_open_permit_of_the_person_named_stays_the_only_one(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1")]))
    found = imported(written(tmp_path, [row("A1", ANNA), row("A2", ANNA, "2025-11-01")]))
    assert found.reasons == {"conflict": 1}
    assert (Permit.objects.count(), lookups()) == (1, 1)


@pytest.mark.parametrize(
    "line",
    [
        row("A1", ANNA, "2024-03-16"),
        row("A1", ANNA, name="李四"),
        row("A1", ANNA, place="110105"),
        row("A1", ANNA, endorsed="2026-03-20"),
    ],
    ids=["another day of issue", "another name", "another city", "a day the law refuses"],
)
def test_a_row_that_is_not_of_this_permit_names_nobody(tmp_path: Path, line: list[str]) -> None:
    imported(written(tmp_path, [row("A1", endorsed="2025-03-01;2026-03-01")]))
    first = Permit.objects.get()
    found = imported(written(tmp_path, [line]), rejects=tmp_path / "refused.csv")
    assert known(first) == PersonalDetails("张三")
    if line[6] == "440305":
        assert (found.reasons, lookups()) == ({"conflict": 1}, 0)
        assert refused(tmp_path / "refused.csv") == [("2", "conflict")]


@pytest.mark.parametrize("item", ["sex", "born_on"])
def test_what_a_counter_recorded_of_the_person_is_not_contradicted(
    tmp_path: Path, item: str
) -> None:
    imported(written(tmp_path, [row("A1")]))
    permit, act = Permit.objects.get(), system_act(ON, AT)
    if item == "sex":
        details = replace(known(permit), sex="F" if int(ANNA[16]) % 2 else "M")
    else:
        details = replace(known(permit), born_on=date(1999, 12, 31))
    change_details(person_id=permit.person_id, details=details, reason="", act=act)
    file = tmp_path / "refused.csv"
    found = imported(written(tmp_path, [row("A1", ANNA)]), rejects=file, language="en")
    assert (found.reasons, lookups()) == ({"conflict": 1}, 0)
    assert "another name, sex or day of birth" in file.read_text("utf-8-sig")
    assert known(permit) == details


def test_one_number_names_one_person(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1"), row("B1"), row("C1", BERT)]))
    rows = [row("A1", ANNA), row("B1", ANNA), row("B1", BERT), row("b-1", BERT)]
    found = imported(written(tmp_path, rows))
    assert (found.recorded.identity_numbers, found.recorded.changed) == (1, 1)
    assert found.reasons["conflict"] >= 2
    assert lookups() == 2
    assert_the_chains_say_it()


def test_two_records_that_were_merged_get_one_number(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", cancelled="2025-01-01"), row("A2")]))
    goes, stays = Permit.objects.order_by("closed_on").values_list("person_id", flat=True)
    merged(goes, stays)
    rows = [row("A1", ANNA, cancelled="2025-01-01"), row("A2", BERT), row("A2", ANNA)]
    found = imported(written(tmp_path, [rows[0], rows[2]]))
    assert (found.recorded.identity_numbers, found.recorded.changed, found.refused) == (1, 1, 0)
    assert known(Permit.objects.get(closed_on__isnull=True)).identity_number == ANNA
    assert imported(written(tmp_path, [rows[1]])).reasons == {"conflict": 1}
    assert lookups() == 1


def test_a_rebuilt_registry_knows_the_version_that_holds_the_number(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1")]))
    imported(written(tmp_path, [row("A1", ANNA)]))
    rebuild()
    assert Person.objects.get().details_version == 2
    assert known(Permit.objects.get()).identity_number == ANNA
