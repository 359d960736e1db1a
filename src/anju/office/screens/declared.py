"""What an applicant declares beside the papers, asked for only where the measure asks for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms

from anju.law.applicant_facts import Ground, Merit
from anju.law.measures import Measure
from anju.law.terms import term
from anju.office.casework.application.declaration import ClaimedGround, Declaration
from anju.office.places.measures import measures_in_force
from anju.office.places.models import Office
from anju.words import N_, say

LABELS: Final[Mapping[str, str]] = {
    "insured_months_running": N_("Months of social insurance without a break"),
    "insured_months_of_last_24": N_("Months of social insurance in the last 24"),
    "merits": N_("Waives conditions here, if it is so"),
}


HINTS: Final[Mapping[str, str]] = {
    "insured_months_running": N_("0 where there are none."),
    "insured_months_of_last_24": N_("0 where there are none."),
    "merits": N_("Tick none where none of them is true."),
}


def measure_of(office_id: str, today: date) -> Measure:
    """The measure of an office's place on a legal day."""
    place = Office.objects.values_list("division_code", flat=True).get(id=office_id)
    return measures_in_force().measures.for_place(place).on(today)


def declared_fields(measure: Measure, language: str) -> dict[str, forms.Field]:
    """The fields that a form needs for what a measure asks; none for most places."""
    rules = measure.local
    fields: dict[str, forms.Field] = {}
    for name in ("insured_months_running", "insured_months_of_last_24"):
        if getattr(rules, name) is not None:
            fields[name] = forms.IntegerField(required=False, min_value=0, max_value=600)
    if merits := merits_of(measure):
        fields["merits"] = forms.MultipleChoiceField(
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(each.value, say(term(each), language)) for each in merits],
        )
    for name, field in fields.items():
        field.label = say(LABELS[name], language)
        field.help_text = say(HINTS[name], language)
    return fields


def merits_of(measure: Measure) -> list[Merit]:
    """For whom a place waives a condition."""
    rules = measure.local
    return sorted(rules.admitted_directly | rules.half_year_waived_for)


def declared(told: Mapping[str, Any], grounds: list[str]) -> Declaration:
    """What a form tells; merits that were offered and not ticked are told as none.

    Whoever shows a resident identity card with a ground is a citizen.
    """
    merits = told.get("merits")
    return Declaration(
        grounds=tuple(ClaimedGround(Ground(each)) for each in grounds),
        citizen=True if grounds else None,
        insured_months_running=told.get("insured_months_running"),
        insured_months_of_last_24=told.get("insured_months_of_last_24"),
        merits=None if merits is None else frozenset(map(Merit, merits)),
    )
