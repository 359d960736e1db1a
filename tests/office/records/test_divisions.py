"""The divisions of the city: listed as of a day, and changed once it was read what that changes."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.records.asking import key_of, words
from tests.office.records.conftest import TODAY, Appointed, browser_of
from tests.office.records.looked import WHY, somebody
from tests.office.registry.acting import CITY, DONGGUAN, FUTIAN, NANSHAN, act, nothing_written

from anju.office.access.roles import Role
from anju.office.places.models import Division
from anju.office.registry.city.divisions import merge_division, rename_division

FORMS = ("open", f"{NANSHAN}/rename", f"{NANSHAN}/merge", f"{NANSHAN}/close")
RENAMED = {"name_zh": "南海区", "name_en": "Nanhai", "first_day": "2027-01-01"}
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def browser(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.CITY_ADMINISTRATOR))


def _checked(browser: Client, form: str, **told: str) -> tuple[str, str]:
    """Sends a form the first time: its key, and what the page with the consequences says."""
    url = f"/divisions/{form}/"
    key = key_of(browser.get(url).content)
    with nothing_written():
        answer = browser.post(url, {"key": key, **told})
    assert answer.status_code == 200
    assert key_of(answer.content) == key
    return key, words(answer.content)


def _recorded(browser: Client, form: str, **told: str) -> str:
    """Sends a form, confirms what it changes, and answers what the list says then."""
    key, _ = _checked(browser, form, **told)
    confirmed = {"key": key, "confirmed": "yes", **told}
    answer = browser.post(f"/divisions/{form}/", confirmed, follow=True)
    assert answer.redirect_chain == [("/divisions/", 302)]
    return words(answer.content)


def _listed(browser: Client, on: str = "") -> str:
    return words(browser.get("/divisions/", {"on": on} if on else {}).content)


def test_the_list_is_in_the_navigation(browser: Client) -> None:
    page = browser.get("/divisions/").content.decode()
    assert re.search(r'href="/divisions/" aria-current="page">\s*Divisions', page)


def test_no_other_role_sees_or_changes_them(appointed: Appointed) -> None:
    for role in (Role.AUDITOR, Role.ISSUING_OFFICER, Role.POLICE_CLERK):
        there = browser_of(appointed(role))
        assert "/divisions/" not in there.get("/", follow=True).content.decode()
        for url in ("/divisions/", *(f"/divisions/{form}/" for form in FORMS)):
            assert there.get(url).status_code == 403
            with nothing_written():
                assert there.post(url, {**RENAMED, "confirmed": "yes"}).status_code == 403


def test_an_administrator_of_one_district_has_that_one_only(appointed: Appointed) -> None:
    there = browser_of(appointed(Role.CITY_ADMINISTRATOR, place=FUTIAN))
    assert "福田区" in _listed(there)
    assert "南山区" not in _listed(there)
    for form in FORMS[1:]:
        assert there.get(f"/divisions/{form}/").status_code == 404
        with nothing_written():
            sent = there.post(f"/divisions/{form}/", {**RENAMED, "confirmed": "yes"})
            assert sent.status_code == 404
    options = there.get(f"/divisions/{FUTIAN}/merge/").content.decode()
    assert NANSHAN not in options


@pytest.mark.parametrize("code", [DONGGUAN, "440301", "999999", "nowhere"])
def test_what_is_no_division_of_the_city_is_not_there(browser: Client, code: str) -> None:
    for change in ("rename", "merge", "close"):
        assert browser.get(f"/divisions/{code}/{change}/").status_code == 404


def test_the_list_tells_what_there_is_and_what_is_gone(browser: Client) -> None:
    listed = _listed(browser)
    assert listed.index("There are") < listed.index("南山区") < listed.index("Gone")
    assert listed.index("Gone") < listed.index("宝安县 440321")
    assert "until Sunday, 31 December 1989: 南头区办事处" in listed
    assert "市辖区" not in listed


def test_the_city_itself_is_renamed_and_no_more(browser: Client) -> None:
    page = browser.get("/divisions/").content.decode()
    assert f"/divisions/{CITY}/rename/" in page
    assert f"/divisions/{CITY}/merge/" not in page
    assert f"/divisions/{CITY}/close/" not in page


def test_a_new_name_is_read_before_it_is_recorded(browser: Client) -> None:
    _, read = _checked(browser, f"{NANSHAN}/rename", **RENAMED)
    assert "From Friday, 1 January 2027 it is called Nanhai" in read
    assert "Of the days before they go on saying 南山区." in read
    assert "Nothing is recorded yet." in read
    listed = _recorded(browser, f"{NANSHAN}/rename", **RENAMED)
    assert "It was recorded." in listed
    assert "until Thursday, 31 December 2026" not in listed
    assert "from Friday, 1 January 2027: Nanhai" in listed
    later = _listed(browser, "2027-01-01")
    assert "until Thursday, 31 December 2026: 南山区" in later
    assert "Nanhai until" in later


def test_what_was_typed_can_still_be_changed(browser: Client) -> None:
    key, _ = _checked(browser, f"{NANSHAN}/rename", **RENAMED)
    with nothing_written():
        again = browser.post(
            f"/divisions/{NANSHAN}/rename/", {"key": key, "change": "yes", **RENAMED}
        )
    assert 'value="南海区"' in again.content.decode()
    assert key_of(again.content) == key


def test_sent_twice_it_is_recorded_once(browser: Client) -> None:
    key, _ = _checked(browser, f"{NANSHAN}/rename", **RENAMED)
    for _ in range(2):
        told = {"key": key, "confirmed": "yes", **RENAMED}
        answer = browser.post(f"/divisions/{NANSHAN}/rename/", told, follow=True)
        assert "It was recorded." in words(answer.content)
    assert Division.objects.filter(name_zh="南海区").count() == 1


def test_a_new_division_is_recorded(browser: Client) -> None:
    told = {"division_code": "440312", **RENAMED, "name_zh": "前海区", "name_en": ""}
    listed = _recorded(browser, "open", **told)
    assert listed.index("To come") < listed.index("前海区 440312") < listed.index("Gone")


def test_an_end_is_recorded(browser: Client) -> None:
    listed = _recorded(browser, f"{NANSHAN}/close", last_day="2026-11-23")
    assert listed.index("Gone") < listed.index("南山区 until")
    assert "Where it went" in listed


def test_a_merge_says_whom_it_reaches_and_then_reaches_them(
    browser: Client, appointed: Appointed, desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = somebody(desk)
    account = appointed(Role.POLICE_CLERK, "futian", FUTIAN)
    told = {"into": FUTIAN, "first_day": "2027-01-01"}
    _, read = _checked(browser, f"{NANSHAN}/merge", **told)
    assert "recorded under 440305: 1 people, 1 open permits" in read
    assert "0 posts and 1 open offices still name it" in read
    listed = _recorded(browser, f"{NANSHAN}/merge", **told)
    assert "belongs to 福田区 from Friday, 1 January 2027" in listed
    pages = (f"/people/{holder.person}/", f"/permits/{holder.permit}/")
    for moment, status in (("2026-12-31", 404), ("2027-01-01", 200)):
        noon = datetime.combine(date.fromisoformat(moment), datetime.min.time(), UTC)
        monkeypatch.setattr("anju.office.common.middleware.now", lambda noon=noon: noon)
        clerk = browser_of(account)
        clerk.post("/why/", WHY)
        assert [clerk.get(page).status_code for page in pages] == [status, status]
        found = clerk.get("/find/", {"q": "欧阳晓晨"}).content.decode()
        assert (holder.person in found) is (status == 200)


@pytest.mark.parametrize(
    ("form", "told", "said"),
    [
        ("open", {"division_code": NANSHAN}, "A division has this code on that day"),
        ("open", {"division_code": "44031"}, "A division code has six digits."),
        ("open", {"division_code": "441999"}, "There is no such record in your jurisdiction."),
        ("open", {"division_code": "440312", "name_zh": ""}, "Fill this in."),
        ("open", {"division_code": "440312", "first_day": "soon"}, "This is no day."),
        (f"{NANSHAN}/rename", {"first_day": "1990-01-01"}, "1 January 1990 is before the day"),
        (f"{NANSHAN}/rename", {"name_zh": "南山区", "name_en": ""}, "This is its name already."),
        (f"{NANSHAN}/merge", {"into": ""}, "Fill this in."),
        (f"{NANSHAN}/merge", {"into": "440321"}, "Choose one of these."),
        (f"{NANSHAN}/merge", {"into": DONGGUAN}, "Choose one of these."),
        (f"{NANSHAN}/merge", {"into": FUTIAN, "first_day": "1989-05-01"}, "is before the day"),
        (f"{NANSHAN}/close", {"last_day": "1989-05-01"}, "is before the day"),
        ("440321/rename", {}, "This division has ended"),
    ],
)
def test_what_cannot_be_is_said_at_once(
    browser: Client, form: str, told: dict[str, str], said: str
) -> None:
    sent = {**RENAMED, "key": "k" * 20, **told}
    browser.get("/divisions/")
    with nothing_written():
        for confirmed in ({}, {"confirmed": "yes"}):
            answer = browser.post(f"/divisions/{form}/", {**sent, **confirmed})
            assert answer.status_code == 422
            assert said in words(answer.content)


def test_a_day_that_is_none_gives_a_sentence(browser: Client) -> None:
    answer = browser.get("/divisions/", {"on": "yesterday"})
    assert answer.status_code == 422
    assert "This is no day." in words(answer.content)


def test_the_list_is_one_question_however_many_there_are(browser: Client) -> None:
    browser.get("/divisions/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/divisions/")
    for number in range(20):
        Division.objects.create(
            id=10**6 + number, division_code=f"4403{40 + number}", name_zh="区", first_day=TODAY
        )
    with CaptureQueriesContext(connection) as many:
        browser.get("/divisions/")
    assert len(many) == len(few)


def test_pages_call_a_place_what_it_was_called_on_the_day(appointed: Appointed, desk: str) -> None:
    holder = somebody(desk)
    admin = act(TODAY, actor="admin-1", role="city_administrator", within=CITY)
    for name, day in (("南海区", date(2025, 1, 1)), ("南洋区", NEW_YEAR)):
        rename_division(division_code=NANSHAN, name_zh=name, name_en="", first_day=day, act=admin)
    rename_division(
        division_code=CITY, name_zh="鹏城市", name_en="", first_day=date(2026, 1, 1), act=admin
    )
    clerk = browser_of(appointed(Role.POLICE_CLERK, place=NANSHAN), "zh-hans")
    clerk.post("/why/", WHY)
    for on, name in (
        ("2024-12-31", "广东省深圳市南山区"),
        ("2025-01-01", "广东省深圳市南海区"),
        ("2026-11-24", "广东省鹏城市南海区"),
        ("2027-01-01", "广东省鹏城市南洋区"),
    ):
        assert name in words(clerk.get(f"/permits/{holder.permit}/", {"on": on}).content)
    for page in ("/", "/due/"):
        assert "广东省鹏城市南海区" in words(clerk.get(page).content)


def test_a_household_place_is_called_what_it_is_called_today(
    appointed: Appointed, desk: str
) -> None:
    holder = somebody(desk)
    clerk = browser_of(appointed(Role.POLICE_CLERK), "zh-hans")
    clerk.post("/why/", WHY)
    assert "北京市朝阳区" in words(clerk.get(f"/people/{holder.person}/").content)


def test_the_chinese_page_says_the_same_in_chinese(appointed: Appointed) -> None:
    there = browser_of(appointed(Role.CITY_ADMINISTRATOR), "zh-hans")
    merge_division(
        division_code=NANSHAN,
        into=FUTIAN,
        first_day=NEW_YEAR,
        act=act(TODAY, actor="admin-1", role="city_administrator"),
    )
    listed = _listed(there)
    assert "2027年1月1日（星期五）起并入福田区" in listed
    _, read = _checked(there, "440306/merge", into=FUTIAN, first_day="2027-06-01")
    assert "自2027年6月1日（星期二）起，宝安区（440306）并入福田区。" in read
    assert not re.search(r"[a-z]{3,}", read.partition("影响")[2].partition("尚未登记")[0])
