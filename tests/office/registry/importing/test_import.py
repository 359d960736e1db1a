"""A roster becomes records; what comes again changes nothing, what comes later is added."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import filings_recorded
from tests.office.registry.bulk.recorded import FOUNDING, assert_the_chains_say_it, recorded
from tests.office.registry.importing.rosters import (
    AT,
    ON,
    identity_number,
    imported,
    many,
    refused,
    row,
    written,
)

from anju.law.facts import Decision
from anju.office.config.preparing import found_city, system_act
from anju.office.registry.city.divisions import open_division
from anju.office.registry.details.keeping import read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.models import Entry
from anju.office.registry.models import Permit, Person, PersonPlace
from anju.office.registry.people.merging import decide_on_persons, propose_merge
from anju.office.registry.people.registering import register_person
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.roster.request import Request
from anju.roster.review import review
from anju.roster.unusable import Unusable

SAMPLE = Path(__file__).parents[4] / "src" / "anju" / "roster" / "sample" / "roster.xlsx"
ANNA, BERT = identity_number(1), identity_number(2)


@pytest.fixture(autouse=True)
def _founded(sqlite_database: Database) -> None:
    found_city(ON, AT)


def counts() -> tuple[int, int, int]:
    return Person.objects.count(), Permit.objects.count(), filings_recorded().count()


def open_permits() -> int:
    return Permit.objects.filter(closed_on__isnull=True).count()


def kinds() -> list[str]:
    entries = Entry.objects.exclude(kind__in=FOUNDING).order_by("id")
    return list(entries.values_list("kind", flat=True))


def test_a_row_becomes_a_person_with_a_permit(tmp_path: Path) -> None:
    line = row("A1", ANNA.lower(), "2024-03-15", "2025-03-01；2026/3/10", name=" 张 三 ")
    found = imported(written(tmp_path, [line]))
    assert found.as_json() == {
        "on": "2026-11-23",
        "rows": 1,
        "changed": 1,
        "unchanged": 0,
        "refused": 0,
        "recorded": {
            "people": 1,
            "identity_numbers": 0,
            "permits": 1,
            "endorsements": 2,
            "cancellations": 0,
            "lapses": 0,
        },
        "reasons": {},
    }
    assert kinds() == ["person_registered", "permit_issued", "permit_endorsed", "permit_endorsed"]
    person = Person.objects.get()
    born = date(int(ANNA[6:10]), int(ANNA[10:12]), int(ANNA[12:14]))
    sex = "M" if int(ANNA[16]) % 2 else "F"
    assert read_details([person.id])[person.id] == PersonalDetails("张三", ANNA, sex, born_on=born)
    permit = Permit.objects.get()
    assert (permit.city_code, permit.division_code) == ("440300", "440305")
    assert (permit.issued_on, permit.endorsed_on) == (date(2024, 3, 15), date(2026, 3, 10))
    assert PersonPlace.objects.get().division_code == "440305"
    assert_the_chains_say_it()


def test_the_same_roster_again_changes_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, many(60))
    first = imported(file)
    assert (first.recorded.changed, first.unchanged) == (60, 0)
    before, entries = recorded(), Entry.objects.count()
    again = imported(file)
    assert (again.recorded.changed, again.unchanged, again.refused) == (0, 60, 0)
    assert (recorded(), Entry.objects.count()) == (before, entries)


def test_a_later_roster_adds_what_is_new_and_gives_what_it_would_have_given_at_once(
    tmp_path: Path,
) -> None:
    imported(written(tmp_path, many(60, 2024), "first.csv"))
    entries = Entry.objects.count()
    later = imported(written(tmp_path, many(60, 2026), "later.csv"))
    assert later.recorded.people == later.recorded.permits == 0
    assert later.recorded.endorsements > 60
    assert Entry.objects.count() == entries + later.recorded.endorsements
    assert filings_recorded().count() == sum(
        len(each[4].split(";")) for each in many(60) if each[4]
    )
    assert_the_chains_say_it()


def test_days_that_have_not_come_are_left_for_a_later_import(tmp_path: Path) -> None:
    line = row("A1", ANNA, "2024-03-15", "2025-03-01;2026-03-01", "2026-06-30")
    file = written(tmp_path, [line])
    imported(file, before=ON - date(2025, 6, 1))
    assert kinds()[-1] == "permit_endorsed"
    assert filings_recorded().count() == 1
    later = imported(file)
    assert (later.recorded.endorsements, later.recorded.cancellations) == (1, 1)
    assert Permit.objects.get().closed_on == date(2026, 6, 30)
    assert_the_chains_say_it()


def test_a_person_is_known_by_the_identity_number(tmp_path: Path) -> None:
    act = system_act(date(2023, 1, 1), AT)
    details = PersonalDetails("李娜", ANNA)
    known = register_person(details=details, division_code="440303", act=act)["subject"]
    rows = [row("A1", ANNA), row("B1", BERT), row("B2", BERT, cancelled="2025-01-01")]
    found = imported(written(tmp_path, rows))
    assert (found.recorded.people, found.recorded.permits) == (1, 3)
    assert Permit.objects.get(issued_to=known).division_code == "440305"
    places = PersonPlace.objects.filter(person_id=known).values_list("division_code", flat=True)
    assert set(places) == {"440303", "440305"}
    assert Permit.objects.exclude(issued_to=known).values("person_id").distinct().count() == 1
    assert_the_chains_say_it()


def test_a_person_who_was_merged_is_found_where_the_record_leads(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", ANNA)]))
    old = Person.objects.get().id
    act = system_act(ON, AT)
    new = register_person(details=PersonalDetails("张三"), division_code="440305", act=act)
    proposed = propose_merge(person_id=old, into=new["subject"], reason="same", act=act)
    other = replace(act, actor="officer", role="issuing_officer")
    decide_on_persons(
        person_id=old, proposal=proposed["number"], decision=Decision.GRANTED, act=other
    )
    found = imported(written(tmp_path, [row("A1", ANNA, endorsed="2025-03-01")]))
    assert (found.recorded.endorsements, found.refused) == (1, 0)
    assert Permit.objects.get().person_id == new["subject"]


@pytest.mark.parametrize(
    ("line", "refused_rows"),
    [
        (row("A1", ANNA, "2025-05-31"), 1),
        (row("A1", ANNA, "2025-06-01"), 0),
        (row("A1", ANNA, "2025-05-31", cancelled="2025-06-02"), 0),
        (row("A1", ANNA, "2019-03-15"), 0),
    ],
    ids=["in its term", "after its term", "in its term, and cancelled since", "lapsed since"],
)
def test_beside_a_permit_of_before_2016_none_is_open(
    tmp_path: Path, line: list[str], refused_rows: int
) -> None:
    act, days = system_act(ON, AT), (date(2015, 6, 1), date(2025, 5, 31))
    details = PersonalDetails("张三", ANNA)
    known = register_person(details=details, division_code="440305", act=act)["subject"]
    issue_permit(issue=Issue(known, "T1", "440305", "", *days), act=act)
    found = imported(written(tmp_path, [line]))
    assert (found.refused, found.recorded.permits) == (refused_rows, 1 - refused_rows)
    assert_the_chains_say_it()


def test_a_row_without_identity_number_is_known_by_its_permit(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", ANNA), row("B1")]))
    found = imported(
        written(tmp_path, [row("A1", "", endorsed="2025-03-01"), row("B1", endorsed="2025-03-02")])
    )
    assert (found.recorded.people, found.recorded.endorsements) == (0, 2)
    assert counts() == (2, 2, 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (row("A1", BERT), "identity number"),
        (row("A1", ANNA, "2024-03-16"), "another day of issue"),
        (row("A1", ANNA, cancelled="2025-01-02"), "cancelled on another day"),
        (row("A1", ANNA, endorsed="2026-03-20"), "by what is recorded already"),
        (row("A2", ANNA, "2025-11-01"), "open permit of the same city"),
        (row("a-1", BERT), "identity number"),
        (row("--", BERT), "no letter and no digit"),
    ],
)
def test_a_row_that_contradicts_the_record_is_refused(
    tmp_path: Path, line: list[str], said: str
) -> None:
    first = row("A1", ANNA, endorsed="2025-03-01;2026-03-01")
    if line[5]:
        first = row("A1", ANNA, cancelled="2025-01-01")
    imported(written(tmp_path, [first]))
    before = recorded()
    found = imported(
        written(tmp_path, [row("N1"), line, row("N2")]),
        rejects=tmp_path / "refused.csv",
        language="en",
    )
    assert found.reasons == {"conflict": 1}
    text = (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert refused(tmp_path / "refused.csv") == [("3", "conflict")]
    assert said in text
    assert (found.recorded.changed, found.summary.rows) == (2, 3)
    assert [each for each in recorded() if each in before] == before


def test_two_spellings_of_one_number_are_one_permit(tmp_path: Path) -> None:
    rows = [
        row("A-1", ANNA, endorsed="2025-03-01"),
        row("A1", ANNA, endorsed="2026-03-01"),
        row("a1", BERT),
    ]
    file = written(tmp_path, rows)
    for changed in (2, 0):
        found = imported(file)
        assert (found.recorded.changed, found.unchanged) == (changed, 2 - changed)
        assert found.reasons == {"conflict": 1}
        assert counts() == (1, 1, 2)


@pytest.mark.parametrize("number", ["A1", "A2"])
def test_a_permit_of_another_city_may_have_the_same_number(tmp_path: Path, number: str) -> None:
    rows = [row("A1", ANNA), row("A1", BERT, place="110105")]
    assert imported(written(tmp_path, rows[:1])).refused == 0
    other = imported(written(tmp_path, [row(number, ANNA, place="110105")]))
    assert (other.recorded.permits, other.refused) == (1, 0)
    assert open_permits() == 2


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("apart", [False, True])
def test_a_permit_that_lapsed_makes_room_for_the_next(
    tmp_path: Path, turned: bool, apart: bool
) -> None:
    rows = [row("A1", ANNA, "2019-03-15"), row("A2", ANNA, "2025-03-15")]
    rows = rows[::-1] if turned else rows
    for part in [rows[:1], rows[1:]] if apart else [rows]:
        assert imported(written(tmp_path, part)).refused == 0
    assert (counts()[:2], open_permits()) == ((1, 2), 1)
    lapsed = Permit.objects.get(closed_on__isnull=False)
    assert (lapsed.issued_on, lapsed.closed_reason) == (date(2019, 3, 15), "lapsed")
    assert kinds().count("permit_lapsed") == 1
    assert_the_chains_say_it()
    again = imported(written(tmp_path, rows))
    assert (again.unchanged, again.refused) == (2, 0)


def test_a_division_that_only_the_city_knows_is_a_place(tmp_path: Path) -> None:
    roster = written(tmp_path, [row("A1", ANNA, place="440312")])
    assert imported(roster).reasons == {"unknown_place": 1}
    open_division(
        division_code="440312",
        name_zh="前海区",
        name_en="",
        first_day=ON,
        act=system_act(ON, AT),
    )
    assert imported(roster).reasons == {}
    assert Permit.objects.get().division_code == "440312"


def test_a_row_that_names_no_place_belongs_to_the_city_of_the_office(tmp_path: Path) -> None:
    rows = [row("A1", place=""), row("A2", ANNA, "2019-03-15", place=""), row("A3", ANNA)]
    found = imported(written(tmp_path, rows))
    assert (found.recorded.permits, found.recorded.lapses) == (3, 1)
    assert Permit.objects.filter(division_code="440300").count() == 2
    assert Permit.objects.get(closed_reason="lapsed").division_code == "440300"


def test_a_row_that_names_no_place_has_to_be_true_in_the_city_of_the_office(
    tmp_path: Path,
) -> None:
    line = row("A1", ANNA, "2018-03-15", "2024-06-01", place="")
    found = imported(written(tmp_path, [line]), rejects=tmp_path / "refused.csv", language="en")
    assert found.reasons == {"conflict": 1}
    assert "measure of its place" in (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert counts() == (0, 0, 0)


def test_a_place_that_is_told_counts_for_every_row(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", place="440305")]), place="110105")
    assert Permit.objects.get().division_code == "110105"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_refused_rows_are_those_of_a_review_byte_for_byte(tmp_path: Path, language: str) -> None:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    imported(SAMPLE, rejects=ours, language=language)
    asked = Request(SAMPLE, ON, None, None, tmp_path / "out.xlsx", theirs, language)
    review(asked)
    lines = ours.read_bytes().splitlines(keepends=True)
    own = [line for line in lines if b",conflict," in line]
    assert b"".join(line for line in lines if line not in own) == theirs.read_bytes()
    assert len(own) <= 2
    assert len(refused(theirs)) > 100


def test_conflicts_stand_among_the_refused_rows_in_their_order(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", ANNA), row("A3", BERT)]))
    rows = [
        row("A1", BERT),
        row("", ANNA),
        row("A3", BERT, "2024-03-16"),
        row("A4", issued="soon"),
        row("A5"),
    ]
    imported(written(tmp_path, rows), rejects=tmp_path / "refused.csv")
    assert refused(tmp_path / "refused.csv") == [
        ("2", "conflict"),
        ("3", "missing_permit_number"),
        ("4", "conflict"),
        ("5", "bad_date"),
    ]


def test_no_sentence_of_a_conflict_repeats_a_value(tmp_path: Path) -> None:
    imported(written(tmp_path, [row("A1", ANNA)]))
    for language in ("zh", "en"):
        file = tmp_path / f"{language}.csv"
        imported(written(tmp_path, [row("A1", BERT)]), rejects=file, language=language)
        detail = file.read_text("utf-8-sig").splitlines()[1].rpartition(",conflict,")[2]
        assert detail
        assert not any(value in detail for value in ("A1", ANNA, BERT, "张三"))


@pytest.mark.parametrize(
    "rows", [[], [["too", "many", "cells", "in", "a", "row", "", "", "1"], row("A1")]]
)
def test_a_roster_that_is_odd_as_a_whole(tmp_path: Path, rows: list[list[str]]) -> None:
    file = written(tmp_path, rows)
    if not rows:
        with pytest.raises(Unusable, match="empty"):
            imported(file)
        return
    assert imported(file).recorded.permits == 1


def test_an_existing_file_is_written_over_only_where_that_is_asked_for(tmp_path: Path) -> None:
    file, taken = written(tmp_path, [row("A1")]), tmp_path / "refused.csv"
    taken.write_text("kept")
    with pytest.raises(Unusable, match="--force"):
        imported(file, rejects=taken)
    assert (taken.read_text(), counts()) == ("kept", (0, 0, 0))
    imported(file, rejects=taken, force=True)
    assert taken.read_text("utf-8-sig").startswith("row,")


def test_the_command_says_what_it_did(sqlite_database: Database, tmp_path: Path) -> None:
    file = written(tmp_path, [row("A1", ANNA), row("")])
    call = ("-m", "anju", "import", str(file), "--on", "2025-06-03", "--lang", "en")
    ran = sqlite_database.run(*call)
    assert ran.returncode == 0, ran.stderr
    assert "2 rows: 1 recorded, 0 known already, 1 refused" in ran.stdout
    assert "--rejects" in ran.stdout
    ran = sqlite_database.run(*call, "--json", "--rejects", str(tmp_path / "refused.csv"))
    told = json.loads(ran.stdout)
    assert (told["rows"], told["unchanged"], told["reasons"]) == (
        2,
        1,
        {"missing_permit_number": 1},
    )
    assert refused(tmp_path / "refused.csv") == [("3", "missing_permit_number")]
    late = sqlite_database.run(*call[:-4], "--on", "2999-01-01", "--lang", "en")
    assert (late.returncode, late.stderr.count("\n")) == (2, 1)
    assert "has not come yet" in late.stderr
