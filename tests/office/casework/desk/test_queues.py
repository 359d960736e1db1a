"""The queues of a desk: who sees which case, in which order, and counts that agree."""

from datetime import date, timedelta

import pytest
from tests.office.casework.acting import AGENCY, agency_clerk
from tests.office.databases import Database
from tests.office.registry.acting import CITY, FUTIAN, NANSHAN, STATION, a_person, act, officer

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.access.roles import Role
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.desk.assigning import take_case
from anju.office.casework.desk.queues import (
    MOST_COUNTED,
    PAGE,
    DeskView,
    Queue,
    queue_count,
    queue_page,
)
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind

DAY = date(2026, 11, 23)
HERE = Jurisdiction(NANSHAN)
POLICE = DeskView("clerk-1", Role.POLICE_CLERK, HERE, (STATION,))
ALL = DeskView("clerk-1", Role.POLICE_CLERK, HERE, (AGENCY, STATION))
OFFICER = DeskView("officer-1", Role.ISSUING_OFFICER, HERE)
AT_AGENCY = DeskView("agency-1", Role.AGENCY_CLERK, HERE, (AGENCY,))


def _somebody(number: int) -> str:
    name = PersonalDetails(f"甲{number}", "", "F", "01", date(1990, 1, 1), "110105")
    return a_person(name)


def _case(by: Act, on: date = DAY) -> str:
    _somebody_number = Case.objects.count()
    filing = Filing(Procedure.APPLICATION, _somebody(_somebody_number), on)
    return str(open_case(filing, by)["subject"])


def _take(case: str, by: Act, kind: Kind, **told: str) -> None:
    change_case(case, {"k": kind}, by, lambda _r, _m: [Draft(kind, by.today, told)], seen=None)


def _accept(case: str, last_day: date) -> None:
    _take(case, act(DAY), Kind.CASE_ACCEPTED, last_day=last_day.isoformat(), measure="440300:x")


def _ids(queue: Queue, view: DeskView, today: date = DAY) -> list[str]:
    found = [case.id for case in queue_page(queue, view, today).cases]
    assert queue_count(queue, view, today) == len(found)
    return found


def test_each_desk_sees_what_it_has_to_do(city: Database) -> None:
    at_agency, at_station = _case(agency_clerk(DAY)), _case(act(DAY))
    accepted, examined, waiting = _case(act(DAY)), _case(act(DAY)), _case(act(DAY))
    _accept(accepted, date(2026, 12, 8))
    _accept(examined, date(2026, 12, 8))
    _take(examined, act(DAY), Kind.CASE_EXAMINED, finding="met")
    notice = {"missing": "photo", "complete_by": "2026-12-23"}
    _take(waiting, act(DAY), Kind.CASE_NOTICE_GIVEN, **notice)
    assert _ids(Queue.TO_DO, AT_AGENCY) == [at_agency]
    assert _ids(Queue.TO_DO, POLICE) == [at_station, accepted]
    assert set(_ids(Queue.TO_DO, ALL)) == {at_agency, at_station, accepted}
    assert _ids(Queue.TO_DO, OFFICER) == [examined]
    assert _ids(Queue.HOLDER, POLICE) == [waiting]
    assert _ids(Queue.HOLDER, AT_AGENCY) == []


@pytest.mark.parametrize(
    ("today", "nearly", "late"),
    [
        (date(2026, 12, 4), False, False),
        (date(2026, 12, 5), True, False),
        (date(2026, 12, 8), True, False),
        (date(2026, 12, 9), False, True),
    ],
)
def test_a_clock_is_nearly_out_then_out_of_time(
    today: date, nearly: bool, late: bool, sqlite_city: Database
) -> None:
    case = _case(act(DAY))
    _accept(case, date(2026, 12, 8))
    for view in (POLICE, OFFICER):
        assert _ids(Queue.NEARLY_LATE, view, today) == [case] * nearly
        assert _ids(Queue.LATE, view, today) == [case] * late


