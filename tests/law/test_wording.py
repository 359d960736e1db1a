"""Days, lengths, citations and catalogues in the language given."""

from datetime import date

import pytest

from anju.law.citation import CITY_SIZES, CIVIL_CODE, REGULATION, Citation
from anju.law.legal_days import Days, Months, Term
from anju.law.wording import day_in_words, term_in_words
from anju.words import LANGUAGES, N_, say, translator

WEEK = [
    (date(2026, 11, 23), "Monday, 23 November 2026", "2026年11月23日（星期一）"),
    (date(2024, 2, 27), "Tuesday, 27 February 2024", "2024年2月27日（星期二）"),
    (date(2025, 12, 31), "Wednesday, 31 December 2025", "2025年12月31日（星期三）"),
    (date(2026, 1, 1), "Thursday, 1 January 2026", "2026年1月1日（星期四）"),
    (date(2024, 8, 2), "Friday, 2 August 2024", "2024年8月2日（星期五）"),
    (date(2025, 5, 3), "Saturday, 3 May 2025", "2025年5月3日（星期六）"),
    (date(2016, 10, 9), "Sunday, 9 October 2016", "2016年10月9日（星期日）"),
]


@pytest.mark.parametrize(("day", "english", "chinese"), WEEK)
def test_a_day_is_said_with_its_weekday(day: date, english: str, chinese: str) -> None:
    assert (day_in_words(day, "en"), day_in_words(day, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("term", "english", "chinese"),
    [
        (Days(1), "1 day", "1天"),
        (Days(30), "30 days", "30天"),
        (Months(1), "1 month", "1个月"),
        (Months(6), "6 months", "6个月"),
    ],
)
def test_a_length_is_said_in_its_number(term: Term, english: str, chinese: str) -> None:
    assert (term_in_words(term, "en"), term_in_words(term, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("citation", "english", "chinese"),
    [
        (
            Citation(REGULATION, 10, 2),
            "Interim Regulations on Residence Permits, art. 10(2)",
            "《居住证暂行条例》第10条第2款",
        ),
        (
            Citation(REGULATION, 18, 1, 3),
            "Interim Regulations on Residence Permits, art. 18(1)(3)",
            "《居住证暂行条例》第18条第1款第3项",
        ),
        (
            Citation(REGULATION, 18, item=3),
            "Interim Regulations on Residence Permits, art. 18(3)",
            "《居住证暂行条例》第18条第3项",
        ),
        (Citation(CIVIL_CODE, 203), "Civil Code, art. 203", "《民法典》第203条"),
        (
            Citation(CITY_SIZES),
            "State Council Notice on the Standard for City Sizes",
            "《国务院关于调整城市规模划分标准的通知》",
        ),
    ],
)
def test_a_citation_is_written_as_people_write_it(
    citation: Citation, english: str, chinese: str
) -> None:
    assert (citation.in_words("en"), citation.in_words("zh")) == (english, chinese)
    assert str(citation) == chinese


def test_a_text_has_a_title_in_both_languages() -> None:
    assert (CIVIL_CODE.title("zh"), CIVIL_CODE.title("en")) == ("民法典", "Civil Code")


def test_a_sentence_is_its_own_english() -> None:
    assert say("An endorsement costs nothing.", "en") == "An endorsement costs nothing."
    assert say("An endorsement costs nothing.", "zh") == "签注不收费。"


def test_a_sentence_that_is_not_translated_stays_as_it_is() -> None:
    assert say("Nobody ever said this.", "zh") == "Nobody ever said this."


def test_marking_a_sentence_leaves_it_alone() -> None:
    assert N_("on {day}") == "on {day}"


def test_there_are_two_languages_and_chinese_comes_first() -> None:
    assert LANGUAGES == ("zh", "en")


@pytest.mark.parametrize("language", ["", "de", "EN", "zh_CN"])
def test_another_language_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="no such language"):
        translator(language)
