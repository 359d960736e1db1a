"""Issuing a permit: what it records, and when it is refused."""

from datetime import date
from functools import partial

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    FUTIAN,
    ISSUED_ON,
    NANSHAN,
    NUMBER,
    OTHER,
    STATION,
    a_permit,
    a_person,
    conflicting,
    merge,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Entry, LookupKey, Permit, PersonPlace
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.registry.refused import Because, Refused


def _issue(person: str, **changed: object) -> Issue:
    asked = {
        "person_id": person,
        "number": NUMBER,
        "division_code": NANSHAN,
        "office_id": STATION,
        "issued_on": ISSUED_ON,
    }
    return Issue(**(asked | changed))  # type: ignore[arg-type] # every test changes a field to its own kind


def test_an_issue_is_one_entry_that_names_what_it_was_judged_by(city: Database) -> None:
    person = a_person()
    outcome = issue_permit(issue=_issue(person), act=officer(ISSUED_ON))
    [(kind, effective_on, payload, reason)] = told(outcome["subject"])
    assert (kind, effective_on, reason) == ("permit_issued", "2024-03-15", "")
    number, measure = payload.pop("number"), payload.pop("measure")
    assert payload == {
        "person": person,
        "city_code": "440300",
        "division_code": "440305",
        "office": STATION,
    }
    assert NUMBER not in number
    assert measure.startswith("440300:")
    entry = Entry.objects.get(subject=outcome["subject"])
    assert outcome["entries"] == [entry.id]
    assert outcome["number"] == 1
    assert outcome["hash"] == bytes(entry.hash).hex()


def test_the_first_year_is_projected(city: Database) -> None:
    permit = Permit.objects.get(id=a_permit(person := a_person()))
    assert (permit.person_id, permit.issued_to) == (person, person)
    assert (permit.city_code, permit.measure_code) == ("440300", "440300")
    assert (permit.issued_on, permit.closed_on, permit.good_until) == (ISSUED_ON, None, None)
    assert (permit.cycle_first_day, permit.cycle_year) == (ISSUED_ON, 1)
    assert permit.window_first_day == date(2025, 1, 14)
    assert permit.last_day_told == date(2025, 3, 14)
    assert permit.last_good_day == date(2025, 3, 14)
    assert permit.lapse_on == date(2027, 3, 14)
    assert (permit.continuous_since, permit.counted_from) == (ISSUED_ON, ISSUED_ON)
    assert (permit.lost_days, permit.pending, permit.endorsed_on) == (0, "", None)


def test_a_place_without_a_measure_is_judged_by_its_provinces(sqlite_city: Database) -> None:
    permit = Permit.objects.get(id=a_permit(a_person(place=DONGGUAN), place=DONGGUAN))
    assert (permit.city_code, permit.measure_code) == ("441900", "440000")
    assert permit.window_first_day == date(2025, 2, 15)
    assert permit.last_day_told == date(2025, 3, 14)
    assert permit.last_good_day == date(2025, 3, 15)
    assert permit.lapse_on is None


def test_a_number_is_findable_and_its_text_stands_nowhere(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    [key] = LookupKey.objects.filter(kind="permit_number")
    assert (key.subject, key.place, key.current) == (permit, "440300", True)
    file = sqlite_city.home / "anju.sqlite3"
    written = file.read_bytes() + file.with_suffix(".sqlite3-wal").read_bytes()
    assert NUMBER.encode() not in written


def test_the_holder_is_known_where_the_permit_was_issued(sqlite_city: Database) -> None:
    person = a_person(place=NANSHAN)
    a_permit(person, place=FUTIAN)
    places = PersonPlace.objects.filter(person_id=person).values_list("division_code", flat=True)
    assert sorted(places) == [FUTIAN, NANSHAN]


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.DAY_IN_FUTURE, ISSUED_ON):
        issue_permit(issue=_issue(person), act=officer(date(2024, 3, 14)))


def test_one_has_one_open_permit_of_a_city(city: Database) -> None:
    person = a_person()
    a_permit(person)
    with refused(Because.ALREADY_OPEN):
        a_permit(person, "4403J24031500018", date(2024, 4, 1), FUTIAN)


