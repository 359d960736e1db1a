"""A lost card: blocked at once, and a new one asked for with it."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cards.filing import AskedBy, replace_lost_card
from anju.office.casework.cases.channels import Channel
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.whom import held_permit_of, shown_own, summary_of
from anju.office.registry.ledger.entries import Act
from anju.office.screens.acting import asked_online_by
from anju.office.screens.own import Own
from anju.words import N_, say

TITLE = N_("Is your card lost?")
BUTTON = N_("Yes: block it, and make a new one")
LEAD = N_(
    "The lost card is blocked at once. The permit itself stays as it is, and no year is lost by it."
)


@needs(Right.FILE_REQUEST)
def card(request: OfficeRequest) -> HttpResponse:
    """Ask whether the card is lost."""
    whom = shown_own(request, "my-card")
    held = held_permit_of(summary_of(whom, request))
    if held is None:
        raise Http404
    form = OwnForm(request, initial=for_whom(whom))
    context = {
        "title": say(TITLE, request.language),
        "button": say(BUTTON, request.language),
        "lead": say(LEAD, request.language),
    }
    return ask_own(request, whom, form, lambda act: _filed(whom, held.record.id, act), context)


def _filed(whom: Own, permit_id: str, act: Act) -> str:
    by = asked_online_by(whom)
    asked_by = AskedBy(Channel.ONLINE, by.agent, by.relation, by.hardly_able_to_come)
    outcome = replace_lost_card(permit_id=permit_id, asked_by=asked_by, act=act)
    return reverse("my-case", args=[str(outcome["subject"])])
