"""What the pages about somebody's contacts share: at the counter, and their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.viewer import OfficeRequest
from anju.office.registry.contacts.addresses import masked
from anju.office.registry.contacts.binding import ContactEnd, end_contact, prove_contact
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.contacts.reading import Reachable, contacts_of
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import asked
from anju.office.screens.contact_forms import (
    CHANNELS,
    AskedForCodeForm,
    EndContactForm,
    end_choices,
)
from anju.office.screens.proving import ask_for_code, contact_must_be_proved, contact_subject
from anju.words import N_, say

SENT_TO: Final = N_("A code was sent to {address}.")
NOT_TAKEN: Final = N_("No message could be sent there now. Check it, or try again in a while.")
END: Final = N_("End the contact")


@dataclass(frozen=True, slots=True)
class ContactPages:
    """The pages about the contacts of one person.

    `prefix` and `arguments` name their addresses, `home` is that of the list, `back` what leads
    away from a form.  `is_own` where the person looks at their own.
    """

    request: OfficeRequest
    person_id: str
    prefix: str
    arguments: tuple[str, ...]
    home: str
    back: Mapping[str, str]
    is_own: bool = False

    def held(self) -> tuple[Reachable, ...]:
        """The contacts of the person."""
        return contacts_of([self.person_id], self.request.today)[self.person_id]

    def one(self, contact_id: str) -> Reachable:
        """A contact of the person; 404 for any other."""
        for each in self.held():
            if each.contact_id == contact_id:
                return each
        raise Http404

    def shown(self) -> list[dict[str, object]]:
        """The contacts as `common/contacts.html` shows them: masked, with what can be done."""
        return [
            {
                "channel": say(CHANNELS[each.channel], self.request.language),
                "address": masked(each.channel, each.address),
                "proved_on": each.proved_on,
                "is_fresh": each.is_fresh,
                "prove_url": self._url("prove", each.contact_id),
                "end_url": self._url("end", each.contact_id),
            }
            for each in self.held()
        ]

    def told(self, title: str, button: str) -> dict[str, object]:
        """What a form's page says around the form."""
        language = self.request.language
        return {"title": say(title, language), "button": say(button, language), "back": self.back}

    def send_code(
        self, title: str, button: str, channel: ContactChannel, address: str, contact_id: str = ""
    ) -> HttpResponse:
        """Send a code, and ask for it; says so where the channel did not take it.

        Of a contact that is bound the form holds no address.
        """
        request, person_id = self.request, self.person_id
        subject = contact_subject(person_id, channel, address)
        if limited := ratelimit.consume_or_429(request, action="contact_code", key=subject):
            answer: HttpResponse = limited
            return answer
        code_id = ask_for_code(person_id, channel, address, request.language, request.at)
        if code_id is None:
            messages.error(request, say(NOT_TAKEN, request.language))
            return HttpResponseRedirect(self.home)
        shown = masked(channel, address)
        sent = {
            "channel": channel.value,
            "address": shown if contact_id else address,
            "contact": contact_id,
            "code_id": code_id,
        }
        told = self.told(title, button)
        told["lines"] = [say(SENT_TO, request.language).format(address=shown)]
        told["form"] = AskedForCodeForm(request, initial=sent)
        told["action"] = self._url("code")
        return render(request, "common/asking.html", told)

    def prove(self, typed: Mapping[str, Any], act: Act) -> None:
        """Prove a contact for another year by the code that was typed; raises NotProved."""
        held = self.one(typed["contact"])
        contact_must_be_proved(
            typed["code_id"],
            typed["code"],
            self.person_id,
            held.channel,
            held.address,
            self.request.at,
        )
        prove_contact(person_id=self.person_id, contact_id=held.contact_id, act=act)

    def end(self, contact_id: str, title: str, done: str, lead: str = "") -> HttpResponse:
        """Ask why a contact is ended, and end it; `done` is said then."""
        request, ending = self.request, self.one(contact_id)
        form = EndContactForm(request, choices={"reason": end_choices(request.language)})

        def carry_out(act: Act) -> str:
            reason = ContactEnd(form.cleaned_data["reason"])
            end_contact(person_id=self.person_id, contact_id=contact_id, reason=reason, act=act)
            messages.success(request, say(done, request.language))
            return self.home

        told = self.told(title, END)
        told["lines"] = [masked(ending.channel, ending.address)]
        told["lead"] = say(lead, request.language) if lead else ""
        return asked(request, form, carry_out, told, person_id=self.asks_as)

    @property
    def asks_as(self) -> str:
        """For whom a form is sent, as `asked` takes it: the person themselves, nobody for staff."""
        return self.person_id if self.is_own else ""

    def _url(self, step: str, *further: str) -> str:
        return reverse(f"{self.prefix}-{step}", args=[*self.arguments, *further])
