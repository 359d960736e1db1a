"""Why somebody looks is asked once, before the first record."""

import pytest
from django.test import Client
from tests.office.records.asking import words
from tests.office.records.conftest import Appointed, browser_of
from tests.office.records.looked import Somebody, last_look, looks, somebody

from anju.office.access.roles import Role


@pytest.fixture
def known(desk: str) -> Somebody:
    return somebody(desk)


@pytest.fixture
def clerk(appointed: Appointed) -> Client:
    return browser_of(appointed(Role.POLICE_CLERK))


def test_the_first_record_asks_and_leads_back(clerk: Client, known: Somebody) -> None:
    url = f"/permits/{known.permit}/?on=2025-01-14"
    asked = clerk.get(url)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/why/?next=")
    assert looks() == 0
    question = clerk.get(asked.headers["Location"])
    assert "Why do you look at this record?" in words(question.content)
    onward = clerk.post("/why/", {"purpose": "case", "note": "", "next": url})
    assert onward.headers["Location"] == url
    assert clerk.get(url).status_code == 200
    assert last_look()[1] == "case"


def test_it_is_asked_once_in_a_session(clerk: Client, known: Somebody) -> None:
    clerk.post("/why/", {"purpose": "case", "note": "file 7", "next": "/"})
    for url in (f"/people/{known.person}/", f"/permits/{known.permit}/"):
        assert clerk.get(url).status_code == 200
        assert last_look()[1] == "case: file 7"


def test_another_session_asks_again(clerk: Client, appointed: Appointed, known: Somebody) -> None:
    clerk.post("/why/", {"purpose": "case", "note": "", "next": "/"})
    other = browser_of(appointed(Role.POLICE_CLERK, "another"))
    assert other.get(f"/people/{known.person}/").status_code == 302


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Say why you look: it is recorded with every record you see."),
        ({"purpose": "nosy"}, "Say why you look: it is recorded with every record you see."),
        ({"purpose": "other", "note": " \n "}, "Say in a few words why you look."),
    ],
)
def test_no_reason_is_refused_with_a_sentence(
    clerk: Client, known: Somebody, told: dict[str, str], sentence: str
) -> None:
    answer = clerk.post("/why/", {"next": "/", **told})
    assert answer.status_code == 422
    assert sentence in words(answer.content)
    assert clerk.get(f"/people/{known.person}/").status_code == 302


def test_words_of_ones_own_are_one_short_line(clerk: Client, known: Somebody) -> None:
    note = "  a\nlong \r\n story " + "x" * 200
    clerk.post("/why/", {"purpose": "other", "note": note, "next": "/"})
    clerk.get(f"/people/{known.person}/")
    purpose = last_look()[1]
    assert purpose.startswith("other: a long story xxx")
    assert "\n" not in purpose
    assert len(purpose) <= 80


@pytest.mark.parametrize(
    "onward", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_it_leads_to_no_other_site(clerk: Client, onward: str) -> None:
    answer = clerk.post("/why/", {"purpose": "case", "note": "", "next": onward})
    assert answer.headers["Location"] == "/"
