"""Who somebody new is, from a form that asked for it."""

from collections.abc import Mapping
from typing import Any

from anju.office.common.ethnicities import ETHNICITIES
from anju.office.common.typed import normal_name
from anju.office.registry.intake import PersonalDetails
from anju.office.screens.asking import Choices


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
