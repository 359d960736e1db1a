"""The contacts of the person at the counter: bound with their identity seen, proved by a code.

The code goes to the phone or mail address and is told by the person who stands there: a number
that was mistyped reaches somebody else, and is not bound.
"""

from collections.abc import Callable
from typing import Final

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.contacts.addresses import masked, normal_address
from anju.office.registry.contacts.binding import (
    ContactEnd,
    bind_contact,
    end_contact,
    prove_contact,
)
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.contacts.reading import Reachable, contacts_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import Person
from anju.office.registry.people.summaries import summaries
from anju.office.registry.refused import Because, Refused
from anju.office.screens.asking import asked
from anju.office.screens.contact_forms import (
    NOT_TAKEN,
    AskedForCodeForm,
    CodeForm,
    ContactForm,
    EndContactForm,
    channel_choices,
    contacts_shown,
    end_choices,
)
from anju.office.screens.known import known_person
from anju.office.screens.proving import ask_for_code, contact_must_be_proved, contact_subject
from anju.office.screens.purposes import look
from anju.office.screens.shown import ERASED
from anju.office.screens.why import with_purpose
from anju.words import N_, say

TITLE: Final = N_("Contacts")
SEND: Final = N_("Send a code there")
BIND: Final = N_("Bind the contact")
END: Final = N_("End the contact")
LEAD: Final = N_(
    "A code is sent there at once. The person tells it to you, and only then the contact is bound. "
    "By it they sign in and are reminded."
)
SENT_TO: Final = N_("A code was sent to {address}.")
BOUND: Final = N_("The contact is bound. The person can sign in with it from now on.")
PROVED: Final = N_("The contact is proved for another year.")
ENDED: Final = N_("The contact is ended. No code and no message goes there any more.")


def _about(
    request: OfficeRequest, person_id: str, page: Callable[[Person], HttpResponse]
) -> HttpResponseBase:
    """A page about the contacts of somebody known here, once it is known why they are looked at."""

    def shown(purpose: object) -> HttpResponse:
        person = known_person(request, person_id)
        look(request, "desk-contact", str(purpose), absorbed_by(person.id))
        return page(person)

    return with_purpose(request, shown)


@needs(Right.BIND_CONTACT)
def contact(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """The contacts that a person has, and the form that binds another."""
    return _about(request, person_id, lambda person: _contacts(request, person))


def _contacts(request: OfficeRequest, person: Person) -> HttpResponse:
    form = ContactForm(
        request,
        choices={"channel": channel_choices(request.language)},
        initial={"channel": ContactChannel.SMS.value},
    )
    held = _held(request, person)

    def send(_act: Act) -> HttpResponse:
        channel = ContactChannel(form.cleaned_data["channel"])
        address = normal_address(channel, form.cleaned_data["address"])
        if any((each.channel, each.address) == (channel, address) for each in held):
            raise Refused(Because.CONTACT_HELD)
        return _send_code(request, person, channel, address)

    told = _told(request, person, SEND)
    told["lead"] = say(LEAD, request.language)
    told["contacts"] = contacts_shown(held, request.language)
    told["person_id"] = person.id
    return asked(request, form, send, told, "counter/contacts.html")


@needs(Right.BIND_CONTACT)
def code(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Takes the code that came: binds the contact it went to, or proves it for another year."""
    if request.method != "POST":
        return HttpResponseRedirect(_home(person_id))
    return _about(request, person_id, lambda person: _code(request, person))


def _code(request: OfficeRequest, person: Person) -> HttpResponse:
    form = CodeForm(request)

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        channel = _channel(told["channel"])
        contact_must_be_proved(
            told["code_id"], told["code"], person.id, channel, told["address"], request.at
        )
        if told["contact"]:
            _one(_held(request, person), told["contact"])
            prove_contact(person_id=person.id, contact_id=told["contact"], act=act)
            messages.success(request, say(PROVED, request.language))
        else:
            bind_contact(person_id=person.id, channel=channel, address=told["address"], act=act)
            messages.success(request, say(BOUND, request.language))
        return _home(person.id)

    return asked(request, form, carry_out, _told(request, person, BIND))


@needs(Right.BIND_CONTACT)
def prove(request: OfficeRequest, person_id: str, contact_id: str) -> HttpResponseBase:
    """Sends a code to a contact that was bound, to prove it for another year."""
    if request.method != "POST":
        return HttpResponseRedirect(_home(person_id))

    def send(person: Person) -> HttpResponse:
        held = _one(_held(request, person), contact_id)
        return _send_code(request, person, held.channel, held.address, held.contact_id)

    return _about(request, person_id, send)


@needs(Right.BIND_CONTACT)
def end(request: OfficeRequest, person_id: str, contact_id: str) -> HttpResponseBase:
    """Ends a contact."""
    return _about(request, person_id, lambda person: _end(request, person, contact_id))


def _end(request: OfficeRequest, person: Person, contact_id: str) -> HttpResponse:
    held = _one(_held(request, person), contact_id)
    form = EndContactForm(request, choices={"reason": end_choices(request.language)})

    def carry_out(act: Act) -> str:
        reason = ContactEnd(form.cleaned_data["reason"])
        end_contact(person_id=person.id, contact_id=contact_id, reason=reason, act=act)
        messages.success(request, say(ENDED, request.language))
        return _home(person.id)

    told = _told(request, person, END)
    told["lines"] = [masked(held.channel, held.address)]
    return asked(request, form, carry_out, told)


def _send_code(
    request: OfficeRequest,
    person: Person,
    channel: ContactChannel,
    address: str,
    contact_id: str = "",
) -> HttpResponse:
    """Send a code, and ask for it; says so where the channel did not take it."""
    subject = contact_subject(person.id, channel, address)
    if limited := ratelimit.consume_or_429(request, action="contact_code", key=subject):
        answer: HttpResponse = limited
        return answer
    code_id = ask_for_code(person.id, channel, address, request.language, request.at)
    if code_id is None:
        messages.error(request, say(NOT_TAKEN, request.language))
        return HttpResponseRedirect(_home(person.id))
    sent = {"channel": channel.value, "address": address, "contact": contact_id, "code_id": code_id}
    told = _told(request, person, BIND)
    told["lines"] = [
        say(SENT_TO, request.language).format(address=masked(channel, address)),
    ]
    told["form"] = AskedForCodeForm(request, initial=sent)
    told["action"] = reverse("desk-contact-code", args=[person.id])
    return render(request, "common/asking.html", told)


def _channel(code: str) -> ContactChannel:
    try:
        return ContactChannel(code)
    except ValueError:
        raise Http404 from None


def _held(request: OfficeRequest, person: Person) -> tuple[Reachable, ...]:
    return contacts_of([person.id], request.today)[person.id]


def _one(held: tuple[Reachable, ...], contact_id: str) -> Reachable:
    """A contact of the person; 404 for any other."""
    for each in held:
        if each.contact_id == contact_id:
            return each
    raise Http404


def _home(person_id: str) -> str:
    return reverse("desk-contact", args=[person_id])


def _told(request: OfficeRequest, person: Person, button: str) -> dict[str, object]:
    name = summaries([person.id], request.today)[0].name or say(ERASED, request.language)
    return {
        "title": say(TITLE, request.language),
        "button": say(button, request.language),
        "back": {"url": reverse("desk-person", args=[person.id]), "label": name},
    }
