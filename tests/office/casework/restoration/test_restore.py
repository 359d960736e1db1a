"""A wrong cancellation is annulled with its history intact, by another officer."""

from datetime import date

from tests.office.casework.acting import case_of, case_refused, holder_of_permit
from tests.office.databases import Database
from tests.office.registry.acting import (
    FUTIAN,
    a_permit,
    a_person,
    act,
    nothing_is_amiss,
    nothing_written,
    officer,
    refused,
    told,
)

from anju.office.casework.refused import Why
from anju.office.casework.restoration.asking import (
    FoundBy,
    accept_restoration,
    ask_for_restoration,
)
from anju.office.casework.restoration.deciding import (
    Finding,
    examine_restoration,
    grant_restoration,
    refuse_restoration,
    return_restoration,
)
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.refused import Because

CANCELLED_ON, DAY = date(2024, 9, 2), date(2024, 9, 20)
LATE = date(2025, 4, 1)


def _cancelled(person: str = "") -> str:
    permit = a_permit(person or a_person())
    cancel(
        permit_id=permit,
        cancelled_on=CANCELLED_ON,
        reason=CancelReason.LEFT,
        act=officer(CANCELLED_ON),
    )
    return permit


def _ask(permit: str, acting: Act | None = None) -> Outcome:
    return ask_for_restoration(
        permit_id=permit, found_by=FoundBy.HOLDER, said="并未离开", act=acting or act(DAY)
    )


def _examined(permit: str, day: date = DAY) -> str:
    case = str(_ask(permit, act(day))["subject"])
    examine_restoration(case_id=case, seen=2, finding=Finding.WRONG, said="走访属实", act=act(day))
    return case


def _second(day: date, key: str = "") -> Act:
    return officer(day, key, actor="officer-2")


def test_the_permit_is_as_if_it_had_never_been_cancelled(city: Database) -> None:
    person = a_person()
    permit = a_permit(person)
    before = Permit.objects.filter(id=permit).values().get()
    cancel(
        permit_id=permit,
        cancelled_on=CANCELLED_ON,
        reason=CancelReason.LEFT,
        act=officer(CANCELLED_ON),
    )
    row = case_of(_ask(permit))
    assert (row.state, row.clock_on) == ("accepted", date(2024, 10, 5))
    assert told(row.id)[0][2]["asks"] == '{"entry":2,"found_by":"holder"}'
    examine_restoration(case_id=row.id, seen=2, finding=Finding.WRONG, act=act(DAY))
    outcome = grant_restoration(case_id=row.id, seen=3, act=_second(DAY))
    assert outcome["state"] == "in_force"
    assert "suggests" not in outcome
    assert case_of(outcome).state == "settled"
    assert Permit.objects.filter(id=permit).values().get() == before
    assert told(permit)[-1] == (
        "cancellation_annulled",
        "2024-09-20",
        {"entry": 2},
        "wrong_cancellation",
    )
    nothing_is_amiss()


def test_who_could_not_endorse_meanwhile_is_led_to_the_healing_of_the_gap(
    sqlite_city: Database,
) -> None:
    case = _examined(_cancelled(), LATE)
    outcome = grant_restoration(case_id=case, seen=3, act=_second(LATE))
    assert (outcome["state"], outcome["suggests"]) == ("suspended", "office_lateness")


def test_the_officer_who_cancelled_decides_nothing(city: Database) -> None:
    case = _examined(_cancelled())
    with case_refused(Why.SAME_PERSON):
        grant_restoration(case_id=case, seen=3, act=officer(DAY))
    with case_refused(Why.SAME_PERSON):
        refuse_restoration(case_id=case, seen=3, act=officer(DAY))


def test_who_examined_decides_nothing(sqlite_city: Database) -> None:
    case = _examined(_cancelled())
    with case_refused(Why.SAME_PERSON):
        grant_restoration(case_id=case, seen=3, act=officer(DAY, actor="clerk-1"))


def test_beside_another_open_permit_nothing_is_restored(city: Database) -> None:
    person = a_person()
    permit = _cancelled(person)
    case = _examined(permit)
    a_permit(person, "4403J24091000033", date(2024, 9, 10))
    with case_refused(Why.ANOTHER_PERMIT):
        grant_restoration(case_id=case, seen=3, act=_second(DAY))
    row = case_of(refuse_restoration(case_id=case, seen=3, act=_second(DAY)))
    assert row.outcome == "refused"
    assert told(case)[-1][2]["review_by"] == "2024-11-19"


def test_a_case_goes_back_to_be_examined_again(sqlite_city: Database) -> None:
    case = _examined(_cancelled())
    row = case_of(return_restoration(case_id=case, seen=3, act=_second(DAY), said="请核实"))
    assert row.state == "accepted"
    examine_restoration(case_id=case, seen=4, finding=Finding.RIGHT, act=act(DAY))
    assert case_of(refuse_restoration(case_id=case, seen=5, act=_second(DAY))).state == "refused"


def test_what_is_not_cancelled_or_lapsed_by_itself_is_not_restored(
    sqlite_city: Database,
) -> None:
    permit = a_permit(a_person())
    for day in (DAY, date(2027, 4, 1)):
        with refused(Because.NOTHING_TO_DO):
            _ask(permit, act(day))


def test_a_holder_asks_online_and_a_clerk_accepts(sqlite_city: Database) -> None:
    permit = _cancelled()
    row = case_of(_ask(permit, holder_of_permit(permit, DAY)))
    assert (row.state, row.clock_on) == ("filed", None)
    assert case_of(accept_restoration(case_id=row.id, seen=1, act=act(DAY))).state == "accepted"


def test_roles_and_places(sqlite_city: Database) -> None:
    permit = _cancelled()
    with refused(Because.NOT_FOUND):
        _ask(permit, act(DAY, within=FUTIAN))
    with case_refused(Why.NOT_YOURS):
        _ask(permit, officer(DAY))
    case = str(_ask(permit)["subject"])
    with case_refused(Why.NOT_YOURS):
        examine_restoration(
            case_id=case, seen=2, finding=Finding.WRONG, act=act(DAY, role="agency_clerk")
        )
    with case_refused(Why.NO_CASE):
        examine_restoration(
            case_id=case, seen=2, finding=Finding.WRONG, act=act(DAY, within=FUTIAN)
        )
    with case_refused(Why.NOT_NOW):
        grant_restoration(case_id=case, seen=2, act=_second(DAY))


def test_the_same_request_restores_once(city: Database) -> None:
    permit = _cancelled()
    asked = _ask(permit, act(DAY, "k"))
    with nothing_written():
        assert _ask(permit, act(DAY, "k")) == asked
    case = str(asked["subject"])
    examine_restoration(case_id=case, seen=2, finding=Finding.WRONG, act=act(DAY))
    first = grant_restoration(case_id=case, seen=3, act=_second(DAY, "g"))
    with nothing_written():
        assert grant_restoration(case_id=case, seen=3, act=_second(DAY, "g")) == first
