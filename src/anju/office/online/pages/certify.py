"""A certificate of continuity of one's own: asked for with one press, and there as PDF."""

from typing import ClassVar

from allauth.core import ratelimit
from django import forms
from django.http import Http404, HttpResponseBase
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.continuity.issuing import CertificateFor, issue_certificate
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.whom import held_permit_of, shown_own, summary_of
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Sentences
from anju.office.screens.permit_papers import MADE_IN, PURPOSES
from anju.words import N_, say

TITLE = N_("For whom do you need a certificate of continuous residence?")
BUTTON = N_("Make the certificate")
LEAD = N_(
    "It says how the permit stands today and since when residence counts, with a code by which "
    "anybody can check it. It costs nothing, and stays among your papers."
)


class OwnCertificateForm(OwnForm):
    """For whom it is, and in which language."""

    purpose = forms.ChoiceField(widget=forms.RadioSelect)
    made_in = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"purpose": N_("For whom"), "made_in": N_("Language")}


@needs(Right.FILE_REQUEST)
def certify(request: OfficeRequest) -> HttpResponseBase:
    """Ask for whom, make it as of today and lead to it; 404 where no year is counted."""
    whom = shown_own(request, "my-certify")
    held = held_permit_of(summary_of(whom, request))
    if held is None or held.standing is None:
        raise Http404
    if limited := ratelimit.consume_or_429(request, action="own_certificate"):
        answer: HttpResponseBase = limited
        return answer
    form = _form(request, for_whom(whom, {"purpose": CertificateFor.SCHOOL, "made_in": "zh"}))
    context = {
        "title": say(TITLE, request.language),
        "button": say(BUTTON, request.language),
        "lead": say(LEAD, request.language),
    }

    def carry_out(act: Act) -> str:
        return _issued(held.record.id, form, act)

    return ask_own(request, whom, form, carry_out, context)


def _form(request: OfficeRequest, initial: dict[str, object]) -> OwnCertificateForm:
    offered = {
        "purpose": [(each.value, say(told, request.language)) for each, told in PURPOSES.items()],
        "made_in": [(code, say(told, request.language)) for code, told in MADE_IN.items()],
    }
    return OwnCertificateForm(request, choices=offered, initial=initial)


def _issued(permit_id: str, form: OwnCertificateForm, act: Act) -> str:
    outcome = issue_certificate(
        permit_id=permit_id,
        as_of=act.today,
        purpose=CertificateFor(form.cleaned_data["purpose"]),
        language=form.cleaned_data["made_in"],
        act=act,
    )
    return reverse("my-certificate", args=[permit_id, int(outcome["number"])])
