"""What can be started for the permit of the person at the counter, or why it cannot be now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import SENTENCES, Why
from anju.office.registry.permits.answers import PermitAnswer, Shown
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class PermitAction:
    """A page that starts something; `why` says why it is not possible now, without an address."""

    label: str
    url: str = ""
    why: str = ""


def _is_open(held: PermitAnswer) -> bool:
    return held.state is not Shown.CANCELLED


def _was_cancelled(held: PermitAnswer) -> bool:
    return held.record.cancelled is not None


@dataclass(frozen=True, slots=True)
class _Offer:
    """A page, the right it needs, whether it fits the permit, and the case that it opens."""

    right: Right
    address: str
    label: str
    fits: Callable[[PermitAnswer], bool]
    opens: Procedure | None = None


OFFERS: Final = (
    _Offer(
        Right.ACCEPT,
        "desk-cancel",
        N_("Propose to cancel the permit"),
        _is_open,
        Procedure.CANCELLATION,
    ),
    _Offer(
        Right.ACCEPT,
        "desk-restore",
        N_("Ask to restore the cancelled permit"),
        _was_cancelled,
        Procedure.RESTORATION,
    ),
)
"""In the order they are shown."""


def for_permit(request: OfficeRequest, held: PermitAnswer) -> list[PermitAction]:
    """What the viewer's role may start for a permit; what fits it only."""
    rows = Case.objects.filter(permit_id=held.record.id, ended_on__isnull=True)
    running = set(rows.values_list("procedure", flat=True))
    return [
        _action(request, offer, held.record.id, is_running=offer.opens in running)
        for offer in OFFERS
        if request.viewer.may(offer.right) and offer.fits(held)
    ]


def _action(
    request: OfficeRequest, offer: _Offer, permit_id: str, *, is_running: bool
) -> PermitAction:
    label = say(offer.label, request.language)
    if is_running:
        why = say(SENTENCES[Why.ALREADY_OPEN], request.language)
        return PermitAction(label, why=as_sentence(why, request.language))
    return PermitAction(label, reverse(offer.address, args=[permit_id]))
