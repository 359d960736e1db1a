"""One's own contacts and passkeys: proved for another year by a code, ended at once.

A new contact is bound at the counter alone: whoever has taken over a session could otherwise
bind their own.
"""

from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import asked
from anju.office.screens.contact_forms import CodeForm
from anju.office.screens.contact_pages import ContactPages
from anju.office.screens.own import Own, is_about, people_of
from anju.office.screens.purposes import look
from anju.words import N_, say

TITLE: Final = N_("Which code was sent to you?")
PROVE: Final = N_("Prove it")
PROVED: Final = N_("Proved: codes and messages go there for another year.")
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
    return is_about(request, people[0])


@needs(Right.SEE_OWN_PERMIT)
def contacts(request: OfficeRequest) -> HttpResponse:
    """The contacts and passkeys that one signs in with."""
    me = oneself(request)
    look(request, "my-contacts", "own", me.records)
    passkeys = Authenticator.objects.filter(
        user_id=request.viewer.account_id, type=Authenticator.Type.WEBAUTHN
    )
    context = {"contacts": _pages(request, me).shown(), "passkeys": passkeys.count()}
    return render(request, "online/contacts.html", context)


@needs(Right.SEE_OWN_PERMIT)
def prove(request: OfficeRequest, contact_id: str) -> HttpResponseBase:
    """Sends a code to one of one's own contacts, and asks for it."""
    pages = _pages(request, oneself(request))
    if request.method != "POST":
        return HttpResponseRedirect(pages.home)
    held = pages.one(contact_id)
    return pages.send_code(TITLE, PROVE, held.channel, held.address, contact_id)


@needs(Right.SEE_OWN_PERMIT)
def code(request: OfficeRequest) -> HttpResponseBase:
    """Takes the code that came, and proves the contact for another year."""
    pages = _pages(request, oneself(request))
    if request.method != "POST":
        return HttpResponseRedirect(pages.home)
    form = CodeForm(request)

    def carry_out(act: Act) -> str:
        pages.prove(form.cleaned_data, act)
        messages.success(request, say(PROVED, request.language))
        return pages.home

    return asked(request, form, carry_out, pages.told(TITLE, PROVE), person_id=pages.asks_as)


@needs(Right.SEE_OWN_PERMIT)
def end(request: OfficeRequest, contact_id: str) -> HttpResponseBase:
    """Ends one of one's own contacts."""
    me = oneself(request)
    pages = _pages(request, me)
    pages.one(contact_id)
    look(request, "my-contact-end", "own", me.records)
    return pages.end(contact_id, END_QUESTION, ENDED, LAST_ONE if len(pages.held()) == 1 else "")


def _pages(request: OfficeRequest, me: Own) -> ContactPages:
    home = reverse("my-contacts")
    back = {"url": home, "label": say(N_("Signing in"), request.language)}
    return ContactPages(request, me.person_id, "my-contact", (), home, back, is_own=True)
