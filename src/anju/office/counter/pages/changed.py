"""An endorsement with changed circumstances, and a late one in hardship: filed at the counter."""

from typing import ClassVar, Final

from django import forms
from django.http import HttpResponseBase

from anju.law.applicant_facts import AgentRelation
from anju.law.endorsement_file import Change
from anju.law.materials import Material
from anju.law.terms import term
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.endorsement.asking import IN_PERSON, AskedBy
from anju.office.casework.endorsement.filing import Changed, file_changed
from anju.office.casework.hardship.filing import Hardship, file_hardship
from anju.office.casework.registration.arriving import Stay
from anju.office.counter.starting import StartPage, Subject, Told, case_page, start_for_permit
from anju.office.counter.steps.forms import LONGEST_WORDS, chosen_materials, offered_materials
from anju.office.counter.who_came import WhoCameForm, who_came, who_may_come
from anju.office.papers.uploads.keeping import OtherPaper
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.places.models import Office
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Choices, DayField, Sentences
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

CHANGES: Final = {
    Change.ADDRESS: N_("the address of residence"),
    Change.EMPLOYMENT: N_("the work"),
    Change.SCHOOLING: N_("the school"),
}
"""What may have changed since the last endorsement."""


class ChangedForm(ScansForm, WhoCameForm):
    """What changed, what shows it, and the new home where the address did."""

    changes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    address = forms.CharField(required=False, max_length=200)
    arrived_on = DayField(required=False)
    materials = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    LABELS: ClassVar[Sentences] = {
        "changes": N_("What has changed"),
        "address": N_("New address, where it changed"),
        "arrived_on": N_("Living there since"),
        "materials": N_("Papers handed in"),
        **WhoCameForm.LABELS,
    }
    field_order = ("key", "changes", "address", "arrived_on", "materials")


class HardshipForm(ScansForm, WhoCameForm):
    """Why the holder was late, and what shows it."""

    TAKES = (OtherPaper.OTHER_PAPER,)

    said = forms.CharField(max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4}))
    materials = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    anyway = forms.BooleanField(required=False)

    LABELS: ClassVar[Sentences] = {
        "said": N_("Why the holder was late"),
        "materials": N_("Papers handed in"),
        "anyway": N_("Endorse late even if no good reason is found"),
        **WhoCameForm.LABELS,
    }
    field_order = ("key", "said", "materials", "anyway")


def _offered(subject: Subject) -> dict[str, Choices]:
    return {
        "relation": who_may_come(subject.language),
        "changes": [(each.value, say(told, subject.language)) for each, told in CHANGES.items()],
        "materials": offered_materials(subject.language),
    }


def _papers_of_hardship(subject: Subject) -> dict[str, Choices]:
    explanation = Material.HARDSHIP_EXPLANATION
    first = (explanation.value, say(term(explanation), subject.language))
    return {
        "relation": who_may_come(subject.language),
        "materials": [first, *offered_materials(subject.language)],
    }


def _asked_by(subject: Subject, told: Told) -> AskedBy:
    agent = who_came(told, subject.person_id)
    if agent is None:
        return IN_PERSON
    return AskedBy(
        agent=agent.person_id,
        relation=AgentRelation(told["relation"]),
        hardly_able_to_come=told["hardly_able"],
    )


def _stay(subject: Subject, told: Told) -> Stay | None:
    if not told["address"].strip():
        return None
    office = Office.objects.get(id=subject.request.viewer.office)
    return Stay(office.division_code, told["address"].strip(), told["arrived_on"])


def _changed(subject: Subject, told: Told, act: Act) -> str:
    changed = Changed(
        frozenset(Change(each) for each in told["changes"]),
        chosen_materials(told["materials"]),
        _stay(subject, told),
        uploads=told["uploads"],
        asked_by=_asked_by(subject, told),
    )
    return case_page(file_changed(permit_id=subject.permit_id, changed=changed, act=act))


def _hardship(subject: Subject, told: Told, act: Act) -> str:
    hardship = Hardship(
        chosen_materials(told["materials"]),
        told["said"],
        uploads=told["uploads"],
        asked_by=_asked_by(subject, told),
        anyway=told["anyway"],
    )
    return case_page(file_hardship(permit_id=subject.permit_id, hardship=hardship, act=act))


CHANGED: Final = StartPage(
    "desk-changed",
    N_("Endorse with changed circumstances"),
    N_("It counts from today, and nothing is suspended while it is looked at."),
    _changed,
    form=ChangedForm,
    choices=_offered,
)
HARDSHIP: Final = StartPage(
    "desk-hardship",
    N_("Late endorsement in hardship"),
    N_("An officer decides whether the late days are charged to the holder."),
    _hardship,
    form=HardshipForm,
    choices=_papers_of_hardship,
    initial=lambda _subject: {"materials": [Material.HARDSHIP_EXPLANATION.value], "anyway": True},
)


@takes_files
@needs(Right.ACCEPT)
def changed(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """File an endorsement whose circumstances changed."""
    return start_for_permit(request, permit_id, CHANGED)


@takes_files
@needs(Right.ACCEPT)
def hardship(request: OfficeRequest, permit_id: str) -> HttpResponseBase:
    """File a late endorsement in hardship."""
    return start_for_permit(request, permit_id, HARDSHIP)
