"""Fields for what is typed at a desk: an identity number, a place by its name or its digits.

A wrong value is never repeated in what is said of it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

from anju.law.divisions import divisions, is_division
from anju.office.common.typed import half_width, normal_identity_number
from anju.office.places.place_names import places_called
from anju.words import N_

NOT_SHAPED: Final = N_("An identity number has 18 characters: 17 digits and a digit or X.")
WRONG_CHECK: Final = N_("The last character does not fit the others: a digit is wrong.")
NO_SUCH_BIRTH: Final = N_("The number holds a date of birth that does not exist.")
NO_PLACE: Final = N_("No place has this name or these digits. Type the county with its city.")
TWO_PLACES: Final = N_("Several places are called so. Type the county with its city.")

_SHAPE: Final = re.compile(r"[0-9]{17}[0-9X]")


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that nothing is wrong with, and what it says: "F" or "M", the day of birth."""

    text: str
    sex: str
    born_on: date


class IdentityNumberField(forms.CharField):
    """A citizen identity number, forgiven its blanks and full-width digits.

    The place in it is not looked at: numbers are given under codes that came and went.
    """

    def __init__(self) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def clean(self, value: object) -> IdentityNumber:
        """The number, read; raises ValidationError with a key of the catalogue."""
        number = normal_identity_number(str(super().clean(value)))
        if not _SHAPE.fullmatch(number):
            raise ValidationError(NOT_SHAPED)
        try:
            born_on = ric.get_birth_date(number)
        except InvalidComponent:
            raise ValidationError(NO_SUCH_BIRTH) from None
        if ric.calc_check_digit(number) != number[17]:
            raise ValidationError(WRONG_CHECK)
        return IdentityNumber(number, "M" if int(number[16]) % 2 else "F", born_on)


class PlaceField(forms.CharField):
    """A county, by what people call it with or without what is above it, or by its six digits."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(max_length=80, required=required)

    def clean(self, value: object) -> str:
        """The division code, empty where nothing was typed and nothing had to be."""
        typed = "".join(half_width(str(super().clean(value))).split())
        if not typed or (typed.isdigit() and is_division(typed)):
            return typed
        found = [code for code in places_called(typed) if code in _there()]
        if not found:
            raise ValidationError(NO_PLACE)
        if len(found) > 1:
            raise ValidationError(TWO_PLACES)
        return found[0]


@cache
def _there() -> frozenset[str]:
    """The codes in use."""
    return frozenset(each.code for each in divisions() if each.last_year is None)
