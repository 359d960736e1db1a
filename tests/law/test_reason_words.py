"""Reasons in words: each value as it is called, each day in full, and the places they rest on."""

import re
from datetime import date

import pytest

from anju.law.citation import REGULATION, Citation
from anju.law.outcome import Reason, Value
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.reasons import REASONS
from anju.law.terms import SLOTS, TERMS
from anju.law.wording import day_in_words

DAY = date(2026, 11, 23)


def value_of(slot: str) -> Value:
    """Something that may stand in a slot."""
    if slot in SLOTS:
        return next(iter(TERMS[SLOTS[slot]]))
    if slot == "day" or slot.endswith(("_day", "_from", "_on")):
        return DAY.isoformat()
    return 7


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_is_said_with_its_values(code: str, language: str) -> None:
    slots = sorted(set(re.findall(r"{(\w+)}", REASONS[code])))
    values = tuple((slot, value_of(slot)) for slot in slots)
    said = reason_in_words(Reason(code, (), values), language)
    assert "{" not in said
    for slot, value in values:
        if value == DAY.isoformat():
            assert day_in_words(DAY, language) in said, slot


def test_a_value_is_called_what_the_law_calls_it() -> None:
    reason = Reason("ground_there", (), (("ground", "employment"),))
    assert reason_in_words(reason, "zh") == "你符合三项条件之一：合法稳定就业。"
    assert "lawful stable employment" in reason_in_words(reason, "en")


def test_a_code_without_a_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        reason_in_words(Reason("no_such_reason"), "en")


@pytest.mark.parametrize(
    ("language", "basis"),
    [
        ("zh", "《居住证暂行条例》第2条；《居住证暂行条例》第9条第5款"),
        (
            "en",
            "{0}, art. 2; {0}, art. 9(5)".format("Interim Regulations on Residence Permits"),
        ),
    ],
)
def test_the_places_follow_one_another(language: str, basis: str) -> None:
    cited = (Citation(REGULATION, 2), Citation(REGULATION, 9, 5))
    assert basis_in_words(Reason("citizen", cited), language) == basis
    assert basis_in_words(Reason("citizen"), language) == ""
