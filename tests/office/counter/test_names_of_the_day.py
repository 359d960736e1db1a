"""An office that was renamed: what is old bears its old name, what is newer the new one."""

from datetime import date

import pytest
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.counter.stepping import page, says_why
from tests.office.registry.acting import NANSHAN, NUMBER, a_person, act, officer

from anju.office.papers.kinds import PaperKind
from anju.office.places.office_names import office_name_on, office_names_on, office_on
from anju.office.registry.city.offices import rename_office
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.permits.issuing import Issue, issue_permit
from anju.office.screens.imprints import imprint_of

RENAMED_ON = date(2026, 6, 1)


def _rename(office: str) -> None:
    acting = act(RENAMED_ON, actor="admin-1", role="city_administrator")
    rename_office(office_id=office, name_zh="后海派出所", name_en="Houhai Station", act=acting)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1999, 1, 1), "old"),
        (date(2026, 5, 31), "old"),
        (RENAMED_ON, "后海派出所"),
        (date(2026, 6, 2), "后海派出所"),
    ],
)
def test_a_name_holds_from_its_day(desk: str, day: date, name: str) -> None:
    before = office_name_on(desk, day, "zh")
    _rename(desk)
    assert office_name_on(desk, day, "zh") == (before if name == "old" else name)
    row = office_on(desk, day)
    assert row
    assert (row.name("en") == "Houhai Station") is (name != "old")


def test_where_there_is_no_office_there_is_no_name(desk: str) -> None:
    assert office_names_on([("0" * 20, RENAMED_ON), ("", RENAMED_ON)], "zh") == {}
    assert office_name_on("0" * 20, RENAMED_ON, "zh") == ""


def test_pages_and_papers_name_the_office_of_the_day(clerk: Clerk, desk: str) -> None:
    person = a_person()
    issue = Issue(person, NUMBER, NANSHAN, desk, ISSUED_ON)
    permit = str(issue_permit(issue=issue, act=officer(ISSUED_ON))["subject"])
    old = office_on(desk, ISSUED_ON)
    assert old
    _rename(desk)
    browser = says_why(clerk())
    key = {"key": "0123456789abcdef0123"}
    assert browser.post(f"/desk/permits/{permit}/endorse/", key).status_code == 302
    for url in (f"/people/{person}/", f"/permits/{permit}/"):
        assert old.name("en") in page(browser, url)
    issued, endorsed = read_chain(permit)
    assert history([endorsed], "en")[0].office == "Houhai Station"
    assert imprint_of(PaperKind.CARD, issued._replace(office=desk)).office_zh == old.name_zh
    assert imprint_of(PaperKind.ENDORSEMENT_RECEIPT, endorsed).office_zh == "后海派出所"
