"""Recording a ground of art. 2 with its evidence, and its end."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import GroundRecord
from anju.office.registry.people.registering import end_ground, record_ground
from anju.office.registry.refused import Because

DAY, FIRST_DAY, EVIDENCE_ON = date(2024, 4, 2), date(2023, 9, 1), date(2024, 3, 28)
LAST_DAY = date(2025, 1, 31)


def _record(
    person: str,
    first_day: date = FIRST_DAY,
    evidence_on: date = EVIDENCE_ON,
    acting: Act | None = None,
    evidence: str = "labour_contract",
) -> Outcome:
    return record_ground(
        person_id=person,
        ground="employment",
        first_day=first_day,
        evidence=evidence,
        evidence_on=evidence_on,
        act=acting or act(DAY),
    )


def _end(person: str, record: str, last_day: date = LAST_DAY, key: str = "") -> Outcome:
    return end_ground(person_id=person, record=record, last_day=last_day, act=act(LAST_DAY, key))


def _recorded(person: str) -> str:
    _record(person)
    return str(told(person)[-1][2]["record"])


def test_the_ground_and_its_evidence_are_recorded(city: Database) -> None:
    person = a_person()
    record = _recorded(person)
    payload = {
        "record": record,
        "ground": "employment",
        "evidence": "labour_contract",
        "evidence_on": "2024-03-28",
    }
    assert told(person)[1] == ("ground_recorded", "2023-09-01", payload, "")
    row = GroundRecord.objects.get(id=record)
    assert (row.person_id, row.ground, row.evidence) == (person, "employment", "labour_contract")
    assert (row.first_day, row.last_day, row.evidence_on) == (FIRST_DAY, None, EVIDENCE_ON)


def test_its_last_day_is_recorded(city: Database) -> None:
    person = a_person()
    record = _recorded(person)
    _end(person, record)
    payload = {"record": record, "last_day": "2025-01-31"}
    assert told(person)[-1] == ("ground_ended", "2025-01-31", payload, "")
    assert GroundRecord.objects.get(id=record).last_day == LAST_DAY


def test_a_ground_ends_once_and_not_before_it_began(sqlite_city: Database) -> None:
    person = a_person()
    record, before = _recorded(person), date(2023, 8, 31)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _end(person, record, before)
    _end(person, record)
    with refused(Because.NOTHING_TO_DO):
        _end(person, record)


def test_days_that_have_not_come_are_refused(sqlite_city: Database) -> None:
    person, tomorrow = a_person(), date(2024, 4, 3)
    with refused(Because.DAY_IN_FUTURE, tomorrow):
        _record(person, first_day=tomorrow)
    with refused(Because.DAY_IN_FUTURE, tomorrow):
        _record(person, evidence_on=tomorrow)
    record, after = _recorded(person), date(2025, 2, 1)
    with refused(Because.DAY_IN_FUTURE, after):
        _end(person, record, after)


def test_evidence_of_the_day_itself_is_recorded(sqlite_city: Database) -> None:
    person = a_person()
    _record(person, first_day=DAY, evidence_on=DAY)
    assert GroundRecord.objects.get(person_id=person).evidence_on == DAY


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        _record(person, acting=act(DAY, within=DONGGUAN))


def test_the_same_request_records_and_ends_once(city: Database) -> None:
    person, acting = a_person(), act(DAY, "key-1")
    first = _record(person, acting=acting)
    record = str(told(person)[-1][2]["record"])
    ended = _end(person, record, key="key-2")
    with nothing_written():
        assert _record(person, acting=acting) == first
        assert _end(person, record, key="key-2") == ended
    with conflicting():
        _record(person, evidence="social_insurance", acting=acting)
    with conflicting():
        _end(person, record, date(2025, 1, 30), "key-2")


def test_of_the_projections_only_what_changed_is_written(sqlite_city: Database) -> None:
    person = a_person()
    first = _recorded(person)
    _record(person, FIRST_DAY.replace(day=3))
    with CaptureQueriesContext(connection) as told_to_the_database:
        _end(person, first)
    statements = [each["sql"] for each in told_to_the_database.captured_queries]
    projected = ("_person", "registration", "groundrecord", "agentrecord", "_contact", "proposal")
    written = [
        each
        for each in statements
        if each.startswith(("INSERT", "UPDATE", "DELETE")) and any(it in each for it in projected)
    ]
    assert len(written) == 1
    assert written[0].startswith('UPDATE "registry_groundrecord"')
    assert [each.last_day for each in GroundRecord.objects.order_by("first_day")] == [
        LAST_DAY,
        None,
    ]
