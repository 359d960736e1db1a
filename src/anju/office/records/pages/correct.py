"""Proposes to take an entry of a permit out of its history."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.records.proposal_forms import PROPOSED, WRONG, Propose, offered
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.permits.correcting import propose_correction
from anju.office.screens.asking import asked
from anju.office.screens.known import known_permit
from anju.office.screens.purposes import Purpose, look
from anju.office.screens.what_if import correctable, what_if
from anju.office.screens.why import with_purpose
from anju.words import N_, say

TITLE = N_("Propose a correction")
LEAD = N_("The entry itself stays for everybody to read; it is passed over from the decision on.")
BACK = N_("The permit")


@needs(Right.CORRECT_PROPOSE)
def propose(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """Proposes to void the entry of a number."""
    return with_purpose(request, lambda purpose: _page(request, permit_id, number, purpose))


def _page(request: OfficeRequest, permit_id: str, number: int, purpose: Purpose) -> HttpResponse:
    row, language = known_permit(request, permit_id), request.language
    chain = read_chain(row.id)
    if number not in correctable(chain):
        raise Http404
    look(request, "correct", str(purpose), [row.person_id])
    form = Propose(request, choices={"reason": offered(WRONG, language)})

    def carry_out(act: Act) -> str:
        reason = form.cleaned_data["reason"]
        propose_correction(permit_id=row.id, entry=number, reason=reason, act=act)
        messages.success(request, say(PROPOSED, language))
        return reverse("permit", args=[row.id])

    told = {
        "title": say(TITLE, language),
        "button": say(TITLE, language),
        "lead": say(LEAD, language),
        "entry": next(each for each in history(chain, language) if each.number == number),
        "outcomes": what_if(chain, number, request.today, language),
        "back": {"url": reverse("permit", args=[row.id]), "label": say(BACK, language)},
    }
    return asked(request, form, carry_out, told, "records/asking.html")
