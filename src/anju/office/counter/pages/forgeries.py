"""The forged cards that an office has, also of bearers whom the registry does not know.

A forged card belongs to nobody's permit: it stands on the chain of the office that took it in,
and its number there is what is written on its envelope.
"""

from collections.abc import Mapping
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from anju.law.penalties import Offence
from anju.law.wording import day_in_words
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.offences.seizing import Came, return_forgery, seize_forgery
from anju.office.casework.offences.telling import what_follows
from anju.office.counter.findings import HeldForgery, held_forgeries
from anju.office.places.models import Office
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Asking, Sentences, asked
from anju.office.screens.purposes import look
from anju.office.screens.shown import ERASED
from anju.words import N_, say

FORGERIES: Final = N_("Forged cards at this office")
CAME: Final[Mapping[Came, str]] = {
    Came.SHOWN: N_("Shown by somebody who is not in the registry"),
    Came.HANDED_IN: N_("Handed in by somebody else"),
    Came.FOUND: N_("Found, nobody showed it"),
    Came.SENT: N_("Sent by another authority"),
}
"""How a card came whose bearer is not in the registry, what is met most often first."""

KEPT_AS: Final = N_("Taken in as number {number} of this office: write it on the envelope.")
WENT_BACK: Final = N_("The card went back.")
HELD: Final = N_("Number {number}, taken in on {day}")


class TakeInForm(Asking):
    """How the card came to the office."""

    came = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"came": N_("How it came here")}


@needs(Right.RECORD_OFFENCE)
def forgeries(request: OfficeRequest) -> HttpResponse:
    """The forged cards that the viewer's office has, the latest first."""
    held = held_forgeries(_office(request))
    shown = {each.person_id for each in held if each.person_id}
    look(request, "desk-forgeries", "queue forgeries", shown)
    names = {person: details.name for person, details in read_details(shown).items()}
    rows = [_row(request, each, names) for each in held]
    return render(request, "counter/forgeries.html", {"rows": rows})


@needs(Right.RECORD_OFFENCE)
def take_in(request: OfficeRequest) -> HttpResponse:
    """Takes a forged card in whose bearer is not in the registry."""
    _office(request)
    offered = [(code.value, say(told, request.language)) for code, told in CAME.items()]
    form = TakeInForm(request, choices={"came": offered}, initial={"came": Came.SHOWN.value})

    def carry_out(act: Act) -> str:
        outcome = seize_forgery(came=Came(form.cleaned_data["came"]), act=act)
        kept_as = say(KEPT_AS, request.language).format(number=outcome["number"])
        messages.success(request, kept_as)
        return reverse("desk-forgeries")

    told = _told(request, N_("Take in a card of an unknown bearer"))
    told["lead"] = say(
        N_(
            "It is recorded with this office and today's day, and no name is kept. If the bearer "
            "is in the registry, do it from their page instead, with what was found."
        ),
        request.language,
    )
    told["lines"] = what_follows(Offence.FORGED_PERMIT, request.language)
    return asked(request, form, carry_out, told)


@needs(Right.RECORD_OFFENCE)
def give_back(request: OfficeRequest, number: int) -> HttpResponse:
    """Records that a card that was taken in was genuine and went back; 404 for any other."""
    held = next((each for each in held_forgeries(_office(request)) if each.number == number), None)
    if held is None or held.person_id:
        raise Http404
    form = Asking(request)

    def carry_out(act: Act) -> str:
        return_forgery(seizure=number, act=act)
        messages.success(request, say(WENT_BACK, request.language))
        return reverse("desk-forgeries")

    told = _told(request, N_("Give a card back that was no forgery"))
    told["lead"] = say(
        N_("Where it was genuine; somebody else than who took it in does it."), request.language
    )
    told["lines"] = [_in_words(request, held)]
    return asked(request, form, carry_out, told)


def _office(request: OfficeRequest) -> str:
    """The viewer's own office; 404 outside its jurisdiction, and for a post without an office."""
    inside = Office.objects.filter(jurisdiction_of(request).condition(), id=request.viewer.office)
    if not inside.exists():
        raise Http404
    return request.viewer.office


def _told(request: OfficeRequest, title: str) -> dict[str, object]:
    said = say(title, request.language)
    back = {"url": reverse("desk-forgeries"), "label": say(FORGERIES, request.language)}
    return {"title": said, "button": said, "back": back}


def _in_words(request: OfficeRequest, held: HeldForgery) -> str:
    day = day_in_words(held.on, request.language)
    return say(HELD, request.language).format(number=held.number, day=day)


def _row(request: OfficeRequest, held: HeldForgery, names: Mapping[str, str]) -> dict[str, object]:
    """A card as the list shows it: who showed it, or how it came; the page that gives it back."""
    language, person = request.language, held.person_id
    back = "desk-forgery-return" if person else "desk-forgery-give-back"
    return {
        "sentence": _in_words(request, held),
        "person_id": person,
        "name": names.get(person, say(ERASED, language)) if person else "",
        "came": say(CAME[Came(held.came)], language) if held.came else "",
        "back_url": reverse(back, args=[person or held.number]),
    }
