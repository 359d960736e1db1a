"""The measures of the city: which permits another text touches is read before it is adopted."""

import html
import re
from datetime import date

import pytest
from django.test import Client
from tests.office.records.asking import key_of, words
from tests.office.records.conftest import TODAY, Appointed, browser_of
from tests.office.records.looked import last_look
from tests.office.registry.acting import (
    CITY,
    FUTIAN,
    NANSHAN,
    OTHER,
    a_permit,
    a_person,
    act,
    nothing_written,
)

from anju.office.access.roles import Role
from anju.office.places.measures import digest_of, measures_in_force, shipped_measures
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.models import Look, Permit, Request
from anju.office.registry.permits import following, trying
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.rebuilding.rebuild import rebuild

SHIPPED = shipped_measures()[CITY]
LONGER = SHIPPED.replace('window = "60 days"', 'window = "70 days"', 1)
SHORTER = SHIPPED.replace('window = "60 days"', 'window = "10 days"', 1)
URL = "/measures/adopt/"


@pytest.fixture
def browser(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.CITY_ADMINISTRATOR))


def _send(browser: Client, toml: str, *, key: str = "", **told: str) -> tuple[int, str]:
    key = key or key_of(browser.get(URL).content)
    asked = {"key": key, "reason": "amended", "toml": toml, **told}
    answer = browser.post(URL, asked, follow=True)
    return answer.status_code, words(answer.content)


def test_the_list_has_what_holds_for_the_city(browser: Client) -> None:
    page = browser.get("/measures/").content.decode()
    listed = words(page.encode())
    assert re.search(r'href="/measures/" aria-current="page">\s*Measures', page)
    assert listed.index("000000") < listed.index("Shenzhen 440300")
    assert "Shanghai" not in listed
    text = html.unescape(browser.get(URL, {"code": CITY}).content.decode())
    assert SHIPPED in text.replace("\r\n", "\n")


def test_no_other_role_sees_or_adopts_them(appointed: Appointed, desk: str) -> None:
    entry = AdoptedMeasure.objects.get(division_code=CITY).entry_id
    for role in (Role.AUDITOR, Role.ISSUING_OFFICER, Role.POLICE_CLERK):
        there = browser_of(appointed(role))
        for url in ("/measures/", URL, f"/measures/{entry}/"):
            assert there.get(url).status_code == 403
        with nothing_written():
            assert _post(there, LONGER) == 403


def _post(browser: Client, toml: str) -> int:
    asked = {"key": "k" * 20, "reason": "amended", "toml": toml, "confirmed": "yes"}
    return browser.post(URL, asked).status_code


def test_the_permits_are_read_before_and_after(browser: Client, desk: str) -> None:
    person = a_person()
    permit = a_permit(person)
    a_permit(a_person(OTHER), "N2", date(2026, 11, 1))
    key = key_of(browser.get(URL).content)
    status, read = _send(browser, LONGER, key=key)
    assert status == 200
    assert "2 permits are judged otherwise" in read
    assert permit in read
    assert "Window opens: Tuesday, 14 January 2025 → Saturday, 4 January 2025" in read
    assert last_look()[:2] == ("measure", "queue measure")
    assert person in last_look()[2]
    assert measures_in_force().digests[CITY] == digest_of(SHIPPED)
    status, done = _send(browser, LONGER, key=key, confirmed="yes")
    assert "The text was adopted; 2 permits were judged anew." in done
    assert "2 permits judged otherwise than by the text before" in done
    assert permit in done
    assert measures_in_force().digests[CITY] == digest_of(LONGER)
    assert Permit.objects.get(id=permit).window_first_day == date(2025, 1, 4)
    assert rebuild().changed == []
    _, again = _send(browser, LONGER, key=key, confirmed="yes")
    assert "2 permits were judged anew." in again
    assert AdoptedMeasure.objects.filter(division_code=CITY).count() == 2


