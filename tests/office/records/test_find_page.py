"""Looking for people: why first, then those in the jurisdiction, each with a look."""

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import SECRETS, WHY, Somebody, last_look, looks, somebody
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    NUMBER,
    OTHER,
    a_person,
)

from anju.office.access.roles import Role
from anju.office.registry.intake import PersonalDetails


@pytest.fixture
def known(desk: str) -> Somebody:
    return somebody(desk)


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.POLICE_CLERK))


@pytest.mark.parametrize(
    "typed", ["欧阳晓晨", "晓晨", "oyxc", DETAILS.identity_number, f" {NUMBER.lower()} "]
)
def test_a_name_or_a_number_finds_the_person(clerk: Client, known: Somebody, typed: str) -> None:
    clerk.post("/why/", WHY)
    a_person(OTHER)
    page = clerk.post("/find/", {"q": typed}).content
    assert f"/people/{known.person}/" in page.decode()
    assert "1101***********021" in words(page)
    assert last_look() == ("find", "counter", [known.person])


def test_the_look_names_exactly_who_is_shown(clerk: Client, known: Somebody) -> None:
    clerk.post("/why/", WHY)
    same = a_person(PersonalDetails("欧阳晓晨"))
    a_person(PersonalDetails("欧阳晓晨"), DONGGUAN)
    page = clerk.get("/find/", {"q": "欧阳"}).content.decode()
    assert sorted(last_look()[2]) == sorted([known.person, same])
    assert all(f"/people/{each}/" in page for each in last_look()[2])


def test_nobody_found_is_no_look(clerk: Client, known: Somebody) -> None:
    clerk.post("/why/", WHY)
    before = looks()
    assert clerk.get("/find/", {"q": "诸葛"}).status_code == 200
    assert looks() == before


def test_without_a_reason_nobody_is_shown(clerk: Client, known: Somebody) -> None:
    answer = clerk.get("/find/", {"q": "欧阳"})
    assert "Say why you look" in words(answer.content)
    assert known.person not in answer.content.decode()
    assert looks() == 0


def test_the_reason_comes_with_the_first_search_and_is_kept(clerk: Client, known: Somebody) -> None:
    clerk.get("/find/", {"q": "欧阳", "purpose": "phone"})
    assert last_look()[1] == "phone"
    clerk.get("/find/", {"q": "欧阳"})
    assert (looks(), last_look()[1]) == (2, "phone")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"purpose": "curiosity"}, "Say why you look"),
        ({"purpose": "other"}, "Say in a few words why you look."),
        ({"purpose": "other", "note": "  "}, "Say in a few words why you look."),
    ],
)
def test_a_reason_that_is_none_is_asked_for_again(
    clerk: Client, known: Somebody, asked: dict[str, str], sentence: str
) -> None:
    answer = clerk.get("/find/", {"q": "欧阳", **asked})
    assert sentence in words(answer.content)
    assert looks() == 0


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_typed_finds_nobody(clerk: Client, known: Somebody, typed: str) -> None:
    clerk.post("/why/", WHY)
    answer = clerk.post("/find/", {"q": typed})
    assert answer.status_code == 200
    assert known.person not in answer.content.decode()


@pytest.mark.parametrize("typed", ["%", "_", "'", "\\", "<script>", "欧\x00阳", "😀", "9" * 500])
def test_odd_text_finds_nobody_and_breaks_nothing(
    clerk: Client, known: Somebody, typed: str
) -> None:
    clerk.post("/why/", WHY)
    answer = clerk.post("/find/", {"q": typed})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script src", "")


def test_part_of_the_page_is_fetched_while_typing(clerk: Client, known: Somebody) -> None:
    clerk.post("/why/", WHY)
    part = clerk.get("/find/", {"q": "欧阳"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert known.person in part
    assert last_look()[0] == "find"


def test_the_next_page_goes_on_behind_the_first(clerk: Client, desk: str) -> None:
    clerk.post("/why/", WHY)
    people = {a_person(PersonalDetails(f"赵子{chr(0x5E00 + number)}")) for number in range(23)}
    first = clerk.get("/find/", {"q": "赵子"}).content.decode()
    shown = set(last_look()[2])
    assert len(shown) == 20
    further = first.split('href="/find/?')[-1].split('"')[0].replace("&amp;", "&")
    clerk.get(f"/find/?{further}")
    assert shown | set(last_look()[2]) == people
    assert not shown & set(last_look()[2])


def test_no_number_is_shown_whole(clerk: Client, known: Somebody) -> None:
    clerk.post("/why/", WHY)
    page = clerk.get("/find/", {"q": "欧阳"}).content.decode()
    assert not [secret for secret in SECRETS if secret in page]


def test_a_number_in_an_address_is_not_searched(clerk: Client) -> None:
    answer = clerk.get("/find/", {"q": DETAILS.identity_number}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/find/", 302)]
    assert DETAILS.identity_number not in page
    assert "data-result" not in page


def test_the_box_sends_what_was_typed_in_no_address(clerk: Client) -> None:
    page = clerk.get("/find/").content.decode()
    assert 'role="search" class="stack" method="post"' in page
    assert 'method="get" action="/find/"' not in page
