"""The fields that steps share: the number of the entry that was seen, words, papers."""

from collections.abc import Iterable
from typing import ClassVar, Final

from django import forms

from anju.law.applicant_facts import Ground
from anju.law.materials import MAY_PROVE, PROVES, Evidence, Material
from anju.law.terms import term
from anju.office.screens.asking import Asking, Sentences
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

LONGEST_WORDS: Final = 2000
"""Characters of what an officer writes."""


class StepForm(Asking):
    """A step that asks nothing; it carries the number of the last entry that was seen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class WordsForm(StepForm):
    """A step with words for the next one to read, or for the holder."""

    said = forms.CharField(
        required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4})
    )

    LABELS: ClassVar[Sentences] = {"said": N_("In your own words")}


class MaterialsForm(ScansForm, StepForm):
    """A step with papers that are handed in, and their scans."""

    materials = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    LABELS: ClassVar[Sentences] = {"materials": N_("Papers handed in")}


def offered_materials(language: str) -> Iterable[tuple[str, str]]:
    """The papers of an application that a form offers, what proves the same side by side."""
    offered = [
        material
        for evidence in (Evidence.IDENTITY, Evidence.LIKENESS, *map(Evidence, Ground))
        for material in (*sorted(PROVES[evidence]), MAY_PROVE.get(evidence))
        if material is not None
    ]
    offered += sorted(PROVES[Evidence.AGENT_IDENTITY])
    return [(material.value, say(term(material), language)) for material in offered]


def chosen_materials(told: object) -> frozenset[Material]:
    """The papers that were ticked."""
    chosen = told if isinstance(told, list) else []
    return frozenset(Material(each) for each in chosen)


OTHER_PROOFS: Final = {
    material.value: Ground(evidence.value) for evidence, material in MAY_PROVE.items()
}
"""The papers that the lists of the Regulation do not name, each with its ground."""
