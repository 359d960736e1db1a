"""A page of the desk asks the database as often for many rows as for one."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import says_why
from tests.office.counter.test_scans import a_photo
from tests.office.records.conftest import TODAY
from tests.office.registry.acting import a_permit, a_person, act

from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.desk.assigning import take_case
from anju.office.casework.desk.notes import add_note
from anju.office.casework.procedures import Procedure
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act

QUEUES = ("to_do", "mine", "late")


def _asked(browser: Client, url: str) -> list[str]:
    """The queries of a page, after what is read once for a process was read."""
    assert browser.get(url).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        browser.get(url)
    return [query["sql"] for query in asked.captured_queries]


def _act(desk: str, account: str = "clerk-1") -> Act:
    by = act(TODAY, actor=account)
    return Act(account, desk, by.role, by.within, by.today, by.at)


def _case(person: str, desk: str, procedure: Procedure = Procedure.RESTORATION) -> str:
    filing = Filing(procedure, person, TODAY, office_id=desk)
    return str(open_case(filing, _act(desk))["subject"])


def _somebody(number: int) -> str:
    return a_person(PersonalDetails(f"欧阳{chr(0x5E00 + number)}", "", "F", "01", date(1990, 1, 1)))


def test_a_queue_with_one_case_and_with_six(clerk: Clerk, desk: str) -> None:
    browser = says_why(clerk())
    account = browser.session["_auth_user_id"]

    def more(numbers: range) -> None:
        for number in numbers:
            take_case(case_id=_case(_somebody(number), desk), act=_act(desk, account))

    more(range(1))
    urls = [f"/desk/?queue={queue}" for queue in QUEUES]
    one = {url: len(_asked(browser, url)) for url in urls}
    more(range(1, 6))
    for url in urls:
        asked = _asked(browser, url)
        assert len(asked) == one[url]
        reach = [each for each in asked if 'FROM "places_office" WHERE ("places_office"."d' in each]
        assert len(reach) == 1  # the tabs ask it too, together with the list


def test_a_case_with_one_note_and_with_nine(clerk: Clerk, desk: str) -> None:
    browser, small = says_why(clerk()), _case(_somebody(1), desk)
    add_note(case_id=small, text="来电", act=_act(desk))
    few = len(_asked(browser, f"/desk/cases/{small}/"))
    for number in range(8):
        add_note(case_id=small, text=f"第{number}次来电", act=_act(desk))
    assert len(_asked(browser, f"/desk/cases/{small}/")) == few


def test_a_case_with_one_file_and_with_six(clerk: Clerk, desk: str) -> None:
    browser, asked = says_why(clerk()), []
    for number, turns in enumerate(((1,), (1, 2, 3, 4, 5, 6))):
        permit = a_permit(_somebody(number), f"4403J2500{number:07}", date(2025, 12, 15))
        files = [a_photo(turned=turned) for turned in turns]
        url = f"/desk/permits/{permit}/changed/"
        sent = {"changes": ["employment"], "scan_lease": files}
        where = browser.post(url, sent).headers["Location"]
        asked.append(len(_asked(browser, where)))
    assert asked[0] == asked[1]


def test_somebody_with_one_open_case_and_with_five(clerk: Clerk, desk: str) -> None:
    browser, person = says_why(clerk()), _somebody(1)
    a_permit(person, issued_on=date(2025, 12, 15))
    procedures = [each for each in Procedure if each.value.startswith(("card_", "re", "hard"))]
    _case(person, desk, procedures[0])
    one = len(_asked(browser, f"/desk/people/{person}/"))
    for procedure in procedures[1:]:
        _case(person, desk, procedure)
    assert len(_asked(browser, f"/desk/people/{person}/")) == one
