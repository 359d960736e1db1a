"""The planner: a place, a day of issue and endorsements, and at once everything that follows."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from tests.office.planner.conftest import Ask, text_of

CALENDAR = "/plan/residence-permit.ics?issued=20250315&endorsed=20260301"


def callout(page: str) -> str:
    """The sentence on top."""
    return page.partition('class="callout">')[2].partition("</p>")[0]


def wrong_at(page: str, field: str) -> str:
    """What is said to be wrong at a field."""
    return page.partition(f'id="{field}-error"><li>')[2].partition("</li>")[0]


def test_the_question_comes_first_and_nothing_is_wrong_with_it(ask: Ask) -> None:
    answer = ask()
    assert answer.status_code == 200
    assert "When do I endorse my residence permit?" in text_of(answer)
    assert "errorlist" not in text_of(answer)


@pytest.mark.parametrize(
    ("place", "issued", "endorsed", "said"),
    [
        ("", "2025-12-01", [], "Endorse by Monday, 30 November 2026"),
        ("上海", "20251224", [], "Endorse by Wednesday, 23 December 2026"),
        ("310115", "2025年12月24号", [], "Endorse by Wednesday, 23 December 2026"),
        ("Shenzhen", "2024-03-15", ["2025/3/1", "2026.3.1"], "from Thursday, 14 January 2027"),
        ("杭州市", "２０２５ ３ １５", [], "only the suspended days are left out of the years"),
        ("北京朝阳", "2025-04-15", [], "cancelled"),
    ],
)
def test_what_to_do_is_said_first(
    ask: Ask, place: str, issued: str, endorsed: list[str], said: str
) -> None:
    answer = ask(place=place, issued=issued, endorsed=endorsed)
    assert answer.status_code == 200
    assert said.lower() in callout(text_of(answer)).lower()


def test_everything_is_told_with_what_it_rests_on(ask: Ask) -> None:
    page = text_of(ask(place="上海", issued="2025-03-15", endorsed="2026-03-01"))
    for part in ("prospect", "years", "bring", "where", "online", "who", "cost", "rule"):
        told = page.partition(f'<section class="part" id="{part}">')[2].partition("</section>")[0]
        assert "<h2>" in told, part
        assert "Interim Regulations" in told or "Shanghai Measures" in told, part
    assert "known from guides only" in page
    assert "<svg" in page
    assert "Judged by the rule of Shanghai." in page


def test_a_place_without_a_rule_of_its_own_is_told_so(ask: Ask) -> None:
    page = text_of(ask(place="成都", issued="2025-03-15"))
    assert "no rule of 成都市, Sichuan of its own is known" in page


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ({"place": "Atlantis"}, "place", "No place of this name"),
        (
            {"place": "朝阳区", "issued": "20250315"},
            "place",
            "Several places are called so: 朝阳区, Beijing; ",
        ),
        ({"issued": "next week"}, "issued", "This is no day."),
        ({"issued": "2025-02-29"}, "issued", "This is no day."),
        ({"issued": "2025-03-15, 2026-03-15"}, "issued", "One day only."),
        ({"issued": "2015-12-31"}, "issued", "before the Regulation came into force"),
        ({"issued": "2026-11-25"}, "issued", "today is Tuesday, 24 November 2026"),
        ({"place": "香港", "issued": "20250315"}, "place", "is not issued there"),
        ({"endorsed": "2026-03-01"}, "issued", "Fill this in."),
        ({"issued": "20250315", "endorsed": "2025-03-14"}, "endorsed-1", "before its issue"),
        ({"issued": "20250315", "endorsed": ["20260301", "x"]}, "endorsed-2", "This is no day."),
        ({"issued": "20250315", "endorsed": "20261125"}, "endorsed-1", "has not come yet"),
        (
            {"issued": "20250315", "endorsed": ["20260301", "20260302"]},
            "endorsed-2",
            "a second time in a year already endorsed",
        ),
        (
            {"place": "北京", "issued": "20240315", "endorsed": "20260301"},
            "endorsed-1",
            "the measure had cancelled it",
        ),
    ],
)
def test_what_cannot_be_true_is_said_at_its_field(
    ask: Ask, asked: dict[str, str | list[str]], field: str, said: str
) -> None:
    answer = ask(**asked)
    assert answer.status_code == 422
    page = text_of(answer)
    assert said in wrong_at(page, field)
    assert f'href="#{field}"' in page
    for typed in asked.values():
        for text in [typed] if isinstance(typed, str) else typed:
            assert f'value="{text}"' in page


def test_a_name_of_several_places_offers_each_with_the_rest_kept(ask: Ask) -> None:
    page = text_of(ask(place="朝阳区", issued="20250315"))
    links = re.findall(r'<li><a href="([^"]+)">[^<]+</a></li>', page)
    assert "/plan/?place=110105&amp;issued=20250315" in links


def test_one_more_row_and_one_less(ask: Ask) -> None:
    empty, filled = 'name="endorsed" value=""', 'id="endorsed-1" name="endorsed" value="20260301"'
    page = text_of(ask(issued="20250315", endorsed="20260301", rows="4"))
    assert page.count(empty) == 3
    assert 'name="rows" value="5"' in page
    page = text_of(ask(issued="20250315", endorsed=["", "20260301", ""]))
    assert filled in page
    assert page.count(empty) == 1


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2027-03-14", "on time, the years go on"),
        ("20270315", "use is suspended until then, but the years go on"),
        ("2027年5月14日", "the years begin again from that day"),
        ("2026-12-01", "before the window opened"),
        ("soon", "This is no day."),
        ("99991231", "too far ahead"),
    ],
)
def test_what_if_on_another_day(ask: Ask, on: str, said: str) -> None:
    page = text_of(ask(place="上海", issued="2025-03-15", endorsed="2026-03-01", on=on))
    told = page.partition('id="what-if"')[2].partition("</section>")[0]
    assert said in told


def test_years_that_a_late_endorsement_loses_are_counted(ask: Ask) -> None:
    days = {"issued": "2024-03-15", "endorsed": "2025-03-01"}
    page = text_of(ask(**days, on="2026-11-24"))
    assert "The years begin again from Tuesday, 24 November 2026: 2 full years are lost." in page


def test_a_cancelled_permit_has_nothing_to_try(ask: Ask) -> None:
    page = text_of(ask(place="北京", issued="2025-04-15"))
    assert 'id="what-if"' not in page
    assert "residence-permit.ics" not in page


@pytest.mark.parametrize("demo", [False, True])
def test_nothing_is_stored(visitor: Client, demo: bool) -> None:
    pages = ["/plan/?issued=20250315", "/plan/?issued=x", "/plan/compare/", "/plan/years/"]
    with override_settings(ANJU={**settings.ANJU, "DEMO": demo}):
        for page in [*pages, CALENDAR, "/guide/", "/robots.txt", "/sitemap.xml", "/"]:
            answer = visitor.get(page)
            assert answer.status_code in {200, 302, 422}, page
            assert not answer.cookies, page
            assert "Set-Cookie" not in answer
            assert "csrfmiddlewaretoken" not in answer.content.decode(), page
    assert not visitor.cookies


def test_scripts_and_styles_come_from_here_and_none_is_written_into_the_page(ask: Ask) -> None:
    page = text_of(ask(place="上海", issued="2025-03-15"))
    scripts = re.findall(r"<script([^>]*)>", page)
    assert scripts
    assert all("src=" in each or 'type="application/ld+json"' in each for each in scripts)
    assert " style=" not in page


def test_what_somebody_typed_is_never_markup(ask: Ask) -> None:
    page = text_of(ask(place='"><script>', issued="</script>", endorsed="<b>", on="<i>"))
    assert "<script>" not in page
    assert "<b>" not in page
    found = re.search(r'ld\+json">(.*?)</script>', page)
    assert found
    assert json.loads(found[1])["@type"] == "WebPage"
