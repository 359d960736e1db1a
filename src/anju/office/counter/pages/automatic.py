"""Automatic endorsement at the counter: the holder's choice, what is confirmed, the rules."""

from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.law.automatic import Confirmed
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.automatic.consent import consent_of, give_consent, withdraw_consent
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.automatic.rules import RULES, end_rules, sign_rules, signed_in
from anju.office.casework.cases.channels import Channel
from anju.office.common.ids import new_id
from anju.office.counter.starting import StartPage, Subject, Told, start_for_permit
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.screens.acting import act_of
from anju.office.screens.asking import Asking, Choices, Sentences
from anju.office.screens.pressed import pressed
from anju.office.screens.shown import place_of
from anju.words import N_, say

GIVE: Final = "give"
WITHDRAW: Final = "withdraw"
CONFIRM: Final = "confirm"
ENDED: Final = "ended"

CHOICES: Final = {
    GIVE: N_("The holder agrees to automatic endorsement"),
    WITHDRAW: N_("The holder withdraws the agreement"),
    CONFIRM: N_("The office has seen that the holder lives at the registered address"),
    ENDED: N_("The office has seen that the holder lives there no more"),
}
"""What is recorded of a holder here."""

RECORDED: Final = N_("It was recorded.")


class AutomaticForm(Asking):
    """What is recorded."""

    what = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"what": N_("What is recorded")}


def _offered(subject: Subject) -> dict[str, Choices]:
    agrees = consent_of(absorbed_by(subject.person_id)).is_given
    codes = (WITHDRAW if agrees else GIVE, CONFIRM, ENDED)
    return {"what": [(code, say(CHOICES[code], subject.language)) for code in codes]}


def _record(subject: Subject, told: Told, act: Act) -> str:
    person = subject.person_id
    if told["what"] == GIVE:
        place = subject.permit.division_code if subject.permit else act.within
        give_consent(person_id=person, channel=Channel.COUNTER, place=place, act=act)
    elif told["what"] == WITHDRAW:
        withdraw_consent(person_id=person, channel=Channel.COUNTER, act=act)
    else:
        holds = told["what"] == CONFIRM
        supply_evidence(person_id=person, what=Confirmed.ADDRESS, holds=holds, act=act)
    messages.success(subject.request, say(RECORDED, subject.language))
    return subject.home


PAGE: Final = StartPage(
    "desk-automatic",
    N_("Automatic endorsement"),
    N_("Nothing is endorsed by itself unless its holder agreed, and nobody is refused by itself."),
    _record,
    form=AutomaticForm,
    choices=_offered,
)


@needs(Right.ACCEPT)
def automatic(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """Records the holder's choice, or what the office has seen."""
    return start_for_permit(request, permit_id, PAGE)


@needs(Right.DECIDE)
def rules(request: OfficeRequest) -> HttpResponse:
    """The rules of automatic endorsement, and whether they are signed for the officer's place."""
    act = act_of(request, "")
    context = {
        "place": place_of(request),
        "rules": [say(each, request.language) for each in RULES],
        "signed": signed_in(act.within),
        "key": new_id(),
    }
    return render(request, "counter/automatic_rules.html", context)


@require_POST
@needs(Right.DECIDE)
def sign(request: OfficeRequest) -> HttpResponse:
    """Sign the rules, or end them."""
    act = act_of(request, request.POST.get("key", "")[:40])
    do = end_rules if request.POST.get("what") == ENDED else sign_rules
    done = pressed(lambda: do(act=act), request.language)
    if isinstance(done, list):
        for line in done:
            messages.warning(request, line)
    else:
        messages.success(request, say(RECORDED, request.language))
    return HttpResponseRedirect(reverse("desk-automatic-rules"))
