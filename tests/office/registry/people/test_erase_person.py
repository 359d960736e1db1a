"""Erasing a person: what identifies them goes, the ledger keeps its entries."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    DONGGUAN,
    ISSUED_ON,
    NANSHAN,
    NUMBER,
    OTHER,
    STATION,
    a_permit,
    a_person,
    act,
    merge,
    nothing_written,
    officer,
    refused,
    told,
)
from tests.office.registry.verifying.verified import verified

from anju.law.facts import Decision
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.registry.details.keeping import Erased, key_of, read_details
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.models import Detail, LookupKey, NameGram, Person, PersonKey
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.merging import decide_on_persons, propose_split
from anju.office.registry.people.registering import (
    Residence,
    change_details,
    register_person,
    register_residence,
)
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because
from anju.office.registry.retention.erasure_list import erase_listed
from anju.office.registry.search.finding import find_persons

DAY = date(2031, 2, 3)
THIRD = PersonalDetails("李梅", "320102198803054526", "F", "01", date(1988, 3, 5), "320102")
TABLES = (PersonKey, Detail, LookupKey, NameGram)


def _somebody() -> tuple[str, str]:
    """A person with a residence and a permit that was cancelled."""
    person = a_person()
    residence = Residence(NANSHAN, "深圳市南山区桃园路2号", STATION, ISSUED_ON)
    register_residence(person_id=person, residence=residence, act=act(ISSUED_ON))
    permit = a_permit(person)
    day = date(2025, 1, 20)
    cancel(permit_id=permit, cancelled_on=day, reason=CancelReason.LEFT, act=officer(day))
    return person, permit


def _erase(person: str, acting: Act | None = None) -> Outcome:
    acting = acting or act(DAY, actor="admin-1", role="city_administrator")
    return erase_person(person_id=person, reason="retention_over", act=acting)


def test_everything_that_identifies_goes_and_the_entries_stay(city: Database) -> None:
    person, permit = _somebody()
    before = read_chain(person), read_chain(permit)
    _erase(person)
    assert told(person)[-1] == ("person_erased", "2031-02-03", {}, "retention_over")
    assert Person.objects.get(id=person).erased_on == DAY
    for table in TABLES:
        assert not table.objects.filter(person_id=person).exists()
    assert (read_chain(person)[:-1], read_chain(permit)) == before
    assert read_details([person]) == {}
    with pytest.raises(Erased):
        key_of(person)


def test_the_chain_still_verifies(city: Database) -> None:
    person, permit = _somebody()
    _erase(person)
    for chain in (read_chain(person), read_chain(permit)):
        previous = FIRST
        for entry in chain:
            assert entry.previous_hash == previous
            assert entry_hash(*entry[1:-1]) == entry.hash
            previous = entry.hash


def test_nobody_finds_them_any_more(sqlite_city: Database) -> None:
    person, permit = _somebody()
    _erase(person)
    for typed in (DETAILS.name, "oyxc", DETAILS.identity_number, NUMBER, person, permit):
        assert find_persons(typed, Jurisdiction(CITY)).persons == ()


def test_others_keep_theirs(sqlite_city: Database) -> None:
    person, _ = _somebody()
    other = a_person(OTHER)
    _erase(person)
    assert read_details([other]) == {other: OTHER}


def test_the_number_is_free_for_a_new_record(sqlite_city: Database) -> None:
    person, _ = _somebody()
    _erase(person)
    again = a_person(on=DAY)
    assert again != person
    a_permit(again, issued_on=DAY)


def test_while_a_permit_is_open_nobody_is_erased(city: Database) -> None:
    person = a_person()
    a_permit(person)
    with refused(Because.PERMIT_OPEN):
        _erase(person)


def test_a_term_of_its_own_is_open_to_its_last_day(sqlite_city: Database) -> None:
    person = a_person()
    a_permit(person, issued_on=date(2015, 6, 1), good_until=DAY)
    with refused(Because.PERMIT_OPEN):
        _erase(person)
    _erase(person, act(date(2031, 2, 4), actor="admin-1"))


def test_a_permit_that_shows_under_another_record_is_open_too(sqlite_city: Database) -> None:
    person, into = a_person(), a_person(OTHER)
    a_permit(person)
    merge(person, into, DAY)
    with refused(Because.MERGED, leads_to=into):
        _erase(person)
    with refused(Because.PERMIT_OPEN):
        _erase(into)


def test_what_was_merged_into_a_record_goes_with_it(city: Database) -> None:
    first, permit = _somebody()
    between, stays = a_person(OTHER), a_person(THIRD)
    merge(first, between, DAY)
    merge(between, stays, DAY)
    before = read_chain(first), read_chain(permit)
    outcome = _erase(stays)
    for person in (first, between, stays):
        assert told(person)[-1] == ("person_erased", "2031-02-03", {}, "retention_over")
        assert Person.objects.get(id=person).erased_on == DAY
        for table in TABLES:
            assert not table.objects.filter(person_id=person).exists()
    assert (read_chain(first)[:-1], read_chain(permit)) == before
    assert outcome["subject"] == stays
    assert len(outcome["entries"]) == 3
    for typed in (DETAILS.name, OTHER.name, THIRD.name, DETAILS.identity_number, NUMBER, first):
        assert find_persons(typed, Jurisdiction(CITY)).persons == ()


def test_verifying_knows_that_all_of_them_were_erased(sqlite_city: Database) -> None:
    first, _ = _somebody()
    stays = a_person(OTHER)
    merge(first, stays, DAY)
    _erase(stays)
    sequence()
    assert [finding.code for finding in verified().findings] == []


def test_what_was_split_off_before_stays(sqlite_city: Database) -> None:
    first, _ = _somebody()
    stays = a_person(OTHER)
    merge(first, stays, DAY)
    split = propose_split(person_id=first, reason="not_the_same", act=act(DAY))
    granted, number = Decision.GRANTED, split["number"]
    decide_on_persons(person_id=first, proposal=number, decision=granted, act=officer(DAY))
    _erase(stays)
    assert read_details([first, stays]) == {first: DETAILS}


def test_a_record_that_is_left_of_an_erased_one_can_be_erased(sqlite_city: Database) -> None:
    """A restore erases whom its list names, as the backup has them: one that was split since."""
    first, _ = _somebody()
    stays = a_person(OTHER)
    merge(first, stays, DAY)
    (sqlite_city.home / "erased.txt").write_text(f"{stays} {'0' * 64}\n", "ascii")
    assert erase_listed(sqlite_city.home, act(DAY)) == 1
    assert read_details([first, stays]) == {first: DETAILS}
    _erase(first)
    assert read_details([first, stays]) == {}


def test_a_restore_erases_again_what_was_merged(city: Database) -> None:
    first, _ = _somebody()
    stays = a_person(OTHER)
    merge(first, stays, DAY)
    rows = "".join(f"{person} {'0' * 64}\n" for person in (first, stays))
    (city.home / "erased.txt").write_text(rows, "ascii")
    assert erase_listed(city.home, act(DAY)) == 2
    assert read_details([first, stays]) == {}
    assert told(first)[-1] == ("person_erased", "2031-02-03", {}, "erased_before")


def test_who_was_erased_is_not_found_by_any_operation(sqlite_city: Database) -> None:
    person, _ = _somebody()
    _erase(person)
    with refused(Because.NOT_FOUND):
        _erase(person)
    with refused(Because.NOT_FOUND):
        change_details(person_id=person, details=OTHER, reason="renamed", act=act(DAY))


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person, _ = _somebody()
    with refused(Because.NOT_FOUND):
        _erase(person, act(DAY, within=DONGGUAN))


def test_the_same_request_erases_once(city: Database) -> None:
    person, _ = _somebody()
    acting = act(DAY, "key-1", actor="admin-1")
    first = _erase(person, acting)
    with nothing_written():
        assert _erase(person, acting) == first


def test_a_request_repeated_after_the_erasure_brings_nothing_back(sqlite_city: Database) -> None:
    acting = act(date(2024, 3, 1), "key-1")
    outcome = register_person(details=DETAILS, division_code=NANSHAN, act=acting)
    _erase(outcome["subject"])
    with nothing_written():
        assert register_person(details=DETAILS, division_code=NANSHAN, act=acting) == outcome
