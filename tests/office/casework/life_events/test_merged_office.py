"""A merged or a closed office: its permits and open cases are found where its work went."""

from datetime import date

import pytest
from tests.office.casework.acting import AGENCY
from tests.office.databases import Database
from tests.office.registry.acting import (
    CITY,
    NANSHAN,
    STATION,
    a_permit,
    a_person,
    act,
    told,
)

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.roles import Role
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.desk.queues import DeskView, Queue, queue_page
from anju.office.casework.procedures import Procedure
from anju.office.places.models import OfficeKind
from anju.office.places.succession import with_absorbed
from anju.office.registry.city.offices import (
    NewOffice,
    close_office,
    merge_office,
    open_office,
)
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.due import DueList, due_count, due_page

DAY, MERGED_ON = date(2025, 3, 1), date(2025, 3, 2)
NEW, ABOVE, BELOW = "4d5e6f70819203142536", "5e6f7081920314253647", "6f708192031425364758"


def _open(identifier: str, name: str, parent: str = "") -> None:
    office = NewOffice(OfficeKind.POLICE_STATION, name, "", NANSHAN, parent)
    open_office(office=office, act=_admin(DAY), identifier=identifier)


def _admin(day: date) -> Act:
    return act(day, actor="admin-1", role="city_administrator", within=CITY)


def _queued(office: str) -> list[str]:
    view = DeskView("clerk-1", Role.POLICE_CLERK, Jurisdiction(NANSHAN), offices_of(office))
    return [case.id for case in queue_page(Queue.TO_DO, view, MERGED_ON).cases]


def _due(office: str) -> list[str]:
    within = Jurisdiction(NANSHAN)
    found = due_page(DueList.DUE, within=within, office=office, today=MERGED_ON)
    counted = due_count(DueList.DUE, within=within, office=office, today=MERGED_ON)
    assert counted == len(found.permits)
    return [permit.id for permit in found.permits]


def test_what_a_merged_office_had_is_found_in_the_one_it_went_into(city: Database) -> None:
    person = a_person()
    permit = a_permit(person)
    case = str(open_case(Filing(Procedure.APPLICATION, person, DAY), act(DAY))["subject"])
    before = told(case), told(permit)
    _open(NEW, "新南山派出所")
    assert (_queued(NEW), _due(NEW)) == ([], [])
    merge_office(office_id=STATION, into=NEW, act=_admin(MERGED_ON))
    assert (_queued(NEW), _due(NEW)) == ([case], [permit])
    assert (told(case), told(permit)) == before


def test_one_merger_after_another_and_a_closed_branch_are_followed(
    sqlite_city: Database,
) -> None:
    _open(ABOVE, "总所")
    _open(BELOW, "分所", ABOVE)
    _open(NEW, "新所")
    assert with_absorbed(ABOVE) == (ABOVE,)
    close_office(office_id=BELOW, act=_admin(MERGED_ON))
    assert with_absorbed(ABOVE) == tuple(sorted([ABOVE, BELOW]))
    merge_office(office_id=STATION, into=AGENCY, act=_admin(MERGED_ON))
    merge_office(office_id=AGENCY, into=ABOVE, act=_admin(MERGED_ON))
    assert with_absorbed(ABOVE) == tuple(sorted([ABOVE, AGENCY, BELOW, STATION]))
    assert with_absorbed(NEW) == (NEW,)


@pytest.mark.parametrize("office", [STATION, AGENCY])
def test_an_office_that_goes_on_stands_for_itself(office: str, sqlite_city: Database) -> None:
    assert with_absorbed(office) == (office,)
