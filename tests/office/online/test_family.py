"""Acting for a child or a close relative: chosen, ended by a birthday, taken back at once."""

import ast
import inspect
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from PIL import Image
from tests.architecture.test_office_direction import url_names
from tests.office.casework.acting import end_guardianship, name_guardian, name_relative
from tests.office.counter.conftest import ISSUED_ON, Clerk
from tests.office.counter.stepping import page as page_of
from tests.office.counter.stepping import says_why
from tests.office.online.conftest import NOBODYS, TODAY
from tests.office.records.conftest import browser_of
from tests.office.registry.acting import (
    CITY,
    DETAILS,
    OTHER,
    a_permit,
    a_person,
    act,
    refused,
    told,
)

from anju.office.access.models import Account
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.access.viewer import viewer_of
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.online import urls
from anju.office.online.people import urls as people
from anju.office.registry.ledger.entries import Act
from anju.office.registry.looks.models import Look
from anju.office.registry.people.models import AgentRecord
from anju.office.registry.people.photographs import take_photo
from anju.office.registry.people.registering import change_address
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Because
from anju.office.screens.own import people_of

CHILD = replace(OTHER, name="张小宝", born_on=date(2010, 11, 25), identity_number="")


def browser_for(person: str) -> Client:
    account = Account.objects.filter(person=person).first()
    return browser_of(
        account or open_account(username=person, display_name="", password=None, person=person)
    )


def acts_for(person: str, on: date = TODAY) -> list[tuple[str, str]]:
    """For whom somebody acts on a day, and as what."""
    viewer = viewer_of(Account(id="1" * 20, person=person), "", on)
    return [(each.person_id, each.role.value) for each in people_of(viewer, on)]


@pytest.fixture
def child(own: str) -> str:
    """A child of fifteen whose guardian is the holder."""
    child = a_person(CHILD)
    name_guardian(child, own, act(TODAY), TODAY)
    return child


@pytest.fixture
def old(own: str) -> str:
    """Somebody who named the holder as their close relative."""
    old = a_person(replace(OTHER, identity_number=NOBODYS))
    name_relative(old, own, act(TODAY))
    return old


def test_a_guardian_acts_until_the_sixteenth_birthday(own: str, child: str) -> None:
    days = (date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26))
    mine = (own, "holder")
    assert [acts_for(own, day) for day in days] == [[mine, (child, "guardian")], [mine], [mine]]
    assert acts_for(child) == [(child, "holder")]


def test_a_guardianship_that_ended_lets_nobody_act(own: str, child: str) -> None:
    end_guardianship(child, AgentRecord.objects.get().id, act(TODAY), TODAY)
    assert acts_for(own) == [(own, "holder"), (child, "guardian")]
    assert acts_for(own, date(2026, 11, 25)) == [(own, "holder")]


def test_staff_act_for_nobody(own: str, child: str, appointed: Callable[..., Account]) -> None:
    clerk = appointed(Role.POLICE_CLERK)
    clerk.person = own
    assert people_of(viewer_of(clerk, "", TODAY), TODAY) == ()


def test_one_chooses_for_whom_one_acts(own: str, child: str, clerk: Clerk) -> None:
    """What is seen then is theirs: a clerk who looked at the child is told to the guardian."""
    page_of(says_why(clerk()), f"/desk/people/{child}/")
    browser = browser_for(own)
    assert "police clerk" not in page_of(browser, "/my/looks/")
    page = browser.get("/my/family/").content.decode()
    assert "Act for 张小宝" in page
    assert Look.objects.latest("id").purpose == "own"
    answer = browser.post("/my/family/choose/", {"person": child})
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    assert "Back to myself" in browser.get("/my/family/").content.decode()
    assert "Hongqi Station · police clerk" in page_of(browser, "/my/looks/")
    browser.post("/my/family/choose/", {"person": own})
    assert "Act for 张小宝" in browser.get("/my/family/").content.decode()


def _addresses() -> Iterator[str]:
    """Every address of the holder's desk that names nothing more, in the order of the alphabet."""
    for name in sorted(url_names(ast.parse(inspect.getsource(urls) + inspect.getsource(people)))):
        with suppress(NoReverseMatch):
            yield reverse(name)


