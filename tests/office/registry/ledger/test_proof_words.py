"""Every finding has a sentence of its own."""

from anju.office.registry.ledger.proof_check import Finding, FindingCode
from anju.office.registry.ledger.proof_words import finding_in_words


def test_every_finding_has_its_own_sentence() -> None:
    sentences = {finding_in_words(Finding(code), "en") for code in FindingCode}
    assert len(sentences) == len(FindingCode)


def test_a_finding_about_an_entry_names_it() -> None:
    said = finding_in_words(Finding(FindingCode.NUMBER_OUT_OF_ORDER, 3), "en")
    assert said == "Entry 3: Its number is not the next one."
