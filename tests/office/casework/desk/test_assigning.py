"""Taking a case, handing it over, laying it down."""

from datetime import date

from tests.office.casework.acting import agency_clerk, case_refused
from tests.office.databases import Database
from tests.office.registry.acting import CITY, DONGGUAN, FOUNDED_ON, NANSHAN, STATION, a_person, act

from anju.office.access.models import Post
from anju.office.access.roles import Role
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.desk.assigning import hand_over_case, lay_down_case, take_case
from anju.office.casework.models import Assignment
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import Why
from anju.office.registry.city.accounts import open_staff_account
from anju.office.registry.city.staff import Appointment, appoint, end_post
from anju.office.registry.ledger.entries import Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.models import Person

DAY = date(2026, 11, 23)


def _case() -> str:
    filing = Filing(Procedure.APPLICATION, a_person(), DAY)
    return str(open_case(filing, act(DAY))["subject"])


def _colleague() -> str:
    by = act(FOUNDED_ON, actor="admin-1", role="city_administrator", within=CITY)
    account = open_staff_account(username="colleague", display_name="同事", act=by).account_id
    appoint(
        appointment=Appointment(account, Role.POLICE_CLERK, STATION, NANSHAN, FOUNDED_ON), act=by
    )
    return account


def _whose(case: str) -> str:
    return Assignment.objects.get(case_id=case).account_id


def test_a_case_is_taken_once(city: Database) -> None:
    case = _case()
    take_case(case_id=case, act=act(DAY))
    take_case(case_id=case, act=act(DAY))
    assert _whose(case) == "clerk-1"
    with case_refused(Why.ANOTHERS):
        take_case(case_id=case, act=act(DAY, actor="clerk-2"))


def test_a_case_is_handed_to_a_colleague_who_works_today(city: Database) -> None:
    case, colleague = _case(), _colleague()
    take_case(case_id=case, act=act(DAY))
    with case_refused(Why.NO_COLLEAGUE):
        hand_over_case(case_id=case, account_id="nobody", act=act(DAY))
    with case_refused(Why.ANOTHERS):
        hand_over_case(case_id=case, account_id=colleague, act=act(DAY, actor="clerk-2"))
    hand_over_case(case_id=case, account_id=colleague, act=act(DAY))
    assert _whose(case) == colleague
    at_agency = _another()
    with case_refused(Why.NO_COLLEAGUE):
        hand_over_case(case_id=at_agency, account_id=colleague, act=agency_clerk(DAY))


def test_the_case_of_somebody_who_has_left_is_free(sqlite_city: Database) -> None:
    case, colleague = _case(), _colleague()
    take_case(case_id=case, act=act(DAY))
    hand_over_case(case_id=case, account_id=colleague, act=act(DAY))
    with case_refused(Why.ANOTHERS):
        take_case(case_id=case, act=act(DAY))
    by = act(DAY, actor="admin-1", role="city_administrator")
    end_post(post_id=Post.objects.get(account_id=colleague).id, last_day=DAY, reason="left", act=by)
    with case_refused(Why.ANOTHERS):
        take_case(case_id=case, act=act(DAY))
    take_case(case_id=case, act=act(date(2026, 11, 24)))
    assert _whose(case) == "clerk-1"


def _another() -> str:
    filing = Filing(Procedure.RESTORATION, _known(), DAY)
    return str(open_case(filing, agency_clerk(DAY))["subject"])


def _known() -> str:

    return str(Person.objects.values_list("id", flat=True)[0])


def test_a_case_laid_down_is_everybodys(sqlite_city: Database) -> None:
    case = _case()
    take_case(case_id=case, act=act(DAY))
    lay_down_case(case_id=case, act=act(DAY, actor="clerk-2"))
    assert _whose(case) == "clerk-1"
    lay_down_case(case_id=case, act=act(DAY))
    take_case(case_id=case, act=act(DAY, actor="clerk-2"))
    assert _whose(case) == "clerk-2"


def test_nobody_takes_what_is_elsewhere_or_over(sqlite_city: Database) -> None:
    case = _case()
    with case_refused(Why.NO_CASE):
        take_case(case_id=case, act=act(DAY, within=DONGGUAN))
    withdrawn = [Draft(Kind.CASE_WITHDRAWN, DAY, {})]
    change_case(case, {"k": "w"}, act(DAY), lambda _r, _m: withdrawn, seen=None)
    with case_refused(Why.NOT_NOW):
        take_case(case_id=case, act=act(DAY))