def test_a_large_place_is_read_piece_by_piece(
    appointed: Appointed, browser: Client, desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = browser_of(appointed(Role.ISSUING_OFFICER))
    monkeypatch.setattr(trying, "AT_A_TIME", 1)
    monkeypatch.setattr(following, "AT_A_TIME", 1)
    a_permit(a_person())
    a_permit(a_person(OTHER), "N2", date(2026, 11, 1))
    key = key_of(browser.get(URL).content)
    page = browser.post(URL, {"key": key, "reason": "amended", "toml": LONGER})
    assert "1 of 2 permits were read up to now." in words(page.content)
    assert b'name="confirmed"' not in page.content
    status, said = _send(browser, LONGER, key=key, confirmed="yes")
    assert (status, "was not tried on every permit" in said) == (422, True)
    while b'name="confirmed"' not in page.content:
        page = browser.post(URL, {"key": key, "reason": "amended", "toml": LONGER})
    assert "2 permits are judged otherwise" in words(page.content)
    status, done = _send(browser, LONGER, key=key, confirmed="yes")
    assert "It touches 2 permits; the lists of who is due follow" in done
    assert "1 permit of the city is being judged anew" in words(officer.get("/due/").content)
    while following.judge_some_anew():
        pass
    assert "is being judged anew" not in words(officer.get("/due/").content)
    assert rebuild().changed == []


def test_a_browser_sends_other_line_ends(browser: Client, desk: str) -> None:
    _send(browser, LONGER.replace("\n", "\r\n"), confirmed="yes")
    assert measures_in_force().digests[CITY] == digest_of(LONGER)


def test_what_could_not_be_true_cannot_be_confirmed(browser: Client, desk: str) -> None:
    permit = a_permit(a_person())
    endorse(permit_id=permit, filed_on=date(2025, 2, 1), act=act(date(2025, 2, 1)))
    key = key_of(browser.get(URL).content)
    page = browser.post(URL, {"key": key, "reason": "amended", "toml": SHORTER})
    assert "1 of them could not be as it is recorded" in words(page.content)
    assert b'name="confirmed"' not in page.content
    adoptions = AdoptedMeasure.objects.count()
    status, said = _send(browser, SHORTER, confirmed="yes")
    assert status == 422
    assert "could not be true under this text" in said
    assert AdoptedMeasure.objects.count() == adoptions


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("", "Fill this in."),
        ("code = ", "This is not written as measures are written:"),
        (LONGER.replace('"70 days"', '"soon"'), "This is not written as measures are written:"),
        (SHIPPED, "This is the text that is adopted already."),
        (
            shipped_measures()["310000"].replace('code = "310000"', 'code = "310000" # other'),
            "There is no such record in your jurisdiction.",
        ),
    ],
)
def test_what_is_no_text_to_adopt_is_said_beside_it(
    browser: Client, desk: str, toml: str, said: str
) -> None:
    looks = Look.objects.count()
    status, told = _send(browser, toml)
    assert status == 422
    assert said in told
    assert (Look.objects.count(), Request.objects.count()) == (looks, Request.objects.count())


def test_a_district_sees_its_own_permits_and_adopts_for_itself(
    appointed: Appointed, desk: str
) -> None:
    here, there = a_permit(a_person(), place=FUTIAN), a_permit(a_person(OTHER), "N2")
    browser = browser_of(appointed(Role.CITY_ADMINISTRATOR, place=FUTIAN))
    assert f"{URL}?code={CITY}" not in browser.get("/measures/").content.decode()
    status, said = _send(browser, LONGER)
    assert status == 422
    assert "There is no such record in your jurisdiction." in said
    own = LONGER.replace(f'code = "{CITY}"', f'code = "{FUTIAN}"', 1)
    _, done = _send(browser, own, confirmed="yes")
    assert here in done
    assert there not in done
    elsewhere = LONGER.replace(f'code = "{CITY}"', f'code = "{NANSHAN}"', 1)
    assert _send(browser, elsewhere)[0] == 422


def test_an_adoption_of_another_city_is_not_there(browser: Client, desk: str) -> None:
    entry = AdoptedMeasure.objects.get(division_code="310000").entry_id
    assert browser.get(f"/measures/{entry}/").status_code == 404
    assert browser.get("/measures/999999/").status_code == 404
    first = AdoptedMeasure.objects.earliest("entry_id").entry_id
    assert "0 permits" in words(browser.get(f"/measures/{first}/").content)


def test_in_chinese_no_word_is_left_in_english(appointed: Appointed, desk: str) -> None:
    a_permit(a_person())
    browser = browser_of(appointed(Role.CITY_ADMINISTRATOR), "zh-hans")
    _, read = _send(browser, LONGER)
    assert "签注期开始" in read
    assert "2025年1月4日（星期六）" in read
    assert TODAY.year == 2026
