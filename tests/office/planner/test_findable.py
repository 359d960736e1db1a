"""What search engines find: titles, descriptions, languages by address, and nobody's answer."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from tests.office.planner.conftest import Ask, text_of

PAGES = ["/plan/", "/plan/compare/", "/plan/years/", "/guide/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("lang", "tag"), [("zh", "zh-Hans"), ("en", "en")])
def test_each_language_has_an_address(ask: Ask, page: str, lang: str, tag: str) -> None:
    answer = ask(page, lang=lang)
    head = text_of(answer).partition("</head>")[0]
    assert f'<html lang="{tag}"' in head
    assert re.search(r'<meta name="description" content="[^"]{40,}', head)
    assert re.search(rf'<link rel="canonical" href="http[^"]+{page}\?lang={lang}">', head)
    assert head.count('rel="alternate" hreflang=') == 3
    assert 'content="noindex"' not in head


def test_titles_and_descriptions_differ_from_page_to_page(ask: Ask) -> None:
    heads = [text_of(ask(page)).partition("</head>")[0] for page in PAGES]
    for pattern in (r"<title>([^<]+)", r'name="description" content="([^"]+)'):
        assert len({re.findall(pattern, head)[0] for head in heads}) == len(PAGES)


def test_the_answer_to_somebodys_question_is_not_found(ask: Ask) -> None:
    assert 'content="noindex"' in text_of(ask(issued="20250315"))


def test_the_choice_of_language_and_looks_is_carried_along(ask: Ask) -> None:
    page = text_of(ask(issued="20250315", lang="en", type="large", scheme="dark", other="x"))
    assert 'data-scheme="dark" data-type="large"' in page
    assert 'href="/guide/?lang=en&amp;scheme=dark&amp;type=large"' in page
    assert '<input type="hidden" name="type" value="large">' in page
    assert 'href="/plan/?issued=20250315&amp;lang=en' in page


def test_a_choice_that_there_is_not_changes_nothing(ask: Ask) -> None:
    page = text_of(ask(lang="fr", type="huge"))
    assert '<html lang="en" data-scheme="auto" data-type="normal">' in page
    assert 'href="/guide/"' in page


def test_robots_find_the_public_pages_only(visitor: Client) -> None:
    lines = visitor.get("/robots.txt").content.decode().splitlines()
    assert lines[:5] == [
        "User-agent: *",
        "Allow: /plan/",
        "Allow: /guide/",
        "Allow: /static/",
        "Disallow: /",
    ]
    assert lines[5].endswith("/sitemap.xml")


def test_the_sitemap_names_each_page_in_each_language(visitor: Client) -> None:
    answer = visitor.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [str(each.text) for each in ET.fromstring(answer.content).iter(f"{space}loc")]
    assert len(found) == 2 * len(PAGES)
    for address in found:
        assert visitor.get(address.partition("8000")[2]).status_code == 200


def test_a_visitor_who_opens_the_site_is_led_to_the_planner(visitor: Client) -> None:
    assert visitor.get("/")["Location"] == "/plan/"
    page = visitor.get("/plan/").content.decode()
    assert 'href="/my/sign-in/"' in page
    assert 'href="/sign-in/"' in page
