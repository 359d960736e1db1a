"""Whether so many years without a break are reached on a day, and what a city may ask to settle."""

import pytest
from tests.office.planner.conftest import Ask, text_of

YEARS = "/plan/years/"
SHANGHAI = {"place": "上海", "issued": "2025-12-10"}


@pytest.mark.parametrize(
    ("months", "by", "said"),
    [
        ("12", "2026-12-10", "Yes: 1 year without a break, reached on Thursday, 10 December"),
        ("12", "20261209", "No: 1 year without a break, reached only on Thursday, 10 December"),
        ("6", "2026年9月1日", "Yes: 6 months without a break, reached on Wednesday, 10 June"),
        (
            "24",
            "2028-09-01",
            "Yes: 2 years without a break, reached on Friday, 10 December 2027",
        ),
    ],
)
def test_the_answer_comes_first(ask: Ask, months: str, by: str, said: str) -> None:
    answer = ask(YEARS, **SHANGHAI, months=months, by=by)
    assert answer.status_code == 200
    assert said in text_of(answer)


def test_when_to_endorse_and_what_would_break_it(ask: Ask) -> None:
    page = text_of(ask(YEARS, **SHANGHAI, months="12", by="2028-01-15"))
    windows = page.partition("<ol")[2].partition("</ol>")[0]
    assert "From Tuesday, 10 November 2026 to Wednesday, 9 December 2026" in windows
    assert windows.count("<li>") == 2
    assert "With an endorsement after Sunday, 7 February 2027 it is not reached any more." in page
    assert "Endorsed from Monday, 8 February 2027 on" in page


def test_under_a_rolling_year_only_the_first_window_is_sure(ask: Ask) -> None:
    page = text_of(ask(YEARS, place="北京", issued="2025-12-10", months="24", by="2028-09-01"))
    assert "the next year runs from the day of the endorsement" in page


def test_a_cancelled_permit_reaches_nothing(ask: Ask) -> None:
    page = text_of(ask(YEARS, place="北京", issued="2024-12-10", months="12", by="2028-09-01"))
    assert "No: the permit is cancelled" in page


@pytest.mark.parametrize(
    ("by", "said"),
    [("", "Fill this in."), ("later", "no day"), ("2025-12-09", "after the day judged")],
)
def test_a_day_that_cannot_be_asked_about_is_said_at_its_field(
    ask: Ask, by: str, said: str
) -> None:
    answer = ask(YEARS, **SHANGHAI, by=by)
    assert answer.status_code == 422
    assert said in text_of(answer).partition('id="by-error">')[2].partition("</ul>")[0]


def test_a_length_that_is_not_offered_is_a_year(ask: Ask) -> None:
    assert '<option value="12" selected>' in text_of(ask(YEARS, months="7"))


def test_the_conditions_to_settle_stand_there_by_size(ask: Ask) -> None:
    page = text_of(ask(YEARS)).partition('id="settle"')[2]
    assert page.count("<h3") == 5
    assert "at most 3 years" in page
    assert page.count("at most 5 years") == 2
    assert "art. 16(4)" in page
