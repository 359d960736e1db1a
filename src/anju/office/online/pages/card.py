"""A lost card, blocked at once, and a damaged one: a new card is asked for with either."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cards.filing import AskedBy, renew_damaged_card, replace_lost_card
from anju.office.casework.cards.old_cards import card_in_use
from anju.office.casework.cards.reporting import report_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.procedures import Procedure
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.new_cards import OCCASIONS, bring_back, cost_in_words, why_no_card
from anju.office.online.whom import held_permit_of, open_case_of, shown_own, summary_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.answers import PermitAnswer
from anju.office.screens.acting import asked_online_by
from anju.office.screens.foretelling import Foretold
from anju.office.screens.own import Own
from anju.words import N_, say

NO_CARD = N_("No card is made here")
BLOCK = N_("Yes: block it")
BLOCKED = N_("The card is blocked from today.")


@dataclass(frozen=True, slots=True)
class _NewCard:
    """A page that asks for a new card; `lead` says what becomes of the old one."""

    procedure: Procedure
    title: str
    button: str
    lead: str
    file: Callable[[str, AskedBy, Act], Outcome]


def _renew(permit_id: str, asked_by: AskedBy, act: Act) -> Outcome:
    return renew_damaged_card(
        permit_id=permit_id, unreadable=True, old_card_returned=None, asked_by=asked_by, act=act
    )


def _replace(permit_id: str, asked_by: AskedBy, act: Act) -> Outcome:
    return replace_lost_card(permit_id=permit_id, asked_by=asked_by, act=act)


LOST = _NewCard(
    Procedure.CARD_REPLACEMENT,
    N_("Is your card lost?"),
    N_("Yes: block it, and make a new one"),
    N_(
        "The lost card is blocked at once. The permit itself stays as it is, and no year is lost "
        "by it."
    ),
    _replace,
)
DAMAGED = _NewCard(
    Procedure.CARD_RENEWAL,
    N_("Is your card damaged and hard to read?"),
    N_("Yes: ask for a new card"),
    N_("The permit itself stays as it is, and no year is lost by it."),
    _renew,
)


@needs(Right.FILE_REQUEST)
def card(request: OfficeRequest) -> HttpResponse:
    """Ask whether the card is lost."""
    return _ask(request, "my-card", LOST)


@needs(Right.FILE_REQUEST)
def damaged(request: OfficeRequest) -> HttpResponse:
    """Ask whether the card is damaged."""
    return _ask(request, "my-card-damaged", DAMAGED)


def _ask(request: OfficeRequest, page: str, asked: _NewCard) -> HttpResponse:
    whom = shown_own(request, page)
    held = held_permit_of(summary_of(whom, request))
    if held is None:
        raise Http404
    if request.method != "POST" and (going_on := open_case_of(whom, {asked.procedure})):
        return HttpResponseRedirect(going_on)
    place, language = held.record.division_code, request.language
    if why := why_no_card(place, request.today, language):
        if asked is LOST and card_in_use(held.record) is not None:
            return _block_only(request, whom, held, why)
        told = {"title": say(NO_CARD, language), "told": Foretold(possible=False, headline=why)}
        return render(request, "online/not_today.html", told)
    form = OwnForm(request, initial=for_whom(whom))
    context = {
        "title": say(asked.title, language),
        "button": say(asked.button, language),
        "lead": say(asked.lead, language),
        "lines": _lines(request, whom, held, asked),
    }

    def carry_out(act: Act) -> str:
        by = asked_online_by(whom)
        asked_by = AskedBy(Channel.ONLINE, by.agent, by.relation, by.hardly_able_to_come)
        outcome = asked.file(held.record.id, asked_by, act)
        return reverse("my-case", args=[str(outcome["subject"])])

    return ask_own(request, whom, form, carry_out, context)


def _block_only(request: OfficeRequest, whom: Own, held: PermitAnswer, why: str) -> HttpResponse:
    """Ask whether a card is lost where no new one is made: it is blocked all the same."""
    language = request.language
    context = {
        "title": say(LOST.title, language),
        "button": say(BLOCK, language),
        "lead": say(LOST.lead, language),
        "lines": [why],
    }

    def carry_out(act: Act) -> str:
        report_lost_card(
            permit_id=held.record.id, channel=Channel.ONLINE, identity_checked=True, act=act
        )
        messages.success(request, say(BLOCKED, language))
        return reverse("my")

    return ask_own(request, whom, OwnForm(request, initial=for_whom(whom)), carry_out, context)


def _lines(request: OfficeRequest, whom: Own, held: PermitAnswer, asked: _NewCard) -> list[str]:
    """What to bring back, and what the new card costs."""
    place, language = held.record.division_code, request.language
    cost = cost_in_words(OCCASIONS[asked.procedure], place, request.today, language)
    if asked is DAMAGED:
        return [bring_back(office_of(whom.person_id, place), language), cost]
    return [cost]
