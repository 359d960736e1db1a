"""Papers of a permit: the certificate of continuity, the slip for the holder, the card."""

import io
import re
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import is_pdf, page, says_why, send
from tests.office.records.looked import last_look
from tests.office.registry.acting import DETAILS, FUTIAN, NANSHAN, NUMBER, a_permit, act, told

from anju.office.access.roles import Role
from anju.office.registry.people.photographs import take_photo
from anju.office.registry.people.registering import Residence, register_residence
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse

DAY = date(2026, 11, 24)
Holder = tuple[str, str]


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


def _photo() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((300, 400), 40).convert("RGB").save(file, "PNG")
    return file.getvalue()


def _code(text: str) -> str:
    found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", text)
    assert found
    return found[0]


def test_a_certificate_is_issued_printed_and_checked(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk()), holder
    url = f"/desk/permits/{permit}/certify/"
    assert url in page(browser, f"/desk/people/{person}/")
    status, where = send(browser, url, as_of="2026-11-20", purpose="authority", made_in="en")
    assert (status, where) == (302, f"/desk/permits/{permit}/certified/2/")
    assert f"{where}paper/" in page(browser, where)
    assert is_pdf(browser, f"{where}paper/")
    text = _text(browser.get(f"{where}paper/").content)
    for line in ("Certificateofcontinuousresidence", "foranauthority", "20November2026"):
        assert line in text
    assert DETAILS.identity_number not in text
    checked = page(browser, f"/check/?code={_code(text)}")
    assert "what it says stands" in checked
    assert told(permit)[1][0] == "certificate_issued"
    assert browser.get(f"/desk/permits/{permit}/certified/1/paper/").status_code == 404


def test_a_certificate_of_a_day_to_come_is_refused(clerk: Clerk, holder: Holder) -> None:
    url = f"/desk/permits/{holder[1]}/certify/"
    told_of = {"purpose": "school", "made_in": "zh"}
    status, why = send(says_why(clerk()), url, as_of="2026-11-25", **told_of)
    assert (status, "has not come yet" in why) == (422, True)
    assert len(told(holder[1])) == 1


def test_a_slip_says_what_stands_and_the_check_says_when_it_changed(
    clerk: Clerk, holder: Holder
) -> None:
    browser, (person, permit) = says_why(clerk(Role.AGENCY_CLERK)), holder
    url = f"/desk/permits/{permit}/slip/"
    assert url in page(browser, f"/desk/people/{person}/")
    assert is_pdf(browser, url)
    assert last_look()[:2] == ("desk-slip", "counter")
    text = _text(browser.get(url).content)
    assert "14December2026" in text
    assert "红旗派出所" in text or "HongqiStation" in text
    code = _code(text)
    assert "what it says stands" in page(browser, f"/check/?code={code}")
    endorse(permit_id=permit, filed_on=DAY, act=act(DAY))
    assert "ask for a new one" in page(browser, f"/check/?code={code}")


def test_a_card_is_printed_once_all_ten_items_are_there(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk()), holder
    url = f"/desk/permits/{permit}/card/"
    answer = browser.get(url)
    assert answer.status_code == 503
    assert "the photo, the address of residence" in answer.content.decode()
    take_photo(person_id=person, file=_photo(), act=act(DAY))
    home = Residence(NANSHAN, "深圳市南山区桃园路2号", "", date(2024, 3, 1))
    register_residence(person_id=person, residence=home, act=act(DAY))
    assert url in page(browser, f"/desk/people/{person}/")
    assert is_pdf(browser, url)
    text = _text(browser.get(url).content)
    for item in (DETAILS.name, DETAILS.identity_number, NUMBER, "桃园路2号", "2025年12月15日"):
        assert item in text
    cancel(permit_id=permit, cancelled_on=DAY, reason=CancelReason.DIED, act=act(DAY))
    assert browser.get(url).status_code == 404


def test_an_agency_prints_no_card(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk(Role.AGENCY_CLERK)), holder
    url = f"/desk/permits/{permit}/card/"
    assert f'href="{url}"' not in page(browser, f"/desk/people/{person}/")
    assert browser.get(url).status_code == 403


def test_a_permit_of_before_2016_has_neither_and_the_page_says_why(
    clerk: Clerk, holder: Holder
) -> None:
    old = a_permit(
        holder[0], "4403J14060100018", date(2014, 6, 1), FUTIAN, good_until=date(2017, 6, 1)
    )
    browser = says_why(clerk(place="440300"))
    assert browser.get(f"/desk/permits/{old}/slip/").status_code == 404
    told_of = {"as_of": "2016-06-01", "purpose": "school", "made_in": "zh"}
    status, _ = send(browser, f"/desk/permits/{old}/certify/", **told_of)
    assert status == 422


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CITY_ADMINISTRATOR, Role.DEPARTMENT])
def test_who_has_no_desk_prints_nothing(role: Role, clerk: Clerk, holder: Holder) -> None:
    browser = clerk(role)
    for what in ("certify", "slip", "card"):
        assert browser.get(f"/desk/permits/{holder[1]}/{what}/").status_code == 403


def test_a_permit_elsewhere_is_not_there(clerk: Clerk, holder: Holder) -> None:
    browser = says_why(clerk(place=FUTIAN))
    for what in ("certify", "slip", "card"):
        assert browser.get(f"/desk/permits/{holder[1]}/{what}/").status_code == 404
