"""The fields of a form that was filled in on paper, and the outages that it can belong to."""

from typing import ClassVar

from django import forms

from anju.law.applicant_facts import Ground
from anju.law.terms import term
from anju.office.access.offices import office_names
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.paper_mode.waiting import LATEST
from anju.office.counter.newcomers import WHO, WhoForm
from anju.office.counter.outage_words import outage_in_words
from anju.office.counter.starting import Subject, Told
from anju.office.counter.steps.forms import offered_materials
from anju.office.counter.who_came import WhoCameForm, who_may_come
from anju.office.places.models import Outage
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, DayField, Sentences
from anju.office.screens.declared import declared_fields, measure_of
from anju.words import N_, say


class FormForm(Asking):
    """Which form: its outage, its number, the day on it."""

    outage = forms.ChoiceField(widget=forms.RadioSelect)
    form = forms.CharField(
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    on = DayField()

    LABELS: ClassVar[Sentences] = {
        "outage": N_("On paper"),
        "form": N_("Number of the paper form"),
        "on": N_("Day on the form"),
    }
    HINTS: ClassVar[Sentences] = {
        "form": N_("Twelve digits. Each form is entered once."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.DAY_IN_FUTURE: "on"}


class CameForm(WhoCameForm, FormForm):
    """The same, and who came for the holder."""

    LABELS: ClassVar[Sentences] = {**FormForm.LABELS, **WhoCameForm.LABELS}
    field_order: tuple[str, ...] = ("key", "outage", "form", "on")


class ResidenceForm(FormForm):
    """The same, and the address on the form."""

    address = forms.CharField(max_length=200)

    LABELS: ClassVar[Sentences] = {**FormForm.LABELS, "address": N_("Address of residence")}


class NewcomerForm(WhoForm, ResidenceForm):
    """The same, and who is put on record with it."""

    LABELS: ClassVar[Sentences] = {**ResidenceForm.LABELS, **WhoForm.LABELS}
    HINTS: ClassVar[Sentences] = {**ResidenceForm.HINTS, **WhoForm.HINTS}
    AT_FAULT: ClassVar[AtFault] = {**ResidenceForm.AT_FAULT, **WhoForm.AT_FAULT}
    field_order = ("key", "outage", "form", "on", *WHO, "address")


class ApplicationForm(CameForm):
    """The same, with what was declared and handed in."""

    grounds = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    materials = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    LABELS: ClassVar[Sentences] = {
        **CameForm.LABELS,
        "grounds": N_("Relies on"),
        "materials": N_("Papers handed in"),
    }
    field_order: tuple[str, ...] = (
        *CameForm.field_order,
        "grounds",
        "materials",
    )

    def ask_further(self, request: OfficeRequest) -> None:
        """Ask for what the measure of the viewer's place asks for."""
        measure = measure_of(request.viewer.office, request.today)
        self.fields.update(declared_fields(measure, request.language))


def outages_here(request: OfficeRequest) -> list[Outage]:
    """The outages of the viewer's office and those below it, the latest first."""
    inside = jurisdiction_of(request).condition("office__division_code")
    rows = Outage.objects.filter(inside, office_id__in=offices_of(request.viewer.office))
    return list(rows.order_by("-first_day", "id")[:LATEST])


def outage_choices(subject: Subject) -> dict[str, Choices]:
    """The outages that a form can belong to."""
    return offered_outages(subject.request)


def offered_outages(request: OfficeRequest) -> dict[str, Choices]:
    """The same, with nobody at the counter."""
    rows, language = outages_here(request), request.language
    names = office_names((each.office_id for each in rows), language)
    return {"outage": [(each.id, outage_in_words(each, names, language)) for each in rows]}


def came_choices(subject: Subject) -> dict[str, Choices]:
    """The same, and who may have come."""
    return {**outage_choices(subject), "relation": who_may_come(subject.language)}


def application_choices(subject: Subject) -> dict[str, Choices]:
    """The same, with the grounds and the papers of an application."""
    language = subject.language
    grounds = [(ground.value, say(term(ground), language)) for ground in Ground]
    return {**came_choices(subject), "grounds": grounds, "materials": offered_materials(language)}


def latest_outage(subject: Subject) -> Told:
    """The latest outage is chosen before; the day is for the form to say."""
    return latest_of(subject.request)


def latest_of(request: OfficeRequest) -> Told:
    """The same, with nobody at the counter."""
    return {"outage": next((each.id for each in outages_here(request)), "")}
