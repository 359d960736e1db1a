"""Photos and scans at the counter: taken with a form, listed with the case, opened by record."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import Field, page, says_why, send, step
from tests.office.counter.test_application import FULL, applicant
from tests.office.papers.uploads import files
from tests.office.papers.uploads.files import SHENZHEN, photo, scan
from tests.office.records.looked import SECRETS, last_look, looks
from tests.office.registry.acting import FUTIAN, told

from anju.office.access.roles import Role
from anju.office.casework.models import Case
from anju.office.common.keyring import current_ring
from anju.office.papers.uploads.models import Upload
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.photographs import photo_of
from anju.office.registry.verifying.verify import verify

__all__ = ["applicant"]

Holder = tuple[str, str]
KEPT = re.compile(r'name="(kept_\w+)" value="(\w+)" checked')
PDF = scan()


def a_photo(size: tuple[int, int] = (1200, 900), turned: int = 1) -> SimpleUploadedFile:
    return SimpleUploadedFile("欧阳晓晨.jpg", photo(size=size, turned=turned), "image/jpeg")


def a_scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("租赁合同.pdf", PDF, "application/pdf")


def kept(shown: str) -> dict[str, list[str]]:
    """The files that a form lists as kept, as it sends them back."""
    found: dict[str, list[str]] = {}
    for name, upload_id in KEPT.findall(shown):
        found.setdefault(name, []).append(upload_id)
    return found


def key_of(shown: str) -> str:
    found = re.search(r'name="key" value="(\w+)"', shown)
    assert found
    return found[1]


def referred(subject: str) -> list[str]:
    """The identifiers of the files that the entries of a case refer to."""
    said = " ".join(str(payload.get("uploads", "")) for _, _, payload, _ in told(subject))
    return [each.partition(":")[0] for each in said.split()]


def test_files_of_an_application_survive_until_it_is_filed_and_then_belong_to_the_case(
    clerk: Clerk, applicant: str
) -> None:
    browser, url = says_why(clerk()), f"/desk/people/{applicant}/apply/"
    first = page(browser, url)
    assert 'enctype="multipart/form-data"' in first
    assert 'capture="environment"' in first
    [taken] = re.findall(r'<input type="file"[^>]*id="scan_photo">', first)
    assert ("multiple" in taken, "application/pdf" in taken) == (False, False)
    typed = {"key": key_of(first), "grounds": ["employment"]}
    sent = {"scan_labour_contract": [a_photo(), a_scan()], "scan_photo": [a_photo(turned=6)]}
    looked = browser.post(url, {**typed, "step": "look", **sent}).content.decode()
    assert {name: len(ids) for name, ids in kept(looked).items()} == {
        "kept_labour_contract": 2,
        "kept_photo": 1,
    }
    assert re.search(r'value="labour_contract"[^>]* checked', looked)
    assert kept(page(browser, url)) == kept(looked)
    told_once = {**FULL, **typed, "step": "accept", **kept(looked)}
    where = browser.post(url, told_once).headers["Location"]
    again = browser.post(url, told_once)
    case = Case.objects.get()
    assert (where, again.headers["Location"]) == (f"/desk/cases/{case.id}/",) * 2
    assert sorted(referred(case.id)) == sorted(Upload.objects.values_list("id", flat=True))
    assert set(Upload.objects.values_list("is_referred", flat=True)) == {True}
    assert not kept(page(browser, url))
    assert photo_of(applicant)
    assert [kind for kind, *_ in told(applicant)].count("person_photo_changed") == 1
    sequence()
    assert not verify(ring=current_ring()).findings


def test_a_form_that_is_sent_twice_with_its_files_keeps_each_once(
    clerk: Clerk, holder: Holder
) -> None:
    browser, url = says_why(clerk()), f"/desk/permits/{holder[1]}/hardship/"
    sent = {"key": key_of(page(browser, url)), "said": "住院", "materials": "hardship_explanation"}
    for _ in range(2):
        with_files = {"scan_hardship_explanation": [a_photo(), a_photo(), a_photo(turned=6)]}
        assert browser.post(url, {**sent, **with_files}).status_code == 422  # no hardship today
    assert Upload.objects.count() == 2


REFUSED = (
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "this file is none of these"),
    (scan(files.with_script), "print it to a new PDF"),
    (files.bomb(9000), "more pixels than we take"),
    (photo()[:2000], "damaged and cannot be opened"),
    (bytes(21 << 20), "more than 20 MB"),
    (b"", "his file is empty"),
)


def test_what_is_not_taken_is_said_at_its_field_and_nothing_typed_is_lost(
    clerk: Clerk, applicant: str
) -> None:
    browser, url = says_why(clerk()), f"/desk/people/{applicant}/apply/"
    typed = {"key": key_of(page(browser, url)), "step": "look", **FULL}
    good = browser.post(url, {**typed, "scan_photo": [a_photo()]}).content.decode()
    for content, sentence in REFUSED:
        file = SimpleUploadedFile("租赁合同.pdf", content, "application/pdf")
        answer = browser.post(url, {**typed, **kept(good), "scan_lease": [file]})
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert re.search(rf'<a href="#scan_lease">[^<]*{sentence}', shown), sentence
        assert shown.count(sentence) == 2
        assert kept(shown) == kept(good)
        assert "租赁合同.pdf" not in shown
        for value in ("employment", "labour_contract", "lease"):
            assert re.search(rf'value="{value}"[^>]* checked', shown)
        assert 'value="14"' in shown
    assert Upload.objects.count() == 1


def test_a_photo_of_a_person_is_a_picture_of_some_size(clerk: Clerk, holder: Holder) -> None:
    browser, url = says_why(clerk()), f"/desk/people/{holder[0]}/photo/"
    assert send(browser, url)[0] == 422
    for file in (a_scan(), a_photo(size=(300, 210))):
        status, shown = send(browser, url, scan_photo=[file])
        assert (status, "at least 240 pixels" in shown) == (422, True)
    assert photo_of(holder[0]) is None
    status, where = send(browser, url, scan_photo=[a_photo()])
    assert (status, where) == (302, f"/desk/people/{holder[0]}/")
    assert "Cards made from now on show it." in page(browser, where)
    taken = photo_of(holder[0])
    assert taken is not None
    assert SHENZHEN.encode() not in taken


def test_the_files_of_a_paper_that_is_not_ticked_any_more_are_not_handed_in(
    clerk: Clerk, applicant: str
) -> None:
    browser, url = says_why(clerk()), f"/desk/people/{applicant}/apply/"
    typed = {"key": key_of(page(browser, url)), **FULL}
    looked = browser.post(url, {**typed, "step": "look", "scan_lease": [a_photo()]})
    back = kept(looked.content.decode())
    assert len(back["kept_lease"]) == 1
    browser.post(url, {**typed, "step": "accept", **back})
    assert referred(Case.objects.get().id) == []


def a_case(browser: Client, person: str, *sent: SimpleUploadedFile) -> str:
    """The case of a complete application with some scans of the contract; its identifier."""
    url = f"/desk/people/{person}/apply/"
    typed = {"key": key_of(page(browser, url)), "step": "accept", **FULL}
    browser.post(url, {**typed, "scan_labour_contract": sent, "scan_photo": [a_photo()]})
    return Case.objects.get(person_id=person).id


def test_the_case_lists_what_is_kept_and_opens_it_by_record(clerk: Clerk, applicant: str) -> None:
    browser = says_why(clerk())
    case = a_case(browser, applicant, a_scan())
    shown = page(browser, f"/desk/cases/{case}/")
    links = re.findall(rf'href="(/desk/cases/{case}/scans/\w+/)">([^<]+)</a>', shown)
    assert [label for _, label in links] == ["photo", "labour contract"]
    assert re.search(r"PDF, \d+ KB", shown)
    assert "police_clerk 李" in shown
    assert shown.count('src="data:image/png;base64,') == 1
    assert not any(secret in shown for secret in SECRETS)
    before = looks()
    for url, begins, ending in (
        (links[0][0], b"\xff\xd8\xff", "jpg"),
        (links[1][0], b"%PDF-", "pdf"),
    ):
        answer = browser.get(url)
        assert answer.content.startswith(begins)
        assert SHENZHEN.encode() not in answer.content
        given = answer.headers
        assert re.fullmatch(
            rf'attachment; filename="[\w-]+\.{ending}"', given["Content-Disposition"]
        )
        assert given["Content-Security-Policy"].startswith("sandbox;")
        assert "no-store" in given["Cache-Control"]
        number = Case.objects.get().receipt_number
        assert last_look() == ("case-scan", f"case: {number}", [applicant])
    assert looks() == before + 2


def test_only_a_file_of_this_case_is_given_and_only_whole(clerk: Clerk, applicant: str) -> None:
    browser = says_why(clerk())
    case = a_case(browser, applicant, a_photo())
    upload = referred(case)[0]
    url = f"/desk/cases/{case}/scans/{upload}/"
    assert says_why(clerk(place=FUTIAN, username="elsewhere")).get(url).status_code == 404
    assert clerk(Role.AUDITOR).get(url).status_code == 403
    other = "0" * 20
    assert browser.get(f"/desk/cases/{case}/scans/{other}/").status_code == 404
    row = Upload.objects.get(id=upload)
    Upload.objects.create(**{**_columns(row), "id": other})
    assert browser.get(f"/desk/cases/{case}/scans/{other}/").status_code == 404
    Upload.objects.filter(id=upload).update(salt=bytes(32))
    answer = browser.get(url)
    assert answer.status_code == 410
    assert "not the one that was handed in" in answer.content.decode()
    assert page(browser, f"/desk/cases/{case}/")


def _columns(row: Upload) -> dict[str, object]:
    return {field.name: getattr(row, field.name) for field in Upload._meta.fields}


def test_what_was_missing_comes_with_its_scan(clerk: Clerk, applicant: str) -> None:
    browser, url = says_why(clerk()), f"/desk/people/{applicant}/apply/"
    typed = {"key": key_of(page(browser, url)), "step": "notice", "grounds": ["employment"]}
    browser.post(url, typed)
    case = Case.objects.get().id
    sent = {"scan_labour_contract": [a_photo()], "scan_photo": [a_photo()]}
    status = step(browser, case, "complete", **sent)
    assert status == 302
    completed = told(case)[-1][2]
    assert completed["materials"] == "labour_contract photo"
    assert len(referred(case)) == 2
    assert photo_of(applicant)


def test_other_forms_take_files_too(clerk: Clerk, holder: Holder) -> None:
    browser, (person, permit) = says_why(clerk()), holder
    cards = f"/desk/permits/{permit}/card"
    forms: tuple[tuple[str, dict[str, Field]], ...] = (
        (f"{cards}/lost/", {"scan_photo": [a_photo()], "scan_other_paper": [a_photo()]}),
        (
            f"/desk/permits/{permit}/changed/",
            {"changes": ["employment"], "scan_labour_contract": [a_photo(), a_photo(turned=6)]},
        ),
        (
            f"/desk/people/{person}/correct/details/",
            {
                "name": "欧阳晓辰",
                "sex": "F",
                "ethnicity": "01",
                "born_on": "1949-12-31",
                "household_place": "110105",
                "reason": "identity_card",
                "answer": "asked_for_it",
                "scan_other_paper": [a_photo()],
            },
        ),
    )
    for url, fields in forms:
        status, where = send(browser, url, **fields)
        assert status == 302, (url, where)
        sent = sum(len(each) for name, each in fields.items() if name.startswith("scan_"))
        assert len(referred(where.split("/")[-2])) == sent
    assert photo_of(person)


def test_an_objection_comes_with_its_paper(clerk: Clerk, holder: Holder) -> None:
    browser, permit = says_why(clerk()), holder[1]
    send(
        browser,
        f"/desk/permits/{permit}/cancel/",
        why="left visit",
        shown_on="2026-11-20",
    )
    case = Case.objects.get().id
    step(clerk(Role.ISSUING_OFFICER), case, "tell", channel="counter")
    assert step(browser, case, "object", said="我还住在这里", scan_other_paper=[a_photo()]) == 302
    assert len(referred(case)) == 1


def test_a_cancellation_and_a_restoration_come_with_their_papers(
    clerk: Clerk, holder: Holder
) -> None:
    (_, permit), browser = holder, says_why(clerk())
    told_of = {"why": "own_wish own_statement", "shown_on": "2026-11-24"}
    url = f"/desk/permits/{permit}/cancel/"
    status, where = send(browser, url, **told_of, scan_other_paper=[a_photo(), a_scan()])
    assert status == 302, where
    proposed = Case.objects.get()
    assert len(referred(proposed.id)) == 2
    assert step(clerk(Role.ISSUING_OFFICER), proposed.id, "grant") == 302
    url = f"/desk/permits/{permit}/restore/"
    wrong = {"found_by": "holder", "said": "不是我签的"}
    assert send(browser, url, **wrong, scan_other_paper=[a_scan()])[0] == 302
    restored = Case.objects.get(procedure="restoration")
    assert len(referred(restored.id)) == 1
    sequence()
    assert verify(ring=current_ring()).findings == []


def test_a_death_comes_with_what_shows_it(clerk: Clerk, holder: Holder) -> None:
    told_of = {"died_on": "2026-11-20", "evidence": "death_certificate"}
    url, browser = f"/desk/people/{holder[0]}/death/", says_why(clerk())
    assert send(browser, url, **told_of, scan_other_paper=[a_scan()])[0] == 302
    assert len(referred(Case.objects.get().id)) == 1


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_who_may_not_take_a_photo(role: Role, clerk: Clerk, holder: Holder) -> None:
    assert clerk(role).get(f"/desk/people/{holder[0]}/photo/").status_code == 403
