"""Forms that ask for a contact, for the code that proves it, and why one is ended."""

from typing import ClassVar, Final

from django import forms
from django.http import QueryDict

from anju.office.access.codes import DIGITS
from anju.office.access.viewer import OfficeRequest
from anju.office.common.ids import LENGTH
from anju.office.registry.contacts.binding import ContactEnd
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, Sentences
from anju.words import N_, say

LONGEST: Final = 254
"""Characters of a mail address."""

CHANNELS: Final = {
    ContactChannel.SMS: N_("mobile phone"),
    ContactChannel.MAIL: N_("mail"),
    ContactChannel.CHAT: N_("chat"),
}
ENDS: Final = {
    ContactEnd.CHANGED_CONTACT: N_("There is another one now"),
    ContactEnd.LOST_CONTACT: N_("It was lost, or belongs to somebody else now"),
    ContactEnd.OWN_WISH: N_("The person wants no messages there"),
    ContactEnd.WRONG_ENTRY: N_("It was entered wrongly"),
}


class ContactForm(Asking):
    """A phone or mail address to be bound, and that it was seen whose it is."""

    channel = forms.ChoiceField(widget=forms.RadioSelect)
    address = forms.CharField(max_length=LONGEST)
    identity_seen = forms.BooleanField()

    LABELS: ClassVar[Sentences] = {
        "channel": N_("Kind of contact"),
        "address": N_("Number or address"),
        "identity_seen": N_("I have seen the identity card of this person, who is here"),
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.BAD_CONTACT: "address",
        Because.CONTACT_HELD: "address",
    }


class CodeForm(Asking):
    """The code that came, with what it was sent for; `code_id` names it."""

    channel = forms.CharField(widget=forms.HiddenInput, max_length=8)
    address = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST)
    contact = forms.CharField(widget=forms.HiddenInput, max_length=LENGTH, required=False)
    code_id = forms.CharField(widget=forms.HiddenInput, max_length=LENGTH)
    code = forms.CharField(
        max_length=4 * DIGITS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    LABELS: ClassVar[Sentences] = {"code": N_("Code of 6 digits")}
    AT_FAULT: ClassVar[AtFault] = {Because.CONTACT_HELD: "code"}


class AskedForCodeForm(CodeForm):
    """The same, shown in answer to the form that asked for the code."""

    def posted(self, request: OfficeRequest) -> QueryDict | None:  # noqa: ARG002 - as the base asks
        """Nothing: what was sent was the other form."""
        return None


class EndContactForm(Asking):
    """Why a contact is ended."""

    reason = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"reason": N_("Reason")}


def channel_choices(language: str) -> Choices:
    """The kinds of contacts in words."""
    return [(each.value, say(told, language)) for each, told in CHANNELS.items()]


def end_choices(language: str) -> Choices:
    """Why a contact is ended, in words."""
    return [(each.value, say(told, language)) for each, told in ENDS.items()]
