"""Ending a registration of residence, and changing its address while it lasts."""

from datetime import date

from tests.office.databases import Database
from tests.office.registry.acting import (
    DONGGUAN,
    NANSHAN,
    STATION,
    a_permit,
    a_person,
    act,
    conflicting,
    nothing_written,
    refused,
    told,
)

from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit, ResidenceRegistration
from anju.office.registry.people.registering import (
    Residence,
    change_address,
    end_residence,
    register_residence,
)
from anju.office.registry.people.summaries import current_addresses
from anju.office.registry.refused import Because

FIRST_DAY, LAST_DAY = date(2024, 3, 1), date(2025, 8, 31)
MOVED = "深圳市南山区后海大道1066号"


def _registered() -> tuple[str, str]:
    person = a_person()
    residence = Residence(NANSHAN, "深圳市南山区桃园路2号", STATION, FIRST_DAY)
    register_residence(person_id=person, residence=residence, act=act(FIRST_DAY))
    return person, str(told(person)[1][2]["record"])


def _end(
    person: str,
    record: str,
    last_day: date = LAST_DAY,
    acting: Act | None = None,
    reason: str = "moved",
) -> Outcome:
    return end_residence(
        person_id=person,
        record=record,
        last_day=last_day,
        reason=reason,
        act=acting or act(LAST_DAY),
    )


def _move(person: str, record: str, acting: Act | None = None, to: str = MOVED) -> Outcome:
    return change_address(person_id=person, record=record, address=to, act=acting or act(LAST_DAY))


def test_the_last_day_is_recorded_and_no_permit_is_touched(city: Database) -> None:
    person, record = _registered()
    permit = Permit.objects.filter(id=a_permit(person)).values().get()
    _end(person, record)
    payload = {"record": record, "last_day": "2025-08-31"}
    assert told(person)[-1] == ("residence_ended", "2025-08-31", payload, "moved")
    row = ResidenceRegistration.objects.get(id=record)
    assert (row.first_day, row.last_day, row.end_reason) == (FIRST_DAY, LAST_DAY, "moved")
    assert Permit.objects.values().get() == permit


def test_a_registration_ends_once(sqlite_city: Database) -> None:
    person, record = _registered()
    _end(person, record)
    with refused(Because.NOTHING_TO_DO):
        _end(person, record)
    with refused(Because.NOTHING_TO_DO):
        _move(person, record)


def test_a_registration_of_somebody_else_does_not_end(sqlite_city: Database) -> None:
    person, _ = _registered()
    with refused(Because.NOTHING_TO_DO):
        _end(person, "00000000000000000000")


def test_the_first_day_may_be_the_last_and_none_before_it(sqlite_city: Database) -> None:
    person, record = _registered()
    before = date(2024, 2, 29)
    with refused(Because.DAY_OUT_OF_ORDER, before):
        _end(person, record, before)
    _end(person, record, FIRST_DAY)


def test_a_day_that_has_not_come_is_refused(sqlite_city: Database) -> None:
    person, record = _registered()
    tomorrow = date(2025, 9, 1)
    with refused(Because.DAY_IN_FUTURE, tomorrow):
        _end(person, record, tomorrow)


def test_outside_the_jurisdiction_there_is_nobody(sqlite_city: Database) -> None:
    person, record = _registered()
    elsewhere = act(LAST_DAY, within=DONGGUAN)
    with refused(Because.NOT_FOUND):
        _end(person, record, acting=elsewhere)
    with refused(Because.NOT_FOUND):
        _move(person, record, elsewhere)


def test_another_address_is_another_version(city: Database) -> None:
    person, record = _registered()
    _move(person, record)
    kind, effective_on, payload, _ = told(person)[-1]
    assert (kind, effective_on) == ("residence_address_changed", "2025-08-31")
    assert (payload["record"], payload["version"]) == (record, 2)
    assert current_addresses([person]) == {person: MOVED}
    assert ResidenceRegistration.objects.get(id=record).address_version == 2


def test_the_same_request_ends_and_moves_once(city: Database) -> None:
    person, record = _registered()
    moved = _move(person, record, act(LAST_DAY, "key-1"))
    ended = _end(person, record, acting=act(LAST_DAY, "key-2"))
    with nothing_written():
        assert _move(person, record, act(LAST_DAY, "key-1")) == moved
        assert _end(person, record, acting=act(LAST_DAY, "key-2")) == ended
    with conflicting():
        _move(person, record, act(LAST_DAY, "key-1"), "深圳市南山区后海大道1067号")
    with conflicting():
        _end(person, record, date(2025, 8, 30), act(LAST_DAY, "key-2"))
    with conflicting():
        _end(person, record, acting=act(LAST_DAY, "key-2"), reason="died")
