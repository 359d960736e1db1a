"""Who somebody is, as a form asks it, and what was changed, in words.

An identity number that is kept is not shown again: left empty, it stays.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError

from anju.law.divisions import is_division, place_name
from anju.law.wording import day_in_words
from anju.office.common.ethnicities import ETHNICITIES
from anju.office.common.masks import STAR, mask_identity_number
from anju.office.common.typed import normal_name
from anju.office.counter.typed_fields import IdentityNumber, IdentityNumberField, PlaceField
from anju.office.places.divisions import known_name
from anju.office.registry.intake import PersonalDetails, items_that_differ
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, Sentences
from anju.words import N_, say

SEXES: Final = {"F": N_("female"), "M": N_("male")}
LABELS: Final[Sentences] = {
    "name": N_("Name"),
    "identity_number": N_("Citizen identity number"),
    "sex": N_("Sex"),
    "ethnicity": N_("Ethnicity"),
    "born_on": N_("Day of birth"),
    "household_place": N_("Place of household registration"),
}
"""What each item is called."""

DOES_NOT_FIT: Final = N_("The number says another sex or another day of birth.")
CHANGED: Final = N_("{item}: {before} becomes {after}")
EMPTY: Final = N_("nothing")
FEW: Final = 3
"""Digits that are shown of two numbers that differ; where more do, only the masks."""


class KeptNumberField(IdentityNumberField):
    """An identity number; empty where the one that is kept stays."""

    def __init__(self) -> None:
        super().__init__()
        self.required = False

    def clean(self, value: object) -> IdentityNumber | None:  # type: ignore[override] # may be empty
        """The number, read; None where none was typed."""
        return super().clean(value) if str(value or "").strip() else None


class DetailsForm(Asking):
    """Everything of who somebody is but the day of birth."""

    name = forms.CharField(max_length=80)
    identity_number = KeptNumberField()
    sex = forms.ChoiceField()
    ethnicity = forms.ChoiceField(required=False)
    household_place = PlaceField(required=False)

    LABELS: ClassVar[Sentences] = {
        name: label for name, label in LABELS.items() if name != "born_on"
    }
    HINTS: ClassVar[Sentences] = {
        "identity_number": N_("Only where it changes; left empty, it stays."),
        "household_place": N_("Its name, such as 湖南省衡阳市祁东县, or its six digits."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.NUMBER_TAKEN: "identity_number"}

    def clean(self) -> dict[str, Any]:
        """Refuse a number that says something else than what stands beside it."""
        told = super().clean() or self.cleaned_data
        number = told.get("identity_number")
        if isinstance(number, IdentityNumber) and not self._fits(number, told):
            self.add_error("identity_number", say(DOES_NOT_FIT, self.language))
        return told

    def _fits(self, number: IdentityNumber, told: Mapping[str, Any]) -> bool:
        return number.sex == told.get("sex") and number.born_on == told.get(
            "born_on", number.born_on
        )


def details_choices(language: str) -> dict[str, Choices]:
    """The sexes and the ethnicities, as a form offers them."""
    named = [(code, each.name(language)) for code, each in ETHNICITIES.items()]
    return {
        "sex": [(code, say(word, language)) for code, word in SEXES.items()],
        "ethnicity": [("", "—"), *named],
    }


def as_initial(details: PersonalDetails) -> dict[str, Any]:
    """What a form shows first: what is kept, without the identity number."""
    kept = {
        name: getattr(details, name)
        for name in LABELS
        if name != "identity_number" and getattr(details, name)
    }
    return {**kept, "household_place": _as_asked(details.household_place)}


def _as_asked(code: str) -> str:
    """The name of a place where it is read as this code again; its digits otherwise."""
    name = place_name(code, "zh") if is_division(code) else ""
    try:
        return name if PlaceField(required=False).clean(name) == code else code
    except ValidationError:
        return code


def as_typed(told: Mapping[str, Any], before: PersonalDetails) -> PersonalDetails:
    """The details that a form tells, beside those that are kept."""
    number = told["identity_number"]
    return PersonalDetails(
        normal_name(told["name"]),
        number.text if number else before.identity_number,
        told["sex"],
        told["ethnicity"],
        told.get("born_on", before.born_on),
        told["household_place"],
    )


def changed_lines(
    before: PersonalDetails, after: PersonalDetails, today: date, language: str
) -> list[str]:
    """Each item that differs, before and after; of two numbers the digits that differ show."""
    told_before = _in_words(before, after, today, language)
    told_after = _in_words(after, before, today, language)
    return [
        say(CHANGED, language).format(
            item=say(LABELS[item], language),
            before=told_before[item] or say(EMPTY, language),
            after=told_after[item] or say(EMPTY, language),
        )
        for item in items_that_differ(before, after)
    ]


def _in_words(
    details: PersonalDetails, other: PersonalDetails, today: date, language: str
) -> dict[str, str]:
    ethnicity = ETHNICITIES.get(details.ethnicity)
    day, place = details.born_on, details.household_place
    return {
        "name": details.name,
        "identity_number": told_apart(details.identity_number, other.identity_number),
        "sex": say(SEXES[details.sex], language) if details.sex else "",
        "ethnicity": ethnicity.name(language) if ethnicity else details.ethnicity,
        "born_on": day_in_words(day, language) if day else "",
        "household_place": known_name(place, today, language) or place if place else "",
    }


def told_apart(number: str, other: str) -> str:
    """A number, masked but for the few digits in which another one differs from it.

    >>> told_apart("440305199001010012", "440305199001010039")
    '4403***********012'
    >>> told_apart("440305199001010012", "440305199101010012")
    '4403*****0*****012'
    """
    masked = mask_identity_number(number)
    if len(number) != len(other):
        return masked
    apart = {place for place, sign in enumerate(number) if sign != other[place]}
    if len(apart) > FEW:
        return masked
    return "".join(
        number[place] if sign == STAR and place in apart else sign
        for place, sign in enumerate(masked)
    )
