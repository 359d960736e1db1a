"""What is asked of whoever adopts a measure or corrects one: its text, and which of the two."""

import tomllib
from typing import Any, ClassVar

from django import forms

from anju.law.measures import MeasureError
from anju.law.measures_files import read_place
from anju.office.places.measures import digest_of
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Sentences
from anju.words import N_, say

REASONS = {
    "amended": N_("The place issued a new text"),
    "corrected": N_("The place's text was recorded wrongly"),
}
"""Why a text is adopted: the codes that stand in the ledger, as the form offers them."""

NOT_WRITTEN_SO = N_("This is not written as measures are written: {wrong}")
ADOPTED_ALREADY = N_("This is the text that is adopted already.")


class AdoptMeasure(Asking):
    """The text of a measure."""

    LABELS: ClassVar[Sentences] = {"toml": N_("Text"), "reason": N_("Why")}
    HINTS: ClassVar[Sentences] = {
        "toml": N_(
            "As the files of measures are written: what begins on a day is a version with that"
            " first day, every value with its source. Versions before it stay."
        )
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.CALENDAR_UNKNOWN: "toml",
        Because.MEASURE_CONTRADICTS: "toml",
        Because.NOTHING_TO_DO: "toml",
        Because.NOT_FOUND: "toml",
        Because.NOT_TRIED: "toml",
    }

    toml = forms.CharField(
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "code"}),
    )
    reason = forms.ChoiceField()

    def clean_toml(self) -> str:
        """The text with line ends as files have them, if it is a measure and another one."""
        text = str(self.cleaned_data["toml"]).replace("\r\n", "\n").rstrip("\n") + "\n"
        try:
            read_place(told := tomllib.loads(text))
        except (MeasureError, tomllib.TOMLDecodeError, TypeError, ValueError) as wrong:
            sentence = say(NOT_WRITTEN_SO, self.language).format(wrong=wrong)
            raise forms.ValidationError(sentence) from None
        if not self.data.get("confirmed"):  # sent twice, it is adopted the second time
            adopted = AdoptedMeasure.objects.filter(division_code=told["code"])
            latest = adopted.order_by("entry_id").last()
            if latest is not None and latest.digest == digest_of(text):
                raise forms.ValidationError(say(ADOPTED_ALREADY, self.language))
        return text

    @property
    def place(self) -> str:
        """The division code of the text that was sent."""
        return str(tomllib.loads(self.cleaned_data["toml"])["code"])


def reasons_offered(language: str) -> list[tuple[str, str]]:
    """Why a text is adopted, in words."""
    return [(code, say(label, language)) for code, label in REASONS.items()]


def asked_of(form: AdoptMeasure) -> dict[str, Any]:
    """What was asked, by the names that the operation takes."""
    return {name: form.cleaned_data[name] for name in ("toml", "reason")}