def test_every_page_says_for_whom_one_acts(own: str, child: str) -> None:
    """In full where the page is about them; masked where it is about oneself."""
    a_permit(child, "4403J24031500025", issued_on=ISSUED_ON)
    browser = browser_for(own)
    browser.post("/my/family/choose/", {"person": child})
    found = {path: _strip(browser, path) for path in _addresses()}
    shown = {path: strip for path, strip in found.items() if strip is not None}
    assert len(shown) > 15
    mine = {path for path in shown if path.startswith("/my/contacts/")} | {"/my/family/relative/"}
    for path, strip in shown.items():
        about = "You act for 张**; this page is about yourself." if path in mine else "张小宝"
        assert about in strip, path
        assert f'name="person" value="{own}"' in strip, path
    browser.post("/my/family/choose/", {"person": own})
    assert {_strip(browser, path) for path in shown} <= {"", None}


def _strip(browser: Client, path: str) -> str | None:
    """What a page says of for whom one acts; None for what is no page, or leads elsewhere."""
    answer = browser.get(path)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return None
    found = re.search(r'<section class="acting".*?</section>', answer.content.decode(), re.DOTALL)
    return found[0] if found else ""


def test_nobody_chooses_somebody_elses(own: str, old: str) -> None:
    stranger = a_person(replace(DETAILS, identity_number=""))
    browser = browser_for(stranger)
    for person in (own, old, "1" * 20, ""):
        assert browser.post("/my/family/choose/", {"person": person}).status_code == 404


def test_a_relative_is_named_online_and_taken_back_at_once(own: str) -> None:
    daughter = a_person(replace(OTHER, identity_number=NOBODYS))
    mine, hers = browser_for(own), browser_for(daughter)
    sent = {"name": "张𠮷国", "number": NOBODYS, "hardly_able": "on"}
    shown = mine.get("/my/family/relative/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown)
    assert key
    wrong = mine.post("/my/family/relative/", {**sent, "name": "张国"})
    assert (wrong.status_code, AgentRecord.objects.count()) == (422, 0)
    assert mine.post("/my/family/relative/", {**sent, "key": key[1]})["Location"] == "/my/family/"
    assert acts_for(daughter) == [(daughter, "holder"), (own, "close_relative")]
    assert hers.post("/my/family/choose/", {"person": own}).status_code == 302
    record = AgentRecord.objects.get().id
    assert hers.post(f"/my/family/relative/{record}/end/").status_code == 404
    shown = mine.get("/my/family/").content.decode()
    key = re.search(r'/end/">.*?name="key" value="([^"]+)"', shown)
    assert key
    for _ in range(2):  # pressed twice, done once
        answer = mine.post(f"/my/family/relative/{record}/end/", {"key": key[1]})
        assert (answer.status_code, answer["Location"]) == (302, "/my/family/")
    assert [kind for kind, *_ in told(own)].count("relative_ended") == 1
    assert mine.post(f"/my/family/relative/{record}/end/", {"key": "k"}).status_code == 404
    assert acts_for(daughter) == [(daughter, "holder")]
    assert hers.post("/my/family/choose/", {"person": own}).status_code == 404


def _own_act(person: str, role: str) -> Act:
    acting = act(TODAY, actor="own-account", role=role, within=CITY)
    return replace(acting, office="", persons=(person,))


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 300)).save(file, "PNG")
    return file.getvalue()


_PNG: bytes = _picture()


Operation = Callable[[str, str, Act], object]
OPERATIONS: dict[str, Operation] = {
    "endorse": lambda _person, permit, by: endorse(permit_id=permit, filed_on=TODAY, act=by),
    "endorse_unchanged": lambda _person, permit, by: endorse_unchanged(permit_id=permit, act=by),
    "held_permit": lambda _person, permit, by: held_permit(permit, by),
    "take_photo": lambda person, _permit, by: take_photo(person_id=person, file=_PNG, act=by),
    "change_address": lambda person, _permit, by: change_address(
        person_id=person, record="1" * 20, address="桃园路2号", act=by
    ),
}


def test_nobody_of_a_family_reaches_another_person(holder: tuple[str, str]) -> None:
    other = a_person(replace(OTHER, identity_number=NOBODYS))
    a_permit(other, "4403J24031500025")
    for role in ("holder", "guardian", "close_relative"):
        for operation in OPERATIONS.values():
            with refused(Because.NOT_FOUND):
                operation(*holder, _own_act(other, role))
