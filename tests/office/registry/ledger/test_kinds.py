"""The grammar of the ledger: every kind has one, and a sentence."""

from datetime import date
from string import Formatter

import pytest

from anju.office.registry.ledger.kinds import (
    GRAMMAR,
    Kind,
    SubjectKind,
    WrongPayload,
    check_payload,
    subject_kind,
)
from anju.office.registry.ledger.wording import (
    DECISIONS,
    REASONS,
    SENTENCES,
    entry_in_words,
    reason_in_words,
)

DAY = date(2026, 3, 1)


def _payload(kind: Kind) -> dict[str, object]:
    """A payload with every field of a kind."""
    grammar = GRAMMAR[kind]
    told: dict[str, object] = {name: f"a {name}" for name in grammar.fields | grammar.optional}
    told |= dict.fromkeys(grammar.numbers, 7)
    told |= {name: "2026-02-27" for name in told if name in {"first_day", "last_day"}}
    if "decision" in told:
        told["decision"] = "refused"
    return told


def test_every_kind_has_a_grammar_and_a_sentence() -> None:
    assert set(GRAMMAR) == set(SENTENCES) == set(Kind)


def test_kinds_stand_in_alphabetical_order() -> None:
    for kinds in (Kind, SubjectKind):
        names = [kind.name for kind in kinds]
        assert names == sorted(names)
        assert [kind.value for kind in kinds] == [name.lower() for name in names]


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_past_tense_and_begins_with_its_subject(kind: Kind) -> None:
    """`_decided` and `_found` end what is past; the last word of each kind is a participle."""
    last = kind.value.rpartition("_")[2]
    assert last.endswith("ed") or last in {"over", "lost", "left"}, "handed over, lost, left"


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_fits_its_column(kind: Kind) -> None:
    assert len(kind.value) <= 40


@pytest.mark.parametrize("kind", Kind)
def test_a_payload_says_exactly_what_its_kind_asks_for(kind: Kind) -> None:
    grammar, told = GRAMMAR[kind], _payload(kind)
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
    for name, value in _payload(kind).items():
        other: object = "7" if type(value) is int else 7
        with pytest.raises(WrongPayload, match=name):
            check_payload(kind, {**_payload(kind), name: other})
        with pytest.raises(WrongPayload, match=name):
            check_payload(kind, {**_payload(kind), name: True})


@pytest.mark.parametrize("kind", Kind)
def test_a_subject_is_named_by_the_kind(kind: Kind) -> None:
    subjects = {"card": "permit", "cancellation": "permit", "correction": "permit"}
    subjects |= {"endorsement": "permit", "gap": "permit", "permit": "permit"}
    subjects |= {"calendar": "place", "measure": "place", "staff": "account"}
    subjects |= {"ground": "person", "person": "person", "persons": "person"}
    subjects |= {"residence": "person", "city": "city", "office": "office"}
    assert subject_kind(kind).value == subjects[kind.value.partition("_")[0]]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_told_in_words(kind: Kind, language: str) -> None:
    told = entry_in_words(kind.value, _payload(kind), DAY, "office", language)
    assert told
    assert "{" not in told
    slots = {slot for _, slot, _, _ in Formatter().parse(SENTENCES[kind]) if slot}
    assert slots <= _payload(kind).keys() | {"day", "reason"}


@pytest.mark.parametrize("kind", Kind)
def test_the_chinese_sentence_is_not_the_english_one(kind: Kind) -> None:
    told = [entry_in_words(kind.value, _payload(kind), DAY, "", each) for each in ("zh", "en")]
    assert told[0] != told[1]


def test_days_decisions_and_reasons_are_told_as_words() -> None:
    healed = {"first_day": "2025-03-15", "last_day": "2025-03-31", "ground": "office"}
    assert entry_in_words("gap_healed", healed, DAY, "office", "en") == (
        "The days from Saturday, 15 March 2025 to Monday, 31 March 2025 are not charged: "
        "the lateness was the office's."
    )
    decided = {"filing": 3, "decision": "withdrawn", "measure": "440300:ab"}
    assert entry_in_words("endorsement_decided", decided, DAY, "", "en") == (
        "The filing of entry 3 was withdrawn on Sunday, 1 March 2026."
    )


def test_a_reason_that_is_not_known_is_told_as_it_stands() -> None:
    assert reason_in_words("of_its_own", "zh") == "of_its_own"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_and_decision_has_words(language: str) -> None:
    assert all(reason_in_words(reason, language) for reason in REASONS)
    assert set(DECISIONS) == {"granted", "refused", "withdrawn"}
