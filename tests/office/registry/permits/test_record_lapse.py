"""A lapse that the measure computed is recorded before anything new is granted."""

from datetime import date

from tests.office.databases import Database
from tests.office.registry.acting import (
    NANSHAN,
    OTHER,
    STATION,
    a_permit,
    a_person,
    act,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.law.life import State
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.models import Permit
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.registry.permits.lapsing import record_lapse_if_any
from anju.office.registry.refused import Because

LAST_DAY, LAPSED_ON = date(2027, 3, 14), date(2027, 3, 15)
NEXT = "4403J27031500021"


def test_a_new_permit_records_the_lapse_of_the_one_before(city: Database) -> None:
    person = a_person()
    lapsed = a_permit(person)
    fresh = a_permit(person, NEXT, LAPSED_ON)
    assert told(lapsed)[1] == ("permit_lapsed", "2027-03-15", {}, "lapsed")
    row = Permit.objects.get(id=lapsed)
    assert (row.closed_on, row.closed_reason) == (LAPSED_ON, "lapsed")
    assert Permit.objects.get(person_id=person, closed_on=None).id == fresh


def test_the_day_computed_is_recorded_not_the_day_of_recording(sqlite_city: Database) -> None:
    person = a_person()
    lapsed = a_permit(person)
    a_permit(person, NEXT, date(2027, 11, 30))
    assert told(lapsed)[1][1] == "2027-03-15"
    standing = answer(fold_permit(read_chain(lapsed)), date(2027, 12, 1)).standing
    assert standing
    assert (standing.status, standing.cancelled_from) == (State.CANCELLED, LAPSED_ON)


def test_on_the_last_day_it_has_not_lapsed(sqlite_city: Database) -> None:
    person = a_person()
    a_permit(person)
    with refused(Because.ALREADY_OPEN):
        issue = Issue(person, NEXT, NANSHAN, STATION, LAST_DAY)
        issue_permit(issue=issue, act=officer(LAST_DAY))


def test_a_lapse_goes_when_the_new_permit_is_refused(city: Database) -> None:
    person = a_person()
    a_permit(person)
    a_permit(a_person(OTHER), NEXT)
    with refused(Because.NUMBER_TAKEN):
        a_permit(person, NEXT, LAPSED_ON)


def test_what_has_not_lapsed_records_nothing(sqlite_city: Database) -> None:
    permit = Permit.objects.get(id=a_permit(a_person()))
    with nothing_written():
        assert not record_lapse_if_any(permit, act(LAST_DAY), measures_in_force())
    assert record_lapse_if_any(permit, act(LAPSED_ON), measures_in_force())
