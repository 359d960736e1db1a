"""The guide in plain words: every number in it is that of a measure."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from tests.office.planner.conftest import Ask, text_of

from anju.law.legal_days import Days
from anju.law.measures import Measures, PlaceMeasures
from anju.law.measures_files import load_measures
from anju.office.planner.guide import SECTIONS, guide_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_question_is_answered(ask: Ask, language: str) -> None:
    page = text_of(ask("/guide/", lang=language))
    assert page.count('<section class="part"') == len(SECTIONS)
    for section in guide_of(load_measures(), TODAY, language):
        assert section.lines, section.name
        assert f'id="{section.name}"' in page


def test_the_places_are_told_by_what_their_measures_say() -> None:
    told = {each.name: " ".join(each.lines) for each in guide_of(load_measures(), TODAY, "en")}
    assert "Beijing, Hebei, Shanghai: the window is 30 days." in told["when"]
    assert "Shenzhen: the window is 60 days." in told["when"]
    assert "Shanghai: up to 60 days late, the years go on." in told["late"]
    assert "Shenzhen: suspended for longer than 24 months" in told["late"]
    assert "Hangzhou: it may be done for them as well" in told["others"]


def test_a_measure_that_changes_changes_the_guide() -> None:
    shipped = load_measures()
    by_code = {code: shipped.for_place(code) for code in shipped.codes()}
    (shenzhen,) = by_code["440300"].versions
    changed = {**by_code, "440300": PlaceMeasures([replace(shenzhen, window=Days(45))])}
    told = {each.name: " ".join(each.lines) for each in guide_of(Measures(changed), TODAY, "en")}
    assert "Shenzhen: the window is 45 days." in told["when"]
    assert "60 days" not in told["when"]


def test_search_engines_read_questions_with_their_answers(ask: Ask) -> None:
    found = re.search(r'ld\+json">(.*?)</script>', text_of(ask("/guide/", lang="zh")))
    assert found
    read = json.loads(found[1])
    assert read["@type"] == "FAQPage"
    assert read["inLanguage"] == "zh-Hans"
    assert len(read["mainEntity"]) == len(SECTIONS)
    assert all(each["acceptedAnswer"]["text"] for each in read["mainEntity"])
