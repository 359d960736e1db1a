"""What can be started for the permit of the person at the counter, or why it cannot be now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from anju.law.card_form import is_made_as_card
from anju.law.hardship import may_ask
from anju.law.outcome import NotMet
from anju.law.reason_words import reason_in_words
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.automatic.offered import offered_at
from anju.office.casework.cards.old_cards import card_in_use, was_seized
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import SENTENCES, Why
from anju.office.counter.starting import REACHED
from anju.office.registry.permits.answers import PermitAnswer, Shown
from anju.office.registry.permits.fold import LAPSED
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class PermitAction:
    """A page that starts something, or a paper; `why` says, without an address, why not now."""

    label: str
    url: str = ""
    why: str = ""
    is_paper: bool = False


Fits = Callable[[PermitAnswer], bool]
Hindrance = Callable[[PermitAnswer, str], str]

NO_CARD: Final = N_("No card of this permit is in use.")
BEFORE_2016: Final = N_("Permits issued before 2016 have no year of endorsement.")


def _is_open(held: PermitAnswer) -> bool:
    return held.state is not Shown.CANCELLED


def _is_suspended(held: PermitAnswer) -> bool:
    return held.state is Shown.SUSPENDED


def _no_hardship(held: PermitAnswer, language: str) -> str:
    """Why the law gives no hardship on the day; empty where it can be asked for."""
    if held.life is None:
        return ""
    found = may_ask(held.life.window, held.on)
    return reason_in_words(found.reasons[0], language) if isinstance(found, NotMet) else ""


def _was_cancelled(held: PermitAnswer) -> bool:
    return held.record.cancelled is not None


def _not_decided_to_end(held: PermitAnswer) -> bool:
    """Whether nobody ended it: what the measure of the place did by itself may not count."""
    closed_on, reason = held.record.closed
    return closed_on is None or reason == LAPSED


def _card_was_seized(held: PermitAnswer) -> bool:
    return was_seized(held.record)


def _always(_held: PermitAnswer) -> bool:
    return True


def _endorsed_automatically(held: PermitAnswer) -> bool:
    return held.standing is not None and offered_at(held.record.division_code, held.on)


def _nothing(_held: PermitAnswer, _language: str) -> str:
    return ""


def _electronic(held: PermitAnswer, language: str) -> str:
    """Why no card is made of a permit; empty where one is."""
    if held.standing is None:
        return ""
    made = is_made_as_card(held.standing.measure, held.on)
    return reason_in_words(made.reasons[0], language) if isinstance(made, NotMet) else ""


def _no_card(held: PermitAnswer, language: str) -> str:
    return say(NO_CARD, language) if card_in_use(held.record) is None else ""


def _not_printable(held: PermitAnswer, language: str) -> str:
    return _electronic(held, language) or _no_card(held, language)


def _own_term(held: PermitAnswer, language: str) -> str:
    return say(BEFORE_2016, language) if held.standing is None else ""


@dataclass(frozen=True, slots=True)
class _Offer:
    """A page, the right it needs, whether it fits the permit, what hinders, the case it opens."""

    right: Right
    address: str
    label: str
    fits: Fits = _is_open
    hindered: Hindrance = _nothing
    opens: Procedure | None = None
    is_paper: bool = False


OFFERS: Final = (
    _Offer(
        Right.ACCEPT,
        "desk-changed",
        N_("Endorse with changed circumstances"),
        hindered=_own_term,
        opens=Procedure.ENDORSEMENT,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-hardship",
        N_("Late endorsement in hardship"),
        _is_suspended,
        _no_hardship,
        Procedure.HARDSHIP,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-lateness",
        N_("Lateness caused by the office"),
        _not_decided_to_end,
        _own_term,
        Procedure.OFFICE_LATENESS,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-card-lost",
        N_("New card for a lost one"),
        hindered=_electronic,
        opens=Procedure.CARD_REPLACEMENT,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-card-damaged",
        N_("New card for a damaged one"),
        hindered=_electronic,
        opens=Procedure.CARD_RENEWAL,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-card-changed",
        N_("New card for one that shows what has changed"),
        hindered=_electronic,
        opens=Procedure.CARD_CHANGE,
    ),
    _Offer(Right.ACCEPT, "desk-card-loss", N_("Report a lost card"), hindered=_no_card),
    _Offer(Right.ACCEPT, "desk-automatic", N_("Automatic endorsement"), _endorsed_automatically),
    _Offer(
        Right.CERTIFY,
        "desk-certify",
        N_("Certificate of continuous residence"),
        _always,
        _own_term,
    ),
    _Offer(
        Right.SEE_CASES,
        "desk-slip",
        N_("Print the confirmation for the holder"),
        _always,
        _own_term,
        is_paper=True,
    ),
    _Offer(
        Right.PRODUCE_CARD,
        "desk-card",
        N_("Print the card"),
        hindered=_not_printable,
        is_paper=True,
    ),
    _Offer(
        Right.CORRECT_PROPOSE,
        "desk-correct",
        N_("Propose to correct an entry"),
        _always,
        opens=Procedure.CORRECTION,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-cancel",
        N_("Propose to cancel the permit"),
        opens=Procedure.CANCELLATION,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-restore",
        N_("Ask to restore the cancelled permit"),
        _was_cancelled,
        opens=Procedure.RESTORATION,
    ),
    _Offer(Right.RECORD_OFFENCE, "desk-seize", N_("Seize the card"), _always, _no_card),
    _Offer(
        Right.RECORD_OFFENCE,
        "desk-give-back",
        N_("Give the seized card back"),
        _card_was_seized,
    ),
)
"""In the order they are shown."""


def for_permit(request: OfficeRequest, held: PermitAnswer) -> list[PermitAction]:
    """What the viewer's role may start for a permit; what fits it only."""
    rows = Case.objects.filter(permit_id=held.record.id, ended_on__isnull=True)
    running = set(rows.values_list("procedure", flat=True))
    is_inside = jurisdiction_of(request).covers(held.record.division_code)
    return [
        _action(request, offer, held, is_running=offer.opens in running)
        for offer in OFFERS
        if request.viewer.may(offer.right) and offer.fits(held)
        if is_inside or offer.address in REACHED
    ]


def _action(
    request: OfficeRequest, offer: _Offer, held: PermitAnswer, *, is_running: bool
) -> PermitAction:
    language = request.language
    label, why = say(offer.label, language), offer.hindered(held, language)
    if is_running:
        why = as_sentence(say(SENTENCES[Why.ALREADY_OPEN], language), language)
    if why:
        return PermitAction(label, why=why)
    url = reverse(offer.address, args=[held.record.id])
    return PermitAction(label, url, is_paper=offer.is_paper)
