"""What the check of a proof found, in words for whoever opens it."""

from collections.abc import Mapping
from typing import Final

from anju.office.registry.ledger.proof_check import Finding, FindingCode
from anju.words import N_, say

_WORDS: Final[Mapping[FindingCode, str]] = {
    FindingCode.CHAIN_BROKEN: N_("It does not name the entry before it."),
    FindingCode.CHECKPOINT_UNREADABLE: N_("The checkpoint cannot be read."),
    FindingCode.ENTRY_ALTERED: N_("It is not as it was when it was recorded."),
    FindingCode.ENTRY_NOT_INCLUDED: N_("It is not among the entries that the checkpoint covers."),
    FindingCode.HEAD_NOT_SHOWN: N_(
        "The checkpoint does not say that the history ends here; later entries may be left out."
    ),
    FindingCode.KEY_DIFFERS: N_("The key in the document is not the one the checkpoint names."),
    FindingCode.KEY_UNKNOWN: N_("None of the keys you trust signed the checkpoint."),
    FindingCode.MOMENT_FALLS: N_("It was recorded earlier than the entry before it."),
    FindingCode.NOT_A_PROOF: N_("This is not the document of a proof."),
    FindingCode.NUMBER_OUT_OF_ORDER: N_("Its number is not the next one."),
    FindingCode.POSITION_FALLS: N_("It does not stand after the entry before it in the ledger."),
    FindingCode.SIGNATURE_FORGED: N_("The signature of the checkpoint is not that of the key."),
    FindingCode.SIGNATURE_NOT_CHECKED: N_(
        "The signature can be checked only with the city's own key; name it as a key you trust."
    ),
    FindingCode.SUBJECT_DIFFERS: N_("It belongs to another record."),
}


def finding_in_words(finding: Finding, language: str) -> str:
    """One sentence for a finding, in "zh" or "en"; it names the entry where there is one."""
    sentence = say(_WORDS[finding.code], language)
    if finding.entry is None:
        return sentence
    return say(N_("Entry {number}: {sentence}"), language).format(
        number=finding.entry, sentence=sentence
    )
