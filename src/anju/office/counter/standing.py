"""Whether what a paper says still stands in the ledger."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from anju.office.casework.cards.old_cards import card_in_use
from anju.office.casework.cases.fold import fold_case
from anju.office.casework.continuity.checking import check_certificate
from anju.office.papers.kinds import PaperKind
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.permits.answers import Shown, answer
from anju.office.registry.permits.cards import UNRECORDED
from anju.office.registry.permits.fold import PermitRecord, fold_permit, voided_numbers
from anju.words import N_, say

STANDS = N_("This paper is real, and what it says stands.")
TAKEN_OUT = N_(
    "This paper is real, but what it says was taken out of the ledger later: it does not stand."
)
CHANGED = N_(
    "This paper is real and said what was known then. Something was recorded since that changes "
    "it: ask for a new one."
)
ENDED = N_("This paper is real. The case it speaks of has ended since.")
CLOSED = N_("This paper is real, but its permit is cancelled: it shows nothing any more.")
NOT_IN_USE = N_(
    "This card is real, but it is not in use any more: it was reported lost, handed in or seized."
)
SUSPENDED = N_(
    "This card is real, but use of its permit is suspended: it was not endorsed in time."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a paper stands, and the sentence that says so."""

    stands: bool
    sentence: str


def stands(kind: PaperKind, entry: Recorded, today: date, language: str) -> Standing:
    """Whether a paper of a kind that speaks of an entry stands today."""
    if kind is PaperKind.CARD:
        ok, sentence = _card_stands(entry, today)
    elif kind is PaperKind.ENDORSEMENT_RECEIPT:
        ok, sentence = _endorsement_stands(entry, today)
    else:
        ok, sentence = _ASKED.get(kind, _entry_stands)(entry)
    return Standing(ok, say(sentence, language))


def _entry_stands(entry: Recorded) -> tuple[bool, str]:
    voided = entry.number in voided_numbers(read_chain(entry.subject))
    return (False, TAKEN_OUT) if voided else (True, STANDS)


def _card_stands(entry: Recorded, today: date) -> tuple[bool, str]:
    """Whether a card is still the holder's to show (Regulation arts. 10(3), 11, 19)."""
    record = fold_permit(read_chain(entry.subject))
    state = answer(record, today).state
    if state is Shown.CANCELLED:
        return False, CLOSED
    if not _is_in_use(record, entry):
        return False, NOT_IN_USE
    return (False, SUSPENDED) if state is Shown.SUSPENDED else (True, STANDS)


def _is_in_use(record: PermitRecord, entry: Recorded) -> bool:
    """Whether the card of an entry is the one in use.

    One that was printed before its production was recorded speaks of the issue of its permit.
    """
    if entry.kind == Kind.CARD_PRODUCED:
        card = record.cards.get(entry.told["card"])
        return card is not None and card.is_good
    is_the_first = len(record.cards) == 1 and record.earlier_card is None
    return card_in_use(record) == UNRECORDED or (is_the_first and record.good_card is not None)


def _endorsement_stands(entry: Recorded, today: date) -> tuple[bool, str]:
    """A receipt says until when the permit is good: while it was not taken back, nor cancelled."""
    ok, sentence = _entry_stands(entry)
    closed = ok and answer(fold_permit(read_chain(entry.subject)), today).state is Shown.CANCELLED
    return (False, CLOSED) if closed else (ok, sentence)


def _certificate_stands(entry: Recorded) -> tuple[bool, str]:
    found = check_certificate(entry.subject, entry.number)
    if found.is_withdrawn:
        return False, TAKEN_OUT
    return (True, STANDS) if found.as_known_now else (False, CHANGED)


def _case_goes_on(entry: Recorded) -> tuple[bool, str]:
    ended = fold_case(read_chain(entry.subject)).ended_on is not None
    return (True, ENDED) if ended else (True, STANDS)


def _cancellation_stands(entry: Recorded) -> tuple[bool, str]:
    """A cancellation, until it is annulled."""
    permit = fold_permit(read_chain(fold_case(read_chain(entry.subject)).permit_id))
    return (True, STANDS) if permit.cancelled else (False, TAKEN_OUT)


def _slip_stands(entry: Recorded) -> tuple[bool, str]:
    """Whether the permit is what it was when its last entry was this one."""
    chain = read_chain(entry.subject)
    then, now = fold_permit(chain[: entry.number]), fold_permit(chain)
    same = (then.facts, then.closed) == (now.facts, now.closed)
    return (True, STANDS) if same else (False, CHANGED)


_ASKED: Mapping[PaperKind, Callable[[Recorded], tuple[bool, str]]] = {
    PaperKind.ACCEPTANCE_RECEIPT: _case_goes_on,
    PaperKind.CANCELLATION_NOTICE: _cancellation_stands,
    PaperKind.CONFIRMATION_SLIP: _slip_stands,
    PaperKind.CONTINUITY_CERTIFICATE: _certificate_stands,
    PaperKind.MISSING_MATERIALS_NOTICE: _case_goes_on,
    PaperKind.NON_ACCEPTANCE_NOTICE: lambda _entry: (True, STANDS),
    PaperKind.PROPOSED_CANCELLATION_NOTICE: _case_goes_on,
    PaperKind.REFUSAL_NOTICE: lambda _entry: (True, STANDS),
}
"""How each kind is asked about; any other stands as long as its entry was not taken out."""
