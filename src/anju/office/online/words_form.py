"""A form that asks for words."""

from typing import ClassVar, Final

from django import forms

from anju.office.online.forms import OwnForm
from anju.office.screens.asking import Sentences
from anju.words import N_

LONGEST: Final = 2000
"""Characters of what somebody writes."""


class WordsForm(OwnForm):
    """What somebody has to say, in their own words."""

    said = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}))

    LABELS: ClassVar[Sentences] = {"said": N_("In your own words")}
