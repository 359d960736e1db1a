"""One's own contacts and passkeys: proved for another year by a code, ended at once.

A new contact is bound at the counter alone: whoever has taken over a session could otherwise
bind their own.
"""

from typing import Final

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.contacts.addresses import masked
from anju.office.registry.contacts.binding import ContactEnd, end_contact, prove_contact
from anju.office.registry.contacts.reading import Reachable, contacts_of
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import asked
from anju.office.screens.contact_forms import (
    NOT_TAKEN,
    AskedForCodeForm,
    CodeForm,
    EndContactForm,
    contacts_shown,
    end_choices,
)
from anju.office.screens.own import Own, people_of
from anju.office.screens.proving import ask_for_code, contact_must_be_proved, contact_subject
from anju.office.screens.purposes import look
from anju.words import N_, say

TITLE: Final = N_("Which code was sent to you?")
SENT_TO: Final = N_("A code was sent to {address}.")
PROVE: Final = N_("Prove it")
PROVED: Final = N_("Proved: codes and messages go there for another year.")
END: Final = N_("End the contact")
END_QUESTION: Final = N_("Why should no message go there any more?")
LAST_ONE: Final = N_(
    "This is your only contact: without it and without a passkey you sign in no more, until a new "
    "one is bound at the counter."
)
ENDED: Final = N_("Ended. No code and no message goes there any more.")


def oneself(request: OfficeRequest) -> Own:
    """The viewer as a person; 404 for an account that is nobody's own."""
    people = people_of(request.viewer, request.today)
    if not people or people[0].role is not Role.HOLDER:
        raise Http404
    return people[0]


@needs(Right.SEE_OWN_PERMIT)
def contacts(request: OfficeRequest) -> HttpResponse:
    """The contacts and passkeys that one signs in with."""
    me = oneself(request)
    look(request, "my-contacts", "own", me.records)
    passkeys = Authenticator.objects.filter(
        user_id=request.viewer.account_id, type=Authenticator.Type.WEBAUTHN
    )
    context = {
        "contacts": contacts_shown(_held(request, me), request.language),
        "passkeys": passkeys.count(),
    }
    return render(request, "online/contacts.html", context)


@needs(Right.SEE_OWN_PERMIT)
def prove(request: OfficeRequest, contact_id: str) -> HttpResponseBase:
    """Sends a code to one of one's own contacts, and asks for it."""
    me = oneself(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("my-contacts"))
    held = _one(_held(request, me), contact_id)
    subject = contact_subject(me.person_id, held.channel, held.address)
    if limited := ratelimit.consume_or_429(request, action="contact_code", key=subject):
        answer: HttpResponse = limited
        return answer
    code_id = ask_for_code(me.person_id, held.channel, held.address, request.language, request.at)
    if code_id is None:
        messages.error(request, say(NOT_TAKEN, request.language))
        return HttpResponseRedirect(reverse("my-contacts"))
    shown = masked(held.channel, held.address)
    sent = {"channel": held.channel.value, "address": shown, "contact": contact_id}
    told = _told(request, TITLE, PROVE)
    told["lines"] = [say(SENT_TO, request.language).format(address=shown)]
    told["form"] = AskedForCodeForm(request, initial={**sent, "code_id": code_id})
    told["action"] = reverse("my-contact-code")
    return render(request, "common/asking.html", told)


@needs(Right.SEE_OWN_PERMIT)
def code(request: OfficeRequest) -> HttpResponseBase:
    """Takes the code that came, and proves the contact for another year."""
    me = oneself(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("my-contacts"))
    form = CodeForm(request)

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        held = _one(_held(request, me), told["contact"])
        contact_must_be_proved(
            told["code_id"], told["code"], me.person_id, held.channel, held.address, request.at
        )
        prove_contact(person_id=me.person_id, contact_id=held.contact_id, act=act)
        messages.success(request, say(PROVED, request.language))
        return reverse("my-contacts")

    told = _told(request, TITLE, PROVE)
    return asked(request, form, carry_out, told, person_id=me.person_id)


@needs(Right.SEE_OWN_PERMIT)
def end(request: OfficeRequest, contact_id: str) -> HttpResponseBase:
    """Ends one of one's own contacts."""
    me = oneself(request)
    held = _held(request, me)
    ending = _one(held, contact_id)
    look(request, "my-contact-end", "own", me.records)
    form = EndContactForm(request, choices={"reason": end_choices(request.language)})

    def carry_out(act: Act) -> str:
        reason = ContactEnd(form.cleaned_data["reason"])
        end_contact(person_id=me.person_id, contact_id=contact_id, reason=reason, act=act)
        messages.success(request, say(ENDED, request.language))
        return reverse("my-contacts")

    told = _told(request, END_QUESTION, END)
    told["lines"] = [masked(ending.channel, ending.address)]
    if len(held) == 1:
        told["lead"] = say(LAST_ONE, request.language)
    return asked(request, form, carry_out, told, person_id=me.person_id)


def _held(request: OfficeRequest, me: Own) -> tuple[Reachable, ...]:
    return contacts_of([me.person_id], request.today)[me.person_id]


def _one(held: tuple[Reachable, ...], contact_id: str) -> Reachable:
    """One of one's contacts; 404 for any other."""
    for each in held:
        if each.contact_id == contact_id:
            return each
    raise Http404


def _told(request: OfficeRequest, title: str, button: str) -> dict[str, object]:
    back = {"url": reverse("my-contacts"), "label": say(N_("Signing in"), request.language)}
    return {
        "title": say(title, request.language),
        "button": say(button, request.language),
        "back": back,
    }
