"""The certificate of continuity, the slip for the holder and the card, as PDF."""

from typing import ClassVar, Final

from django import forms
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.continuity.issuing import CertificateFor, issue_certificate
from anju.office.counter.starting import StartPage, Subject, Told, start_for_permit
from anju.office.registry.ledger.entries import Act, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.summaries import summaries
from anju.office.registry.permits.answers import Shown, answers
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, DayField, Sentences
from anju.office.screens.known import known_permit
from anju.office.screens.permit_papers import (
    MADE_IN,
    PURPOSES,
    card_face,
    certificate,
    confirmation_slip,
)
from anju.office.screens.printing import as_pdf
from anju.office.screens.purposes import look
from anju.words import N_, say


class CertifyForm(Asking):
    """As of which day, for whom, in which language."""

    as_of = DayField()
    purpose = forms.ChoiceField(widget=forms.RadioSelect)
    made_in = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {
        "as_of": N_("As of"),
        "purpose": N_("For whom"),
        "made_in": N_("Language"),
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_IN_FUTURE: "as_of",
        Because.DAY_OUT_OF_ORDER: "as_of",
    }


def _choices(subject: Subject) -> dict[str, Choices]:
    return {
        "purpose": [(each.value, say(told, subject.language)) for each, told in PURPOSES.items()],
        "made_in": [(code, say(told, subject.language)) for code, told in MADE_IN.items()],
    }


def _initial(subject: Subject) -> Told:
    return {
        "as_of": subject.request.today,
        "purpose": CertificateFor.SCHOOL.value,
        "made_in": "zh",
    }


def _certify(subject: Subject, told: Told, act: Act) -> str:
    outcome = issue_certificate(
        permit_id=subject.permit_id,
        as_of=told["as_of"],
        purpose=CertificateFor(told["purpose"]),
        language=told["made_in"],
        act=act,
    )
    return reverse("desk-certified", args=[subject.permit_id, int(outcome["number"])])


CERTIFY: Final = StartPage(
    "desk-certify",
    N_("Certificate of continuous residence"),
    N_("It says how the permit stands and since when residence counts, with a code to check it."),
    _certify,
    form=CertifyForm,
    choices=_choices,
    initial=_initial,
)


@needs(Right.CERTIFY)
def certify(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Issues a certificate of continuity."""
    return start_for_permit(request, permit_id, CERTIFY)


@needs(Right.CERTIFY)
def certified(request: OfficeRequest, permit_id: str, number: int) -> HttpResponse:
    """A certificate was issued: to be printed under Enter."""
    row = known_permit(request, permit_id)
    _certificate(row, number)
    look(request, "desk-certified", "counter", [row.person_id])
    context = {
        "title": say(CERTIFY.title, request.language),
        "name": summaries([row.person_id], request.today)[0].name,
        "person_id": row.person_id,
        "paper_url": reverse("desk-certificate", args=[row.id, number]),
    }
    return render(request, "counter/paper_made.html", context)


@needs(Right.CERTIFY)
def certificate_paper(request: OfficeRequest, permit_id: str, number: int) -> HttpResponseBase:
    """A certificate as PDF."""
    row = known_permit(request, permit_id)
    entry = _certificate(row, number)
    look(request, "desk-certificate", "counter", [row.person_id])
    return as_pdf(request, "certificate", lambda: certificate(row, entry))


@needs(Right.SEE_CASES)
def slip(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """The slip for a holder without a phone as PDF; 404 for a permit of before 2016."""
    row = known_permit(request, permit_id)
    if row.good_until is not None:
        raise Http404
    look(request, "desk-slip", "counter", [row.person_id])
    return as_pdf(request, "slip", lambda: confirmation_slip(request, row))


@needs(Right.PRODUCE_CARD)
def card(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """The face of the card as PDF; 404 for a permit that is closed."""
    row = known_permit(request, permit_id)
    if answers([row.id], request.today)[row.id].state is Shown.CANCELLED:
        raise Http404
    look(request, "desk-card", "counter", [row.person_id])
    return as_pdf(request, "card", lambda: card_face(row, request.language))


def _certificate(row: Permit, number: int) -> Recorded:
    """The entry of a certificate; 404 for another number."""
    found = [each for each in read_chain(row.id) if each.number == number]
    if not found or found[0].kind != Kind.CERTIFICATE_ISSUED:
        raise Http404
    return found[0]
