"""What has been kept long enough is listed and erased; never while anything is open."""

from datetime import date
from pathlib import Path

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import merge
from tests.office.registry.upkeep.small_registry import act, add_person, fill, found, leave

from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import Detail, LookupKey, NameGram, PersonKey
from anju.office.registry.ledger.models import Entry
from anju.office.registry.people.models import Person, ResidenceRegistration
from anju.office.registry.people.registering import end_residence
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.registry.permits.models import Permit
from anju.office.registry.retention.due import due_people, erase_due
from anju.office.registry.retention.terms import (
    DecidedBy,
    Record,
    Term,
    TermsUnusable,
    load_terms,
    term_of,
)

MERGED_ON = date(2025, 7, 1)
TERM = Term(Record.PERSON_DETAILS, date(2016, 1, 1), 12, DecidedBy.CITY, "试", "a trial")


def due(on: date) -> list[str]:
    return [each.person_id for each in due_people(TERM, on)]


@pytest.mark.parametrize(
    ("on", "count"), [(date(2026, 5, 31), 0), (date(2026, 6, 1), 0), (date(2026, 6, 2), 1)]
)
def test_the_day_before_the_day_and_the_day_after(
    on: date, count: int, sqlite_database: Database
) -> None:
    people = fill()
    leave(people[2], date(2025, 6, 1))
    assert due(on) == people[2:][:count]


def test_nobody_is_due_while_anything_is_open(database: Database) -> None:
    people = fill()
    day = date(2025, 6, 1)
    permit = Permit.objects.get(person_id=people[0])
    cancel(permit_id=permit.id, cancelled_on=day, reason=CancelReason.LEFT, act=act(day))
    assert due(date(2040, 1, 1)) == []


def test_a_run_erases_who_is_due_and_nobody_else(database: Database) -> None:
    people = fill()
    leave(people[2], date(2025, 6, 1))
    done = erase_due(TERM, act(date(2026, 11, 24), actor="administrator"))
    assert (done.erased, done.refused) == (1, ())
    assert set(read_details(people)) == set(people[:2])
    for table in (PersonKey, Detail, LookupKey, NameGram):
        assert not table.objects.filter(person_id=people[2]).exists()
    last = Entry.objects.filter(subject=people[2]).latest("number")
    assert (last.kind, last.reason, last.actor) == (
        "person_erased",
        "retention_over",
        "administrator",
    )
    assert Person.objects.get(id=people[2]).erased_on == date(2026, 11, 24)
    assert erase_due(TERM, act(date(2026, 11, 24))).erased == 0


def test_what_was_merged_counts_with_the_record_that_stands(database: Database) -> None:
    """The last day of all of it is the one that counts, and it is due together."""
    people = fill()
    leave(people[0], date(2025, 6, 1))
    leave(people[2], date(2025, 6, 20))
    merge(people[2], people[0], MERGED_ON)
    assert due(date(2026, 6, 20)) == []
    assert due(date(2026, 6, 21)) == [people[0]]
    assert erase_due(TERM, act(date(2026, 6, 21))).erased == 1
    assert set(read_details(people)) == {people[1]}
    assert due(date(2040, 1, 1)) == []


def test_nobody_is_due_while_a_merged_record_has_a_residence(sqlite_database: Database) -> None:
    people = fill()
    leave(people[0], date(2025, 6, 1))
    day = date(2025, 6, 2)
    permit = Permit.objects.get(person_id=people[1])
    cancel(permit_id=permit.id, cancelled_on=day, reason=CancelReason.LEFT, act=act(day))
    leave(people[2], date(2025, 6, 3))
    merge(people[1], people[2], MERGED_ON)
    merge(people[2], people[0], MERGED_ON)
    assert due(date(2040, 1, 1)) == []
    home = ResidenceRegistration.objects.get(person_id=people[1]).id
    day = date(2025, 8, 1)
    end_residence(person_id=people[0], record=home, last_day=day, reason="left", act=act(day))
    assert due(date(2026, 8, 1)) == []
    assert due(date(2026, 8, 2)) == [people[0]]


def test_who_comes_back_is_not_due(sqlite_database: Database) -> None:
    people = fill()
    leave(people[2], date(2025, 6, 1))
    again = Issue(people[2], "4403X9999", "440305", "office", date(2026, 1, 2))
    issue_permit(issue=again, act=act(date(2026, 1, 2)))
    assert due(date(2040, 1, 1)) == []


def test_without_a_term_nobody_is_due(sqlite_database: Database) -> None:
    person = add_person_who_left()
    endless = Term(Record.PERSON_DETAILS, date(2016, 1, 1), None, DecidedBy.CITY, "永", "for ever")
    assert list(due_people(endless, date(2099, 1, 1))) == []
    assert due(date(2099, 1, 1)) == [person]


def add_person_who_left() -> str:
    found()
    person = add_person(0)
    leave(person, date(2025, 6, 1))
    return person


def test_every_record_has_a_term_and_says_why() -> None:
    terms = load_terms()
    assert {term.record for term in terms} == set(Record)
    assert all(term.ground("zh") != term.ground("en") for term in terms)
    assert term_of(terms, Record.PERSON_DETAILS, date(2026, 1, 1)).decided_by is DecidedBy.CITY


def test_a_city_decides_from_a_day_on(tmp_path: Path) -> None:
    (tmp_path / "retention.toml").write_text(
        '[[term]]\nrecord = "person_details"\nfirst_day = 2027-01-01\nmonths = 36\n'
        'decided_by = "city"\nground_zh = "市里决定"\nground_en = "decided in council"\n'
    )
    terms = load_terms(tmp_path)
    assert term_of(terms, Record.PERSON_DETAILS, date(2026, 12, 31)).months == 24
    assert term_of(terms, Record.PERSON_DETAILS, date(2027, 1, 1)).months == 36


BLOCK = "[[term]]\nfirst_day = 2027-01-01\ndecided_by = 'city'\nground_zh = 'x'\nground_en = 'x'\n"


@pytest.mark.parametrize(
    "text",
    [
        "[[term]]\nrecord = 'person_details'\n",
        f"{BLOCK}record = 'hearsay'\n",
        f"{BLOCK}record = 'look'\nmonths = -1\n",
        f"{BLOCK}record = 'look'\nmonth = 1\n",
        "not toml",
    ],
)
def test_other_files_are_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "retention.toml").write_text(text)
    with pytest.raises(TermsUnusable):
        load_terms(tmp_path)
