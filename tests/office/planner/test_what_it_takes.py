"""What an endorsement takes at a place: each sentence from its measure, and how surely known."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.measures import Measure
from anju.law.measures_files import load_measures
from anju.office.screens.endorsing import (
    Said,
    on_line,
    what_to_bring,
    where_to_go,
    who_may_come,
)

TODAY = date(2026, 11, 24)


def measure(code: str) -> Measure:
    return load_measures().for_place(code).on(TODAY)


def told(said: tuple[Said, ...]) -> str:
    return " ".join(f"{each.sentence} [{each.basis}]" for each in said)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("000000", "you declare so and show nothing more. [Interim Regulations"),
        ("000000", "bring one proof of it: school's certificate, student card. [Interim"),
        ("440300", "asks for 8 months of registration in the past year. [Shenzhen Special"),
        ("440300", "asks for 8 months of social insurance in the past year. [Shenzhen Special"),
        ("330100", "asks again for one of the three grounds"),
    ],
)
def test_what_to_bring(code: str, said: str) -> None:
    assert said in told(what_to_bring(measure(code), "en"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("000000", "or to a community agency it entrusted. [Interim Regulations"),
        ("440300", "Here it is endorsed at police stations. [Shenzhen"),
        ("310000", "Any such office of the city will do"),
    ],
)
def test_where_to_go(code: str, said: str) -> None:
    assert said in told(where_to_go(measure(code), "en"))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("000000", "No rule is known here on who may endorse for a child"),
        ("330100", "For a child under 16, a guardian or a close relative may."),
        ("440300", "An employer or a school may file for its people. [Shenzhen"),
    ],
)
def test_who_may_come(code: str, said: str) -> None:
    assert said in told(who_may_come(measure(code), "en"))


@pytest.mark.parametrize(
    ("online", "said"),
    [
        (True, "It can be done on line"),
        (False, "It cannot be done on line here."),
        (None, "is not known to us: ask the office. [Interim Regulations"),
    ],
)
def test_on_line(online: bool | None, said: str) -> None:
    shenzhen = measure("440300")
    asked = replace(shenzhen, local=replace(shenzhen.local, online=online))
    assert said in told((on_line(asked, "en"),))


def test_every_place_is_told_in_both_languages() -> None:
    measures = load_measures()
    for code in measures.codes():
        for language in ("zh", "en"):
            each = measures.for_place(code).on(TODAY)
            told_here = (
                *what_to_bring(each, language),
                *where_to_go(each, language),
                *who_may_come(each, language),
                on_line(each, language),
            )
            assert all(said.sentence and said.basis for said in told_here), code
            assert "{" not in told(told_here)
