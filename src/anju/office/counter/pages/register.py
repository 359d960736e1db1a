"""Residence registration (居住登记) at the counter: somebody new or known, a move, a leave."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse

from anju.law.reason_words import basis_in_words, reason_in_words
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.reasons import reasons_of
from anju.office.casework.registration.arriving import Stay, register_arrival, register_newcomer
from anju.office.casework.registration.departing import Departure, depart
from anju.office.casework.registration.moving import (
    change_address,
    move_within_city,
    register_mover,
)
from anju.office.casework.registration.standing import running_in
from anju.office.counter.newcomers import WHO, WhoForm, details_of, ethnicities_offered
from anju.office.counter.typed_fields import PlaceField
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.summaries import summaries
from anju.office.screens.asking import Asking, DayField, Sentences, asked
from anju.office.screens.known import known_person
from anju.office.screens.purposes import Purpose, keep_purpose_of, look
from anju.office.screens.why import with_purpose
from anju.words import N_, say

LONGEST_ADDRESS: Final = 200


class StayForm(Asking):
    """Where somebody lives now, and since when."""

    address = forms.CharField(max_length=LONGEST_ADDRESS)
    arrived_on = DayField(required=False)

    LABELS: ClassVar[Sentences] = {
        "address": N_("Address of residence"),
        "arrived_on": N_("Living there since"),
    }
    HINTS: ClassVar[Sentences] = {
        "arrived_on": N_("As they say; left empty where they do not know."),
    }


class NewcomerForm(WhoForm, StayForm):
    """Somebody who is not known here yet."""

    LABELS: ClassVar[Sentences] = {**WhoForm.LABELS, **StayForm.LABELS}
    HINTS: ClassVar[Sentences] = {**WhoForm.HINTS, **StayForm.HINTS}
    field_order = ("key", *WHO, "address", "arrived_on")


class KnownForm(StayForm):
    """Somebody who is known in another district or city, by the number they show."""

    number = forms.CharField(max_length=40)

    LABELS: ClassVar[Sentences] = {
        "number": N_("Whole identity number or permit number"),
        **StayForm.LABELS,
    }
    field_order = ("key", "number", "address", "arrived_on")


class DepartForm(Asking):
    """When somebody leaves, why, and where to."""

    last_day = DayField()
    reason = forms.ChoiceField()
    to_place = PlaceField(required=False)

    LABELS: ClassVar[Sentences] = {
        "last_day": N_("Last day here"),
        "reason": N_("Reason"),
        "to_place": N_("Goes to, where they say so"),
    }


DEPARTURES: Final[Mapping[Departure, str]] = {
    Departure.LEFT: N_("left"),
    Departure.MOVED_TO_ANOTHER_CITY: N_("moved to another city"),
    Departure.DIED: N_("died"),
    Departure.WRONG_ENTRY: N_("registered by mistake"),
}


@needs(Right.REGISTER_RESIDENCE)
def newcomer(request: OfficeRequest) -> HttpResponse:
    """Somebody new: who they are, and where they live."""
    form = NewcomerForm(
        request,
        choices={"ethnicity": ethnicities_offered(request.language)},
        initial={"ethnicity": "01"},
    )

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        outcome = register_newcomer(details=details_of(told), stay=_stay(request, told), act=act)
        return _done(request, outcome)

    return asked(request, form, carry_out, _told(request, N_("Register somebody new")))


@needs(Right.REGISTER_RESIDENCE)
def known(request: OfficeRequest) -> HttpResponse:
    """Somebody known elsewhere: the number they show leads to their record."""
    form = KnownForm(request)

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        outcome = register_mover(number=told["number"], stay=_stay(request, told), act=act)
        return _done(request, outcome)

    return asked(request, form, carry_out, _told(request, N_("Register somebody who moved here")))


@needs(Right.REGISTER_RESIDENCE)
def residence(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """The residence of somebody known: registered, moved to a new address, or to this district."""
    return with_purpose(request, lambda purpose: _residence(request, person_id, purpose))


def _residence(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    person = known_person(request, person_id)
    look(request, "desk-residence", str(purpose), absorbed_by(person.id))
    place = _place(request)
    running = running_in(person.id, place)
    form = StayForm(request)
    title = N_("New address") if running else N_("Register residence")

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        stay = _stay(request, told)
        if running is None:
            outcome = register_arrival(person_id=person.id, stay=stay, act=act)
        elif running.division_code == place:
            outcome = change_address(
                person_id=person.id,
                division_code=place,
                address=stay.address,
                moved_on=stay.arrived_on,
                act=act,
            )
        else:
            outcome = move_within_city(person_id=person.id, stay=stay, act=act)
        return _done(request, outcome, person.id)

    return asked(request, form, carry_out, _told(request, title, person.id))


@needs(Right.REGISTER_RESIDENCE)
def departure(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Somebody leaves: their registration ends, and what that does not do is said."""
    return with_purpose(request, lambda purpose: _departure(request, person_id, purpose))


def _departure(request: OfficeRequest, person_id: str, purpose: Purpose) -> HttpResponse:
    person = known_person(request, person_id)
    look(request, "desk-departure", str(purpose), absorbed_by(person.id))
    offered = [(code.value, say(text, request.language)) for code, text in DEPARTURES.items()]
    form = DepartForm(request, choices={"reason": offered}, initial={"last_day": request.today})

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        outcome = depart(
            person_id=person.id,
            division_code=_place(request),
            last_day=told["last_day"],
            reason=Departure(told["reason"]),
            act=act,
            to_place=told["to_place"],
        )
        return _done(request, outcome, person.id)

    told = _told(request, N_("The registration ends"), person.id)
    told["lead"] = say(N_("The permit is not cancelled by this."), request.language)
    return asked(request, form, carry_out, told)


def _stay(request: OfficeRequest, told: Mapping[str, object]) -> Stay:
    arrived_on = told["arrived_on"]
    return Stay(
        _place(request),
        str(told["address"]).strip(),
        arrived_on if isinstance(arrived_on, date) else None,
    )


def _place(request: OfficeRequest) -> str:
    """The district of the viewer's office."""
    return Office.objects.values_list("division_code", flat=True).get(id=request.viewer.office)


def _done(request: OfficeRequest, outcome: Outcome, person_id: str = "") -> str:
    """Say what the law says of it, and go to the person: who was registered stands there."""
    person = person_id or str(outcome["subject"])
    keep_purpose_of(request.session, Purpose("counter"), [person])
    messages.success(request, say(N_("Registered. It stands in the ledger."), request.language))
    for told in ("told", "permits"):
        for reason in reasons_of(str(outcome.get(told, ""))):
            words = reason_in_words(reason, request.language)
            messages.info(request, f"{words} {basis_in_words(reason, request.language)}".strip())
    return reverse("desk-person", args=[person])


def _told(request: OfficeRequest, title: str, person_id: str = "") -> dict[str, object]:
    said = say(title, request.language)
    back = {"url": reverse("desk"), "label": say(N_("Counter"), request.language)}
    if person_id:
        name = summaries([person_id], request.today)[0].name
        back = {"url": reverse("desk-person", args=[person_id]), "label": name}
    return {"title": said, "button": said, "back": back}