def test_a_permit_of_another_city_is_beside_it(sqlite_city: Database) -> None:
    person = a_person()
    a_permit(person)
    a_permit(person, "4419J24031500018", date(2024, 4, 1), DONGGUAN)
    assert Permit.objects.filter(person_id=person, closed_on=None).count() == 2


def test_many_who_issue_at_once_issue_one(city: Database) -> None:
    person = a_person()

    def attempt(number: str) -> str:
        try:
            return str(a_permit(person, number))
        except Refused as found:
            return found.reason.value

    numbers = [f"4403J2403150{number:04}" for number in range(12)]
    answers = city.in_threads(*(partial(attempt, number) for number in numbers))
    assert answers.count("already_open") == 11
    assert Permit.objects.count() == 1


def test_a_number_of_the_same_city_is_given_once(city: Database) -> None:
    a_permit(a_person())
    other = a_person(OTHER)
    with refused(Because.NUMBER_TAKEN):
        a_permit(other, NUMBER)


def test_another_city_may_have_the_same_number(sqlite_city: Database) -> None:
    a_permit(a_person())
    a_permit(a_person(OTHER, DONGGUAN), NUMBER, place=DONGGUAN)
    assert Permit.objects.count() == 2


def test_nobody_who_is_not_known_gets_one(city: Database) -> None:
    with refused(Because.NOT_FOUND):
        issue_permit(issue=_issue("00000000000000000000"), act=officer(ISSUED_ON))


def test_a_merged_record_leads_elsewhere(sqlite_city: Database) -> None:
    person, into, day = a_person(), a_person(OTHER), date(2024, 3, 10)
    merge(person, into, day)
    with refused(Because.MERGED, leads_to=into):
        issue_permit(issue=_issue(person), act=officer(ISSUED_ON))


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        issue_permit(issue=_issue(person), act=officer(ISSUED_ON, within=FUTIAN))


def test_no_permit_is_issued_for_a_place_outside_the_jurisdiction(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        asked = _issue(person, division_code=DONGGUAN)
        issue_permit(issue=asked, act=officer(ISSUED_ON))


@pytest.mark.parametrize(
    ("issued_on", "good_until"),
    [(date(2015, 12, 31), None), (date(2016, 1, 1), date(2026, 1, 1))],
)
def test_only_a_permit_of_before_2016_has_a_term_of_its_own(
    sqlite_city: Database, issued_on: date, good_until: date | None
) -> None:
    person = a_person()
    with refused(Because.DAY_OUT_OF_ORDER, issued_on):
        asked = _issue(person, issued_on=issued_on, good_until=good_until)
        issue_permit(issue=asked, act=officer(date(2026, 11, 24)))


def test_a_permit_of_before_2016_is_kept_and_nothing_is_computed(city: Database) -> None:
    permit = a_permit(a_person(), issued_on=date(2015, 12, 31), good_until=date(2025, 12, 30))
    [(_, effective_on, payload, _)] = told(permit)
    assert (effective_on, payload["good_until"]) == ("2015-12-31", "2025-12-30")
    row = Permit.objects.get(id=permit)
    assert (row.good_until, row.closed_on) == (date(2025, 12, 30), date(2025, 12, 31))
    assert row.closed_reason == "term_ended"
    computed = (row.cycle_first_day, row.cycle_year, row.window_first_day, row.last_day_told)
    assert {*computed, row.last_good_day, row.lapse_on, row.continuous_since} == {None}


def test_the_same_request_issues_once(city: Database) -> None:
    person = a_person()

    def again(**changed: object) -> Outcome:
        return issue_permit(issue=_issue(person, **changed), act=officer(ISSUED_ON, "key-1"))

    first = again()
    with nothing_written():
        assert again() == first
    with conflicting():
        again(division_code=FUTIAN)
    with conflicting():
        again(number="4403J24031500099")
    with conflicting():
        again(office_id="another-station")


def test_a_number_read_from_a_form_is_told_apart_from_the_same_number(city: Database) -> None:
    """The request keeps no number: the table of requests outlives no erasure."""
    person = a_person(DETAILS)
    issue = _issue(person, number=DETAILS.identity_number)
    issue_permit(issue=issue, act=officer(ISSUED_ON, "key-1"))
    spoken = _issue(person, number=f" {DETAILS.identity_number} ")
    with nothing_written():
        issue_permit(issue=spoken, act=officer(ISSUED_ON, "key-1"))
