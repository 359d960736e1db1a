"""Every entry is told in words, in both languages."""

from datetime import date
from string import Formatter

import pytest
from tests.office.registry.ledger.payloads import payload_of

from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.wording import (
    DECISIONS,
    REASONS,
    SENTENCES,
    entry_in_words,
    reason_in_words,
)

DAY = date(2026, 3, 1)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_told_in_words(kind: Kind, language: str) -> None:
    told = entry_in_words(kind.value, payload_of(kind), DAY, "office", language)
    assert told
    assert "{" not in told
    slots = {slot for _, slot, _, _ in Formatter().parse(SENTENCES[kind]) if slot}
    assert slots <= payload_of(kind).keys() | {"day", "reason"}


@pytest.mark.parametrize("kind", Kind)
def test_the_chinese_sentence_is_not_the_english_one(kind: Kind) -> None:
    told = [entry_in_words(kind.value, payload_of(kind), DAY, "", each) for each in ("zh", "en")]
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
