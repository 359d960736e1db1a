"""Filing for an endorsement that is decided later."""

from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    ISSUED_ON,
    a_permit,
    a_person,
    act,
    conflicting,
    filings_of,
    nothing_written,
    refused,
    refused_by_law,
    told,
)

from anju.law.known import Refusal
from anju.office.registry.models import Permit
from anju.office.registry.permits.endorsing import endorse, file_endorsement
from anju.office.registry.refused import Because


def test_a_filing_in_time_keeps_the_permit_in_force(city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 14)
    file_endorsement(permit_id=permit, filed_on=day, act=act(day))
    assert told(permit)[1] == ("endorsement_filed", "2025-03-14", {}, "")
    row = Permit.objects.get(id=permit)
    assert (row.pending, row.cycle_year, row.lapse_on) == ("in_time", 1, None)
    [filing] = filings_of(permit)
    assert (filing.number, filing.decision, filing.decided_on) == (2, None, None)


def test_a_late_filing_waits_as_a_late_one(sqlite_city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 15)
    file_endorsement(permit_id=permit, filed_on=day, act=act(day))
    assert Permit.objects.get(id=permit).pending == "late"


def test_a_second_filing_is_refused_while_one_waits(sqlite_city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 1)
    file_endorsement(permit_id=permit, filed_on=day, act=act(day))
    with refused(Because.FILING_WAITS):
        file_endorsement(permit_id=permit, filed_on=date(2025, 3, 2), act=act(date(2025, 3, 2)))


@pytest.mark.parametrize(
    ("day", "reason", "boundary"),
    [
        (date(2024, 3, 14), Refusal.BEFORE_ISSUE, ISSUED_ON),
        (date(2025, 1, 13), Refusal.TOO_EARLY, date(2025, 1, 14)),
        (date(2027, 3, 15), Refusal.LAPSED, date(2027, 3, 14)),
    ],
)
def test_what_could_not_be_granted_is_not_taken(
    sqlite_city: Database, day: date, reason: Refusal, boundary: date
) -> None:
    permit = a_permit(a_person())
    with refused_by_law(reason, boundary):
        file_endorsement(permit_id=permit, filed_on=day, act=act(day))


def test_a_day_that_is_endorsed_takes_no_filing(sqlite_city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 1)
    endorse(permit_id=permit, filed_on=day, act=act(day))
    with refused(Because.ALREADY_DECIDED):
        file_endorsement(permit_id=permit, filed_on=day, act=act(day))


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    permit = a_permit(a_person())
    with refused(Because.DAY_IN_FUTURE, date(2025, 3, 2)):
        file_endorsement(permit_id=permit, filed_on=date(2025, 3, 2), act=act(date(2025, 3, 1)))


def test_a_permit_of_before_2016_takes_no_filing(sqlite_city: Database) -> None:
    permit = a_permit(a_person(), issued_on=date(2015, 6, 1), good_until=date(2025, 5, 31))
    with refused(Because.KEEPS_OWN_TERM):
        file_endorsement(permit_id=permit, filed_on=date(2024, 6, 1), act=act(date(2024, 6, 1)))


def test_outside_the_jurisdiction_there_is_no_permit(sqlite_city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 1)
    with refused(Because.NOT_FOUND):
        file_endorsement(permit_id=permit, filed_on=day, act=act(day, within=FUTIAN))


def test_the_same_request_files_once(city: Database) -> None:
    permit, day = a_permit(a_person()), date(2025, 3, 1)
    first = file_endorsement(permit_id=permit, filed_on=day, act=act(day, "key-1"))
    with nothing_written():
        again = file_endorsement(permit_id=permit, filed_on=day, act=act(day, "key-1"))
    assert again == first
    with conflicting():
        file_endorsement(permit_id=permit, filed_on=date(2025, 2, 27), act=act(day, "key-1"))
