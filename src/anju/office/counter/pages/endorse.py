"""The endorsement at the counter: confirmed with one key, its receipt, and taken back the same day.

What it does was shown before (`holder`); here it is done, once for each form that was shown.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.law.facts import Decision
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.endorsement.on_the_spot import endorse_unchanged
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.endorsement.told import told_of
from anju.office.common.ids import new_id
from anju.office.registry.ledger.entries import Recorded, read_chain
from anju.office.registry.people.summaries import summaries
from anju.office.registry.permits.endorsing import withdraw_endorsement
from anju.office.registry.permits.fold import fold_permit, voided_numbers
from anju.office.registry.permits.models import Permit
from anju.office.screens.acting import act_of
from anju.office.screens.endorsement_paper import endorsement_receipt
from anju.office.screens.foretelling import told_in_words
from anju.office.screens.known import reached_permit
from anju.office.screens.pressed import pressed
from anju.office.screens.printing import as_pdf
from anju.office.screens.purposes import look
from anju.words import N_, say

WITHDRAWN = N_("The endorsement was taken back. It counts as never made.")


@require_POST
@needs(Right.ENDORSE)
def endorse(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Endorse a permit whose holder declares that nothing has changed.

    The operation itself sees whether the permit is in reach; the page asks for it only where it
    has to lead back to its holder.
    """
    act = act_of(request, request.POST.get("key", "")[:40])
    done = pressed(lambda: endorse_unchanged(permit_id=permit_id, act=act), request.language)
    if not isinstance(done, list):
        shown = reverse("desk-endorsed", args=[permit_id, int(done["number"])])
        return HttpResponseRedirect(shown)
    row = reached_permit(request, permit_id)
    for line in done:
        messages.warning(request, line)
    return HttpResponseRedirect(reverse("desk-person", args=[row.person_id]))


@needs(Right.ENDORSE)
def endorsed(request: OfficeRequest, permit_id: str, number: int) -> HttpResponse:
    """What an endorsement did, with its receipt to print under Enter."""
    row = reached_permit(request, permit_id)
    entry = _endorsement(row, number)
    look(request, "desk-endorsed", "counter", [row.person_id])
    told = told_in_words(told_of(row.id, number), request.language)
    mine = entry.actor == request.viewer.account_id and entry.day == request.today
    context = {
        "permit_id": row.id,
        "number": number,
        "person_id": row.person_id,
        "name": summaries([row.person_id], request.today)[0].name,
        "told": told,
        "hash": entry.hash.hex(),
        "key": new_id(),
        "may_withdraw": mine and request.viewer.may(Right.WITHDRAW),
    }
    return render(request, "counter/endorsed.html", context)


@needs(Right.ENDORSE)
def receipt(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """The receipt of an endorsement as PDF."""
    row = reached_permit(request, permit_id)
    entry = _endorsement(row, number)
    look(request, "desk-receipt", "counter", [row.person_id])
    return as_pdf(request, "receipt", lambda: endorsement_receipt(request, row, entry))


@require_POST
@needs(Right.WITHDRAW)
def withdraw(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """Take an endorsement back on the day it was made."""
    row = reached_permit(request, permit_id)
    acting = reaching(row.id, act_of(request, request.POST.get("key", "")[:40]))
    done = pressed(
        lambda: withdraw_endorsement(permit_id=row.id, entry=number, act=acting), request.language
    )
    if isinstance(done, list):
        for line in done:
            messages.warning(request, line)
    else:
        messages.success(request, say(WITHDRAWN, request.language))
    return HttpResponseRedirect(reverse("desk-person", args=[row.person_id]))


def _endorsement(row: Permit, number: int) -> Recorded:
    """The entry of a granted endorsement that stands; 404 for another number, or one taken out."""
    chain = read_chain(row.id)
    found = fold_permit(chain).filings
    filings = {each.number for each in found if each.decision is Decision.GRANTED}
    if number not in filings or number in voided_numbers(chain):
        raise Http404
    return next(entry for entry in chain if entry.number == number)
