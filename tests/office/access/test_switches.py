"""Language and appearance: chosen by anybody, kept in the browser, back to where one was."""

import pytest
from django.test import Client
from tests.office.access.conftest import HOST
from tests.office.databases import Database

from anju.office.access.appearance import Appearance, appearance_of


def language(browser: Client) -> str:
    return browser.get("/", headers={"accept-language": ""}).content.decode().split()[-1]


def test_the_first_language_is_chinese(browser: Client) -> None:
    assert language(browser) == "zh"


def test_a_language_stays_chosen(browser: Client) -> None:
    answer = browser.post("/language/", {"language": "en", "next": "/due/"})
    assert answer["Location"] == "/due/"
    assert language(browser) == "en"
    browser.post("/language/", {"language": "zh-hans"})
    assert language(browser) == "zh"


@pytest.mark.parametrize(
    ("asked", "given"), [("en-GB,en", "en"), ("zh-CN", "zh"), ("zh-TW", "zh"), ("fr", "zh")]
)
def test_a_browser_is_answered_in_its_language(asked: str, given: str, browser: Client) -> None:
    answer = browser.get("/", headers={"accept-language": asked})
    assert answer.content.decode().split()[-1] == given
    assert answer["Content-Language"] == {"en": "en", "zh": "zh-hans"}[given]
    assert "Accept-Language" in answer["Vary"]


def test_one_choice_leaves_the_other(browser: Client) -> None:
    browser.post("/appearance/", {"scheme": "dark"})
    answer = browser.post("/appearance/", {"type": "large", "next": "/due/?tab=late"})
    assert answer["Location"] == "/due/?tab=late"
    assert browser.cookies["appearance"].value == "dark-large"


@pytest.mark.parametrize("form", [{"scheme": "pink"}, {"type": "huge"}, {"scheme": ""}])
def test_a_choice_there_is_not_is_refused(form: dict[str, str], browser: Client) -> None:
    assert browser.post("/appearance/", form).status_code == 400
    assert "appearance" not in browser.cookies


@pytest.mark.parametrize("told", ["", "dark", "pink-large", "dark-huge", "dark-large-x", "-"])
def test_a_strange_cookie_is_as_none(told: str, browser: Client) -> None:
    browser.cookies["appearance"] = told
    request = browser.get("/").wsgi_request
    assert appearance_of(request) == Appearance("auto", "normal")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.net/", "//example.net/", "javascript:alert(1)", "\\\\x.y", ""]
)
def test_back_is_on_this_site(elsewhere: str, browser: Client) -> None:
    answer = browser.post("/appearance/", {"scheme": "dark", "next": elsewhere})
    assert answer["Location"] == "/"


def test_a_form_from_elsewhere_is_refused(site: Database) -> None:
    browser = Client(headers={"host": HOST}, enforce_csrf_checks=True)
    for address in ("/appearance/", "/language/", "/sign-in/", "/demo/day/", "/demo/sign-in/"):
        assert browser.post(address, {"scheme": "dark"}).status_code == 403
