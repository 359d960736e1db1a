"""A measure's rule in words: every parameter, in both languages."""

from dataclasses import replace

import pytest

from anju.law.measure_in_words import measure_in_words
from anju.law.measures import Measure
from anju.law.measures_files import load_measures


def measure(code: str) -> Measure:
    return load_measures().for_place(code).versions[0]


BEIJING = [
    "The endorsement window is the 30 days before each full year.",
    "The last day is the day before the full year; on the day of the full year use is suspended.",
    "The next year runs from the day of the endorsement, so an early one shortens the year.",
    "Up to 1 month late, use is suspended but the years go on.",
    "A late endorsement makes the years begin again from its day.",
    "Suspended for longer than 6 months, the permit is cancelled.",
]


def test_beijing() -> None:
    *rule, held = measure_in_words(measure("110000"), "en")
    assert rule == BEIJING
    assert held == " ".join(
        [
            "By decree, years that ended from Friday, 28 February 2020 to Monday, 31 May 2021",
            "stayed good until Sunday, 1 August 2021.",
        ]
    )


@pytest.mark.parametrize(
    ("code", "number", "sentence"),
    [
        ("000000", 0, "The endorsement window is the 1 month before each full year."),
        ("000000", 2, "The next year runs from the old date, however early the endorsement."),
        (
            "120000",
            1,
            "The last day is the day of the full year; use is suspended the day after.",
        ),
        ("330100", 3, "A late endorsement leaves only the suspended days out of the years."),
        ("310000", 5, "With good reason shown within 12 months, an office can heal the gap."),
        ("440300", -1, "Suspended for longer than 24 months, the permit is cancelled."),
    ],
)
def test_each_parameter_has_its_sentence(code: str, number: int, sentence: str) -> None:
    assert measure_in_words(measure(code), "en")[number] == sentence


def test_the_day_told_may_be_earlier_than_the_last_good_day() -> None:
    said = measure_in_words(measure("000000"), "en")[1]
    assert said.startswith("The last day told is the day before the full year; an endorsement on")


def test_a_measure_that_waits_for_a_working_day_says_so() -> None:
    waiting = replace(measure("000000"), holiday_roll=True)
    assert measure_in_words(waiting, "en")[-1] == (
        "Suspension waits for the next working day; the day told does not move."
    )


@pytest.mark.parametrize("code", load_measures().codes())
def test_chinese_says_as_much_as_english(code: str) -> None:
    chinese, english = (measure_in_words(measure(code), language) for language in ("zh", "en"))
    assert len(chinese) == len(english)
    assert all(sentence.endswith("。") for sentence in chinese)
    assert all(sentence.endswith(".") for sentence in english)
