"""Closes the account of somebody who left."""

from typing import ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from anju.office.access.models import Account
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.records.pages.staff import known_account
from anju.office.records.staff_rows import name_of
from anju.office.registry.city.closing import close_staff_account
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Asking, Sentences, asked
from anju.words import N_, say

CLOSE = N_("Close the account")
LEAD = N_(
    "Nobody signs in to it any more: its sessions end now, its posts today. What was recorded "
    "under it stays. It is not opened again; the name is not given to anybody else."
)
CLOSED = N_("The account was closed: {name}.")
REASONS = {
    "left_service": N_("Left the service"),
    "moved": N_("Moved to other work"),
    "wrong_entry": N_("It was opened by mistake"),
}
"""Why an account is closed: codes of the ledger, as the form offers them."""


class CloseAccount(Asking):
    """The end of an account."""

    LABELS: ClassVar[Sentences] = {"reason": N_("Why")}

    reason = forms.ChoiceField()


@needs(Right.APPOINT_STAFF)
def close(request: OfficeRequest, account_id: str) -> HttpResponse:
    """Asks why, and closes the account; one that was closed already leads back to the staff."""
    if Account.objects.filter(id=account_id, person="", is_active=False).exists():
        return HttpResponseRedirect(reverse("staff"))
    found = known_account(request, account_id)
    language = request.language
    reasons = [(code, say(label, language)) for code, label in REASONS.items()]
    form = CloseAccount(request, choices={"reason": reasons})

    def carry_out(act: Act) -> str:
        close_staff_account(account_id=found.id, reason=form.cleaned_data["reason"], act=act)
        messages.success(request, say(CLOSED, language).format(name=name_of(found)))
        return reverse("staff")

    told = {
        "title": f"{say(CLOSE, language)} · {name_of(found)}",
        "button": say(CLOSE, language),
        "lead": say(LEAD, language),
        "back": {"url": reverse("staff-account", args=[found.id]), "label": name_of(found)},
    }
    return asked(request, form, carry_out, told)
