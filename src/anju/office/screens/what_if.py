"""Which entries of a permit can be corrected, and what it would say without one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from anju.law.known import RefusedHistory
from anju.law.refusals import refusal_in_words
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.permits.answers import answer
from anju.office.registry.permits.correcting import NOT_CORRECTED
from anju.office.registry.permits.fold import fold_permit, voided_numbers
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """A heading, and the permit's state and sentence; the state is empty where there is none."""

    heading: str
    state: str
    sentence: str


NOW = N_("As it stands")
WITHOUT = N_("Without the entry")


def what_if(
    chain: Sequence[Recorded], number: int, today: date, language: str
) -> list[OutcomeShown]:
    """The permit with and without the entry of a number."""
    without = [entry for entry in chain if entry.number != number]
    return [_outcome(NOW, chain, today, language), _outcome(WITHOUT, without, today, language)]


def _outcome(heading: str, chain: Sequence[Recorded], today: date, language: str) -> OutcomeShown:
    record = fold_permit(chain)
    try:
        found = answer(record, max(today, record.issued_on))
    except RefusedHistory as refusal:
        told = as_sentence(refusal_in_words(refusal, language), language)
        return OutcomeShown(say(heading, language), "", told)
    return OutcomeShown(say(heading, language), found.state.value, found.sentence(language))


def correctable(chain: Sequence[Recorded]) -> frozenset[int]:
    """The numbers of the entries that a correction can be proposed of."""
    proposals = fold_permit(chain).proposals.values()
    waiting = {int(each.about) for each in proposals if not each.decision}
    passed = voided_numbers(chain) | waiting
    return frozenset(
        entry.number
        for entry in chain
        if entry.kind not in NOT_CORRECTED and entry.number not in passed
    )
