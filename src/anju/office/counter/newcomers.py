"""Who somebody new is: the fields that ask for it, and the details that they were told."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from anju.office.common.ethnicities import ETHNICITIES
from anju.office.common.typed import normal_name
from anju.office.counter.typed_fields import IdentityNumberField, PlaceField
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, Choices, Sentences
from anju.words import N_

WHO = ("name", "identity_number", "ethnicity", "household_place")
"""The fields that say who somebody is, in their order."""


class WhoForm(Asking):
    """Who somebody is that is put on record."""

    name = forms.CharField(max_length=80)
    identity_number = IdentityNumberField()
    ethnicity = forms.ChoiceField()
    household_place = PlaceField()

    LABELS: ClassVar[Sentences] = {
        "name": N_("Name"),
        "identity_number": N_("Citizen identity number"),
        "ethnicity": N_("Ethnicity"),
        "household_place": N_("Place of household registration"),
    }
    HINTS: ClassVar[Sentences] = {
        "household_place": N_("Its name, such as 湖南省衡阳市祁东县, or its six digits."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.NUMBER_TAKEN: "identity_number"}


def ethnicities_offered(language: str) -> Choices:
    """The ethnicities with their codes (GB/T 3304), named in "zh" or "en"."""
    return [(code, each.name(language)) for code, each in ETHNICITIES.items()]


def details_of(told: Mapping[str, Any]) -> PersonalDetails:
    """The details that a form of somebody new was told, once it was found right."""
    number = told["identity_number"]
    return PersonalDetails(
        normal_name(told["name"]),
        number.text,
        number.sex,
        told["ethnicity"],
        number.born_on,
        told["household_place"],
    )
