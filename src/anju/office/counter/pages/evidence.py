"""A body confirms something for one of its people: work, school, home, or months of insurance."""

from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse

from anju.law.automatic import Confirmed
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.automatic.confirming import confirmed_by
from anju.office.casework.automatic.evidence import supply_evidence
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.matching import NoMatch, person_of
from anju.office.common.typed import normal_name
from anju.office.counter.typed_fields import IdentityNumberField
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because, Refused
from anju.office.screens.acting import act_of
from anju.office.screens.asking import Asking, Sentences, asked
from anju.office.screens.purposes import look
from anju.words import N_, say

TITLE: Final = N_("Confirm something for one of your people")
LEAD: Final = N_(
    "It is weighed when their permit is endorsed automatically. Confirm only what you know today; "
    "whoever it is about reads it."
)
BACK: Final = N_("Lists of people")
RECORDED: Final = N_("It was recorded.")
LABELS: Final = {
    Confirmed.ADDRESS: N_("lives in our housing"),
    Confirmed.EMPLOYMENT: N_("works for us"),
    Confirmed.INSURANCE: N_("social insurance is paid through us"),
    Confirmed.SCHOOLING: N_("goes to our school"),
}
MONTHS_OF_WHAT: Final = N_("Confirm the social insurance, or leave the months out.")
HOLDS: Final = {"yes": N_("this is so today"), "no": N_("this is so no more")}


class EvidenceForm(Asking):
    """Whom it is about, by number and name together, and what holds."""

    name = forms.CharField(max_length=80)
    number = IdentityNumberField()
    what = forms.ChoiceField(widget=forms.RadioSelect)
    holds = forms.ChoiceField(widget=forms.RadioSelect)
    months = forms.IntegerField(required=False, min_value=0, max_value=12)

    LABELS: ClassVar[Sentences] = {
        "name": N_("Name"),
        "number": N_("Citizen identity number"),
        "what": N_("What you confirm"),
        "holds": N_("Is it so?"),
        "months": N_("Months of social insurance in the last 12, where you know them"),
    }

    def clean_months(self) -> int | None:
        """Months belong to the insurance: with another matter they would be told in vain."""
        months: int | None = self.cleaned_data["months"]
        if months is not None and self.cleaned_data.get("what") != Confirmed.INSURANCE:
            raise ValidationError(MONTHS_OF_WHAT)
        return months


@needs(Right.SUPPLY_EVIDENCE)
def evidence(request: OfficeRequest) -> HttpResponse:
    """Ask what a body confirms, of the matters that it can know."""
    known = confirmed_by(request.viewer.account_id)
    offered = {
        "what": [(each.value, say(LABELS[each], request.language)) for each in sorted(known)],
        "holds": [(code, say(told, request.language)) for code, told in HOLDS.items()],
    }
    form = EvidenceForm(request, choices=offered, initial={"holds": "yes"})
    if Confirmed.INSURANCE not in known:
        del form.fields["months"]
    title = say(TITLE, request.language)
    context = {
        "title": title,
        "button": title,
        "lead": say(LEAD, request.language),
        "back": {"url": reverse("desk-lists"), "label": say(BACK, request.language)},
    }
    return asked(request, form, lambda act: _supplied(request, form, act), context)


def _supplied(request: OfficeRequest, form: EvidenceForm, act: Act) -> str:
    told = form.cleaned_data
    person = _named(request, form)
    look(request, "desk-evidence", "queue list", [person])
    supply_evidence(
        person_id=person,
        what=Confirmed(told["what"]),
        holds=told["holds"] == "yes",
        months=told.get("months"),
        act=act,
    )
    messages.success(request, say(RECORDED, request.language))
    return reverse("desk-evidence")


def _named(request: OfficeRequest, form: EvidenceForm) -> str:
    """Whom number and name lead to; the same refusal for nobody and for another name."""
    told = form.cleaned_data
    row = ListedPerson(1, normal_name(told["name"]), told["number"].text, "")
    try:
        person = person_of(row, act_of(request, ""))
    except NoMatch:
        person = None
    if person is None:
        raise Refused(Because.NOT_FOUND)
    return person
