"""An endorsement from a phone: what it does is shown first, and one press files it."""

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.automatic.deciding import by_itself, endorse_filed_automatically
from anju.office.casework.endorsement.asking import Declared
from anju.office.casework.endorsement.files import ON_A_PERMIT
from anju.office.casework.endorsement.preview import preview
from anju.office.casework.unchanged.filing import file_unchanged
from anju.office.online.automatic_round import tell_endorsed
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.whom import held_permit_of, open_case_of, own_permit, shown_own, summary_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.models import Permit
from anju.office.screens.acting import asked_online_by, own_act_of
from anju.office.screens.foretelling import Foretold, foretell
from anju.office.screens.own import Own
from anju.words import N_, say

TITLE = N_("Do you go on living here, and has nothing changed?")
BUTTON = N_("Yes, nothing has changed: endorse")
LEAD = N_("Home, work and school are as they were. You declare it by pressing the button.")
CHANGED = N_("No, I live at another address")
ELSE = N_(
    "Changed work or school? Bring one proof of it to the police station or the community service "
    "agency."
)
NOT_TODAY = N_("It cannot be endorsed today")


class EndorseForm(OwnForm):
    """The permit that is endorsed; nothing is asked."""

    permit = forms.CharField(max_length=40, widget=forms.HiddenInput)


@needs(Right.FILE_REQUEST)
def endorse(request: OfficeRequest) -> HttpResponse:
    """What an endorsement would do, and the button that files it."""
    whom = shown_own(request, "my-endorse")
    if going_on := open_case_of(whom, ON_A_PERMIT):
        return HttpResponseRedirect(going_on)
    permit_id = _permit_id(request, whom)
    act = own_act_of(request, whom.person_id, "")
    declared = Declared(asked_online_by(whom))
    found = preview(permit_id=permit_id, on=request.today, act=act, declared=declared)
    told = foretell(found, request.language)
    if not told.possible and request.method != "POST":
        return _not_today(request, told)
    form = EndorseForm(request, initial=for_whom(whom, {"permit": permit_id}))
    context = {
        "title": say(TITLE, request.language),
        "button": say(BUTTON, request.language),
        "lead": say(LEAD, request.language),
        "lines": [say(ELSE, request.language)],
        "told": told,
        "aside": [{"url": reverse("my-address"), "label": say(CHANGED, request.language)}],
    }
    return ask_own(request, whom, form, lambda act: _filed(whom, permit_id, act), context)


def _permit_id(request: OfficeRequest, whom: Own) -> str:
    """The permit that the form names, else the one of this city."""
    if named := request.POST.get("permit", ""):
        return own_permit(whom, named).id
    held = held_permit_of(summary_of(whom, request))
    if held is None:
        raise Http404
    return held.record.id


def _filed(whom: Own, permit_id: str, act: Act) -> str:
    """File it; endorsed at once where the place does that and all that it needs is at hand."""
    outcome = file_unchanged(permit_id=permit_id, asked_by=asked_online_by(whom), act=act)
    case_id = str(outcome["subject"])
    with transaction.atomic():
        told = endorse_filed_automatically(case_id=case_id, today=act.today, at=act.at)
        if told:
            tell_endorsed(Permit.objects.get(id=permit_id), told, by_itself(act.today, act.at))
    return reverse("my-case", args=[case_id])


def _not_today(request: OfficeRequest, told: Foretold) -> HttpResponse:
    title = say(NOT_TODAY, request.language)
    return render(request, "online/not_today.html", {"title": title, "told": told})
