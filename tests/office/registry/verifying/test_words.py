"""Every finding has its sentence and its advice, in both languages, with every slot filled."""

import pytest

from anju.office.registry.verifying.findings import Code, EntryName, Finding, Findings
from anju.office.registry.verifying.words import SENTENCES, finding_in_words

NAME = EntryName(57, "5f" * 10, 3, "permit_endorsed", 44)
TOLD: dict[str, str | int] = {
    "before": 2,
    "columns": "lost_days",
    "error": "malformed",
    "expected": 4,
    "file": "checkpoint-000000007.txt",
    "first": 11,
    "kind": "address",
    "last": 19,
    "later": 0,
    "look": 8,
    "number": 6,
    "position": 44,
    "positions": 43,
    "row": "5f 3",
    "sequence": 7,
    "size": 60,
    "table": "registry_permit",
    "version": 2,
    "viewer": "clerk",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", list(Code))
def test_a_sentence_and_an_advice(code: Code, language: str) -> None:
    concerned, said, advice = finding_in_words(Finding(code, NAME, TOLD), language)
    assert "57" in concerned
    assert said
    assert advice
    assert "{" not in concerned + said + advice


def test_every_code_has_one() -> None:
    assert set(SENTENCES) == set(Code)


def test_what_waits_for_its_position_is_not_counted() -> None:
    findings = Findings()
    findings.add(Code.ENTRY_UNSEQUENCED, NAME)
    assert (findings.count, len(findings.kept)) == (0, 1)
    assert finding_in_words(findings.kept[0], "en")[2] == "Nothing has to be done."
    findings.add(Code.ENTRY_ALTERED, NAME)
    assert findings.count == 1


def test_after_a_thousand_they_are_counted() -> None:
    findings = Findings()
    for number in range(1500):
        findings.add(Code.ENTRY_ALTERED, EntryName(number, position=number + 1))
    assert (findings.count, len(findings.kept), findings.first_position) == (1500, 1000, 1)
