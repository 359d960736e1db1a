"""What is asked of whoever records a change of divisions: four forms, each with its day."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from anju.office.access.viewer import OfficeRequest
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, DayField, Sentences
from anju.words import N_, say

CODE = N_("Division code")
NAME_ZH = N_("Chinese name")
NAME_EN = N_("English name")
FROM = N_("From the day")
OWN_NAME = N_("Its own name alone, as it was announced: 南山区.")
NO_ENGLISH = N_("May stay empty: pages in English say the Chinese name then.")
MAY_LIE_AHEAD = N_("The day that was announced; it may lie ahead.")
NO_CODE = N_("A division code has six digits.")


def _name(length: int, *, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(max_length=length, required=required, widget=widget)


class OpenDivision(Asking):
    """A new division."""

    LABELS: ClassVar[Sentences] = {
        "division_code": CODE,
        "name_zh": NAME_ZH,
        "name_en": NAME_EN,
        "first_day": FROM,
    }
    HINTS: ClassVar[Sentences] = {
        "division_code": N_("Six digits, as the Ministry of Civil Affairs gave them."),
        "name_zh": OWN_NAME,
        "name_en": NO_ENGLISH,
        "first_day": MAY_LIE_AHEAD,
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.CODE_HELD: "division_code",
        Because.DIVISION_GONE: "division_code",
        Because.NOT_FOUND: "division_code",
    }

    division_code = forms.RegexField(
        r"[0-9]{6}",
        max_length=6,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    name_zh = _name(80)
    name_en = _name(120, required=False)
    first_day = DayField()

    def __init__(self, request: OfficeRequest, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(request, initial=initial)
        wrong = say(NO_CODE, request.language)
        self.fields["division_code"].error_messages.update(invalid=wrong, max_length=wrong)


class RenameDivision(Asking):
    """A new name of a division."""

    LABELS: ClassVar[Sentences] = {"name_zh": NAME_ZH, "name_en": NAME_EN, "first_day": FROM}
    HINTS: ClassVar[Sentences] = {
        "name_zh": OWN_NAME,
        "name_en": NO_ENGLISH,
        "first_day": MAY_LIE_AHEAD,
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_OUT_OF_ORDER: "first_day",
        Because.SAME_NAME: "name_zh",
    }

    name_zh = _name(80)
    name_en = _name(120, required=False)
    first_day = DayField()


class MergeDivision(Asking):
    """What a division goes into."""

    LABELS: ClassVar[Sentences] = {"into": N_("Goes into"), "first_day": FROM}
    HINTS: ClassVar[Sentences] = {
        "first_day": N_(
            "The first day on which it belongs to the other one, as announced; it may lie ahead."
        )
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_OUT_OF_ORDER: "first_day",
        Because.DIVISION_GONE: "into",
        Because.NOT_FOUND: "into",
    }

    into = forms.ChoiceField()
    first_day = DayField()


class CloseDivision(Asking):
    """The end of a division."""

    LABELS: ClassVar[Sentences] = {"last_day": N_("Last day")}
    HINTS: ClassVar[Sentences] = {"last_day": MAY_LIE_AHEAD}
    AT_FAULT: ClassVar[AtFault] = {Because.DAY_OUT_OF_ORDER: "last_day"}

    last_day = DayField()
