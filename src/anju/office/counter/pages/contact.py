"""The contacts of the person at the counter: bound with their identity seen, proved by a code.

The code goes to the phone or mail address and is told by the person who stands there: a number
that was mistyped reaches somebody else, and is not bound.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.contacts.addresses import normal_address
from anju.office.registry.contacts.binding import bind_contact
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.summaries import summaries
from anju.office.registry.refused import Because, Refused
from anju.office.screens.asking import asked
from anju.office.screens.contact_forms import CodeForm, ContactForm, channel_choices
from anju.office.screens.contact_pages import ContactPages
from anju.office.screens.known import known_person
from anju.office.screens.proving import contact_must_be_proved
from anju.office.screens.purposes import look
from anju.office.screens.shown import ERASED
from anju.office.screens.why import with_purpose
from anju.words import N_, say

TITLE: Final = N_("Contacts")
SEND: Final = N_("Send a code there")
BIND: Final = N_("Bind the contact")
LEAD: Final = N_(
    "A code is sent there at once. The person tells it to you, and only then the contact is bound. "
    "By it they sign in and are reminded."
)
BOUND: Final = N_("The contact is bound. The person can sign in with it from now on.")
PROVED: Final = N_("The contact is proved for another year.")
ENDED: Final = N_("The contact is ended. No code and no message goes there any more.")


def _about(
    request: OfficeRequest, person_id: str, page: Callable[[ContactPages], HttpResponse]
) -> HttpResponseBase:
    """A page about the contacts of somebody known here, once it is known why they are looked at."""

    def shown(purpose: object) -> HttpResponse:
        person = known_person(request, person_id)
        look(request, "desk-contact", str(purpose), absorbed_by(person.id))
        return page(_pages(request, person.id))

    return with_purpose(request, shown)


@needs(Right.BIND_CONTACT)
def contact(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """The contacts that a person has, and the form that binds another."""
    return _about(request, person_id, _contacts)


def _contacts(pages: ContactPages) -> HttpResponse:
    request = pages.request
    form = ContactForm(
        request,
        choices={"channel": channel_choices(request.language)},
        initial={"channel": ContactChannel.SMS.value},
    )

    def send(_act: Act) -> HttpResponse:
        channel = ContactChannel(form.cleaned_data["channel"])
        address = normal_address(channel, form.cleaned_data["address"])
        if any((each.channel, each.address) == (channel, address) for each in pages.held()):
            raise Refused(Because.CONTACT_HELD)
        return pages.send_code(TITLE, BIND, channel, address)

    told = pages.told(TITLE, SEND)
    told["lead"] = say(LEAD, request.language)
    told["contacts"] = pages.shown()
    return asked(request, form, send, told, "counter/contacts.html")


@needs(Right.BIND_CONTACT)
def code(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Takes the code that came: binds the contact it went to, or proves it for another year."""
    if request.method != "POST":
        return HttpResponseRedirect(_home(person_id))
    return _about(request, person_id, _code)


def _code(pages: ContactPages) -> HttpResponse:
    request, form = pages.request, CodeForm(pages.request)

    def carry_out(act: Act) -> str:
        typed = form.cleaned_data
        is_bound = bool(typed["contact"])
        if is_bound:
            pages.prove(typed, act)
        else:
            _bind(pages, typed, act)
        messages.success(request, say(PROVED if is_bound else BOUND, request.language))
        return pages.home

    return asked(request, form, carry_out, pages.told(TITLE, BIND))


def _bind(pages: ContactPages, typed: Mapping[str, Any], act: Act) -> None:
    person_id, channel, address = pages.person_id, _channel(typed["channel"]), typed["address"]
    contact_must_be_proved(
        typed["code_id"], typed["code"], person_id, channel, address, pages.request.at
    )
    bind_contact(person_id=person_id, channel=channel, address=address, act=act)


@needs(Right.BIND_CONTACT)
def prove(request: OfficeRequest, person_id: str, contact_id: str) -> HttpResponseBase:
    """Sends a code to a contact that was bound, to prove it for another year."""
    if request.method != "POST":
        return HttpResponseRedirect(_home(person_id))

    def send(pages: ContactPages) -> HttpResponse:
        held = pages.one(contact_id)
        return pages.send_code(TITLE, BIND, held.channel, held.address, contact_id)

    return _about(request, person_id, send)


@needs(Right.BIND_CONTACT)
def end(request: OfficeRequest, person_id: str, contact_id: str) -> HttpResponseBase:
    """Ends a contact."""
    return _about(request, person_id, lambda pages: pages.end(contact_id, TITLE, ENDED))


def _channel(code: str) -> ContactChannel:
    try:
        return ContactChannel(code)
    except ValueError:
        raise Http404 from None


def _home(person_id: str) -> str:
    return reverse("desk-contact", args=[person_id])


def _pages(request: OfficeRequest, person_id: str) -> ContactPages:
    name = summaries([person_id], request.today)[0].name or say(ERASED, request.language)
    back = {"url": reverse("desk-person", args=[person_id]), "label": name}
    home = _home(person_id)
    return ContactPages(request, person_id, "desk-contact", (person_id,), home, back)
