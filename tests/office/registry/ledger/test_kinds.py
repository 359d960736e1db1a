"""The grammar of the ledger: every kind has one, and a sentence."""

import pytest
from tests.office.registry.ledger.payloads import payload_of

from anju.office.registry.ledger.kinds import (
    GRAMMAR,
    Kind,
    SubjectKind,
    WrongPayload,
    check_payload,
    subject_kind,
)
from anju.office.registry.ledger.wording import SENTENCES


def test_every_kind_has_a_grammar_and_a_sentence() -> None:
    assert set(GRAMMAR) == set(SENTENCES) == set(Kind)


def test_kinds_stand_in_alphabetical_order() -> None:
    for kinds in (Kind, SubjectKind):
        names = [kind.name for kind in kinds]
        assert names == sorted(names)
        assert [kind.value for kind in kinds] == [name.lower() for name in names]


IRREGULAR = {
    "chosen",
    "began",
    "bound",
    "found",
    "given",
    "left",
    "lost",
    "over",
    "reset",
    "told",
    "withdrawn",
}


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_past_tense_and_begins_with_its_subject(kind: Kind) -> None:
    """The last word of each kind is a participle."""
    last = kind.value.rpartition("_")[2]
    assert last.endswith("ed") or last in IRREGULAR


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_fits_its_column(kind: Kind) -> None:
    assert len(kind.value) <= 40


@pytest.mark.parametrize("kind", Kind)
def test_a_payload_says_exactly_what_its_kind_asks_for(kind: Kind) -> None:
    grammar, told = GRAMMAR[kind], payload_of(kind)
    check_payload(kind, told)
    for name in told:
        without = {key: value for key, value in told.items() if key != name}
        if name in grammar.optional:
            check_payload(kind, without)
        else:
            with pytest.raises(WrongPayload, match=name):
                check_payload(kind, without)
    with pytest.raises(WrongPayload, match="surprise"):
        check_payload(kind, {**told, "surprise": ""})


@pytest.mark.parametrize("kind", Kind)
def test_a_field_is_text_or_a_number_as_its_kind_says(kind: Kind) -> None:
    for name, value in payload_of(kind).items():
        other: object = "7" if type(value) is int else 7
        with pytest.raises(WrongPayload, match=name):
            check_payload(kind, {**payload_of(kind), name: other})
        with pytest.raises(WrongPayload, match=name):
            check_payload(kind, {**payload_of(kind), name: True})


@pytest.mark.parametrize("kind", Kind)
def test_a_subject_is_named_by_the_kind(kind: Kind) -> None:
    subjects = {"card": "permit", "cancellation": "permit", "correction": "permit"}
    subjects |= {"endorsement": "permit", "gap": "permit", "permit": "permit"}
    subjects |= {"calendar": "place", "division": "place", "measure": "place", "staff": "account"}
    subjects |= {"ground": "person", "person": "person", "persons": "person"}
    subjects |= {"residence": "person", "city": "city", "office": "office"}
    subjects |= {"case": "case", "division": "place", "outage": "office"}
    subjects |= {"certificate": "permit", "forgery": "office", "offence": "person"}
    subjects |= {"guardian": "person", "contact": "person", "relative": "person"}
    subjects |= {"holder": "account", "evidence": "person", "notice": "permit"}
    subjects |= {"feed": "person", "reminders": "person"}
    subjects |= {"automatic_consent": "person", "automatic_rules": "place"}
    first, second, *_ = kind.value.split("_")
    assert subject_kind(kind).value == subjects.get(f"{first}_{second}", subjects.get(first))