def test_own_cases_are_those_one_took(city: Database) -> None:
    first, second, _ = _case(act(DAY)), _case(act(DAY)), _case(act(DAY))
    _accept(second, date(2026, 12, 8))
    for case in (second, first):
        take_case(case_id=case, act=act(DAY))
    assert _ids(Queue.MINE, POLICE) == [first, second]
    assert _ids(Queue.MINE, AT_AGENCY) == []
    _take(first, act(DAY), Kind.CASE_WITHDRAWN)
    assert _ids(Queue.MINE, POLICE) == [second]


def test_whose_post_moved_counts_and_lists_what_they_reach(city: Database) -> None:
    cases = {_case(act(DAY)) for _ in range(2)}
    for case in cases:
        take_case(case_id=case, act=act(DAY))
    moved = DeskView("clerk-1", Role.POLICE_CLERK, Jurisdiction(FUTIAN), (STATION,))
    assert _ids(Queue.MINE, moved) == []
    assert set(_ids(Queue.MINE, POLICE)) == cases


def test_pages_of_ones_own_are_full_where_some_lie_elsewhere(sqlite_city: Database) -> None:
    here = [_case(act(DAY)) for _ in range(PAGE + 1)]
    for case in here:
        take_case(case_id=case, act=act(DAY))
    Case.objects.filter(id__in=sorted(here)[:5]).update(division_code=FUTIAN)
    page = queue_page(Queue.MINE, POLICE, DAY)
    assert [case.id for case in page.cases] == sorted(here)[5:]
    assert page.after == ""


def test_what_ended_is_in_no_queue(sqlite_city: Database) -> None:
    case = _case(act(DAY))
    _accept(case, DAY + timedelta(days=1))
    _take(case, act(DAY), Kind.CASE_WITHDRAWN)
    for queue in Queue:
        assert _ids(queue, ALL, DAY + timedelta(days=30)) == []


def test_nothing_is_seen_outside_the_jurisdiction(sqlite_city: Database) -> None:
    case = _case(act(DAY))
    elsewhere = DeskView("clerk-9", Role.POLICE_CLERK, Jurisdiction(FUTIAN), (STATION,))
    assert _ids(Queue.TO_DO, elsewhere) == []
    whole = DeskView("officer-2", Role.ISSUING_OFFICER, Jurisdiction(CITY))
    _accept(case, date(2026, 12, 8))
    _take(case, act(DAY), Kind.CASE_EXAMINED, finding="met")
    assert _ids(Queue.TO_DO, whole) == [case]
    assert officer(DAY).within == CITY


def test_pages_follow_one_another_across_offices(sqlite_city: Database) -> None:
    made = [
        _case(by, DAY - timedelta(days=number // 4))
        for number in range(PAGE + 5)
        for by in ([act(DAY)] if number % 2 else [agency_clerk(DAY)])
    ]
    first = queue_page(Queue.TO_DO, ALL, DAY)
    second = queue_page(Queue.TO_DO, ALL, DAY, first.after)
    assert (len(first.cases), len(second.cases), second.after) == (PAGE, 5, "")
    told = [(row.due_on, row.id) for row in (*first.cases, *second.cases)]
    assert told == sorted(told)
    assert {row.id for row in (*first.cases, *second.cases)} == set(made)
    assert queue_count(Queue.TO_DO, ALL, DAY) == len(made)


def test_a_count_stops_beyond_a_hundred(sqlite_city: Database) -> None:
    row = Case.objects.get(id=_case(act(DAY)))
    Case.objects.bulk_create(
        Case(
            **{
                **{f.attname: getattr(row, f.attname) for f in Case._meta.concrete_fields},
                "id": f"{number:020d}",
                "about": f"{number:020d}",
                "receipt_number": f"{number:017d}",
            }
        )
        for number in range(MOST_COUNTED + 20)
    )
    assert queue_count(Queue.TO_DO, ALL, DAY) == MOST_COUNTED + 1
