"""The fields that steps share: the number of the entry that was seen, words, a choice."""

from django import forms

from anju.office.screens.asking import Asking


class StepForm(Asking):
    """A step that asks nothing; it carries the number of the last entry that was seen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
