"""Every reason and every missing fact can be said, and nothing is written that is never said."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from string import Formatter

import pytest
from tests.law.cases import Answer, Case, answer, load_cases

from anju.law.missing_facts import MISSING_FACTS
from anju.law.reasons import REASONS
from anju.law.terms import SLOTS, TERMS, slot_term, term

JUDGED = [(case, answer(case)) for case in load_cases()]


def _slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _list(given: Answer, key: str) -> list[str]:
    found = given.get(key, [])
    assert isinstance(found, list)
    return found


def _codes() -> Iterator[str]:
    for case, given in JUDGED:
        yield from _list(given, "reasons")
        if case.question == "settlement" and "refused" in given:
            yield str(given["refused"])


@pytest.mark.parametrize(("case", "given"), JUDGED, ids=lambda value: getattr(value, "name", ""))
def test_every_answer_can_be_said(case: Case, given: Answer) -> None:
    values = given.get("values", {})
    assert isinstance(values, Mapping)
    for code in _list(given, "reasons"):
        assert _slots(REASONS[code]) <= set(values), f"{case.name}: {code}"
    assert set(_list(given, "missing")) <= set(MISSING_FACTS)


def test_no_sentence_is_never_said() -> None:
    no_place_known_yet = {
        "new_card_on_move",
        "registration_ended_keeps",
    }  # said in test_judgements.py
    assert set(REASONS) == set(_codes()) | no_place_known_yet


def test_no_fact_is_never_asked_for() -> None:
    assert set(MISSING_FACTS) == {name for _, given in JUDGED for name in _list(given, "missing")}


@pytest.mark.parametrize("kind", TERMS, ids=lambda kind: kind.__name__)
def test_every_member_has_a_label(kind: type[StrEnum]) -> None:
    assert [term(member) for member in kind]
    assert set(TERMS[kind]) == {member.value for member in kind}


def test_a_slot_is_said_by_the_label_of_its_value() -> None:
    assert set(SLOTS) <= {slot for sentence in REASONS.values() for slot in _slots(sentence)}
    assert slot_term("material", "lease") == "lease"
    assert slot_term("evidence", "employment") == "the work"
    assert slot_term("ground", "employment") == "lawful stable employment"
