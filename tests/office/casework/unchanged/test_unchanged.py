"""An endorsement declared unchanged online: its steps, who takes them, which day counts."""

from dataclasses import replace
from datetime import date

import pytest
from tests.office.casework.acting import case_refused
from tests.office.casework.endorsement.acting import (
    DONGGUAN,
    LOST,
    NANSHAN,
    TIMELY,
    agency,
    held,
    holder_of,
    issuing,
    police,
    standing_on,
    state_of,
)
from tests.office.casework.steps_tables import differences
from tests.office.databases import Database
from tests.office.registry.acting import STATION, refused

from anju.office.casework.cases.channels import Channel
from anju.office.casework.endorsement.asking import AskedBy
from anju.office.casework.endorsement.examining import examine_changed
from anju.office.casework.endorsement.refusing import refuse_changed
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.casework.unchanged.filing import file_unchanged
from anju.office.casework.unchanged.granting import grant_unchanged
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.refused import Because

ONLINE = AskedBy(Channel.ONLINE)
LATER = date(2025, 4, 20)
"""After the last good day of a permit that was filed for in time."""

STEPS = {
    "filed": {"examine": "examined", "grant": "settled", "withdraw": "withdrawn"},
    "examined": {
        "grant": "settled",
        "refuse": "refused",
        "return": "filed",
        "withdraw": "withdrawn",
    },
}


def by_holder(permit: str, on: date = TIMELY, key: str = "") -> Act:
    """The holder acts."""
    persons = (holder_of(permit),)
    return replace(police(on, key), actor="holder-1", office="", role="holder", persons=persons)


def filed(permit: str, place: str = NANSHAN) -> str:
    """An endorsement filed online by its holder, who is registered there; the case."""
    residence = Residence(place, "科技园南路12号", STATION, date(2024, 3, 1), None)
    register_residence(person_id=holder_of(permit), residence=residence, act=police(TIMELY))
    outcome = file_unchanged(permit_id=permit, asked_by=ONLINE, act=by_holder(permit))
    return str(outcome["subject"])


def test_every_step_in_every_state() -> None:
    assert not differences(Procedure.UNCHANGED, STEPS)


def test_it_counts_from_the_day_of_filing(city: Database) -> None:
    permit = held(DONGGUAN)
    case = filed(permit, DONGGUAN)
    assert standing_on(permit, LATER) == "in_force"
    told = grant_unchanged(case_id=case, seen=1, act=agency(LATER))
    assert (told["endorsed_on"], told["effect"]) == ("2025-03-10", "timely")
    assert state_of(case) == "settled"
    assert standing_on(permit, LATER) == "in_force"


def test_an_agency_does_not_endorse_where_only_the_police_do(sqlite_city: Database) -> None:
    case = filed(held())
    with case_refused(Why.LAW):
        grant_unchanged(case_id=case, seen=1, act=agency(TIMELY))
    grant_unchanged(case_id=case, seen=1, act=police(TIMELY))


def test_a_holder_does_not_grant_what_they_filed(sqlite_city: Database) -> None:
    permit = held()
    case = filed(permit)
    with case_refused(Why.NOT_YOURS):
        grant_unchanged(case_id=case, seen=1, act=by_holder(permit))


def test_nobody_files_for_anybody_else(sqlite_city: Database) -> None:
    permit = held()
    somebody = replace(by_holder(permit), persons=("0" * 20,))
    with refused(Because.NOT_FOUND):
        file_unchanged(permit_id=permit, asked_by=ONLINE, act=somebody)


def test_a_condition_that_was_lost_is_refused_by_an_officer(sqlite_city: Database) -> None:
    permit = held()
    case = filed(permit)
    examine_changed(
        case_id=case, holder=LOST, still_lives_there=True, seen=None, act=police(TIMELY)
    )
    with case_refused(Why.LAW):
        grant_unchanged(case_id=case, seen=None, act=police(TIMELY))
    refuse_changed(case_id=case, seen=None, act=issuing(LATER))
    assert state_of(case) == "refused"
    assert standing_on(permit, LATER) == "in_force"
    assert standing_on(permit, date(2025, 4, 21)) == "suspended"


@pytest.mark.parametrize("who", ["holder", "clerk"])
def test_it_is_withdrawn_as_if_never_filed(who: str, sqlite_city: Database) -> None:
    permit = held()
    case = filed(permit)
    act = by_holder(permit) if who == "holder" else police(TIMELY)
    withdraw_filed(case_id=case, seen=1, act=act)
    assert standing_on(permit, LATER) == "suspended"
