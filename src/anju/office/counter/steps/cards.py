"""The steps of a case for a new card."""

from collections.abc import Mapping
from typing import Final

from django import forms

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cards.granting import grant_card
from anju.office.casework.cards.not_accepting import not_accept_card
from anju.office.casework.cards.producing import hand_over_new_card, produce_new_card
from anju.office.casework.cases.ending import close_case, withdraw_case
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.procedures import Procedure, table_of
from anju.office.counter.steps.forms import StepForm
from anju.office.counter.steps.page import Asked, StepPage, plain
from anju.office.counter.steps.taking import TakerForm, taker_of, takers
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Choices
from anju.words import N_, say


class OldCard(StepForm):
    """Whether the old card came back."""

    returned = forms.BooleanField(required=False)

    LABELS = {"returned": N_("The old card was handed in")}  # noqa: RUF012 - as Asking says


class EndForm(StepForm):
    """Why the card is not handed over."""

    reason = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS = {"reason": N_("Why")}  # noqa: RUF012 - as Asking says


ENDINGS: Final = {
    "died": N_("The holder died"),
    "left": N_("The holder no longer lives here"),
    "own_wish": N_("The holder does not want it"),
}
"""Why a card is never handed over: codes of the ledger."""


def _grant(asked: Asked, act: Act) -> Outcome:
    return grant_card(
        case_id=asked.case.id,
        seen=asked.seen,
        old_card_returned=bool(asked.told.get("returned")),
        act=act,
    )


def _not_accept(asked: Asked, act: Act) -> Outcome:
    return not_accept_card(
        case_id=asked.case.id,
        seen=asked.seen,
        old_card_returned=bool(asked.told.get("returned")),
        act=act,
    )


def _close(asked: Asked, act: Act) -> Outcome:
    return close_case(case_id=asked.case.id, seen=asked.seen, reason=asked.text("reason"), act=act)


def _hand_over(asked: Asked, act: Act) -> Outcome:
    taker = taker_of(asked)
    return hand_over_new_card(case_id=asked.case.id, seen=asked.seen, taker=taker, act=act)


def _endings(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    return {"reason": [(code, say(told, request.language)) for code, told in ENDINGS.items()]}


_ACCEPT: Final = StepPage(
    N_("Grant a new card"),
    N_("The case is accepted and granted at once; the card is produced next."),
    _grant,
    form=OldCard,
)
_NOT_ACCEPT: Final = StepPage(
    N_("Do not accept"),
    N_("Only where the law gives no new card; its reasons are told to the holder."),
    _not_accept,
    form=OldCard,
    primary=False,
)
_PRODUCE: Final = StepPage(
    N_("The card is produced"),
    N_("From now on it waits to be handed over."),
    plain(produce_new_card),
)
_HAND_OVER: Final = StepPage(
    N_("Hand over the card"),
    N_("The case is done with it."),
    _hand_over,
    form=TakerForm,
    choices=takers,
)
_WITHDRAW: Final = StepPage(
    N_("The holder withdraws"),
    N_("A new card may be asked for again at any time; one that was blocked stays blocked."),
    plain(withdraw_case),
    primary=False,
)
_CLOSE: Final = StepPage(
    N_("End without handing over"),
    N_("What was granted stays granted; no card is handed over."),
    _close,
    form=EndForm,
    choices=_endings,
    primary=False,
)

CARDS: Mapping[tuple[Procedure, Action], StepPage] = {
    (procedure, action): page
    for procedure in Procedure
    if procedure.value.startswith("card_")
    for action, page in (
        (Action.ACCEPT, _ACCEPT),
        (Action.NOT_ACCEPT, _NOT_ACCEPT),
        (Action.PRODUCE, _PRODUCE),
        (Action.HAND_OVER, _HAND_OVER),
        (Action.WITHDRAW, _WITHDRAW),
    )
}

CLOSING: Mapping[tuple[Procedure, Action], StepPage] = {
    (procedure, Action.CLOSE): _CLOSE
    for procedure in Procedure
    if any(Action.CLOSE in steps for steps in table_of(procedure).values())
}
"""Where a card waits that nobody will take: new cards, and applications that were granted."""
