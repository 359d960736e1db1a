"""What is asked of whoever appoints staff: an account, a post, its end, a deputy."""

import re
from typing import Any, ClassVar

from django import forms

from anju.office.access.roles import STAFF, Role
from anju.office.registry.refused import Because
from anju.office.screens.asking import Asking, AtFault, DayField, Sentences
from anju.words import N_, say

AT_AN_OFFICE = frozenset({Role.AGENCY_CLERK, Role.ISSUING_OFFICER, Role.POLICE_CLERK})
"""The roles that are nothing without an office."""

REASONS = {
    "moved": N_("Moved to other work"),
    "left_service": N_("Left the service"),
    "ended": N_("The post is no longer needed"),
    "wrong_entry": N_("It was given by mistake"),
}
"""Why a post ends: the codes that stand in the ledger, as the form offers them."""

FIRST_DAY = N_("First day")
LAST_DAY = N_("Last day")
OFFICE_MISSING = N_("This role works at an office: choose it.")
NAME_CHARACTERS = N_("Small letters, digits, dots and hyphens only, three at least.")


class OpenAccount(Asking):
    """A new account."""

    LABELS: ClassVar[Sentences] = {
        "username": N_("Name to sign in with"),
        "display_name": N_("Name"),
    }
    HINTS: ClassVar[Sentences] = {
        "username": NAME_CHARACTERS,
        "display_name": N_("As colleagues and the ledger's readers know this person."),
    }
    AT_FAULT: ClassVar[AtFault] = {Because.NAME_TAKEN: "username"}

    username = forms.CharField(
        max_length=64, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    display_name = forms.CharField(
        max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_username(self) -> str:
        """The name in small letters, if it is written as one."""
        name = str(self.cleaned_data["username"]).lower()
        if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{2,}", name):
            raise forms.ValidationError(say(NAME_CHARACTERS, self.language))
        return name


class GivePost(Asking):
    """A post for an account."""

    LABELS: ClassVar[Sentences] = {
        "role": N_("Role"),
        "office": N_("Office"),
        "first_day": FIRST_DAY,
    }
    HINTS: ClassVar[Sentences] = {
        "office": N_("Auditors and administrators work for the whole city.")
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.POST_HELD: "first_day",
        Because.NOT_FOUND: "office",
    }

    role = forms.ChoiceField()
    office = forms.ChoiceField(required=False)
    first_day = DayField()

    def clean(self) -> dict[str, Any]:
        """What was asked, if the role may do without an office or one was chosen."""
        told = super().clean() or {}
        if told.get("role") in AT_AN_OFFICE and not told.get("office"):
            self.add_error("office", say(OFFICE_MISSING, self.language))
        return told


class EndPost(Asking):
    """The end of a post."""

    LABELS: ClassVar[Sentences] = {"last_day": LAST_DAY, "reason": N_("Why")}
    AT_FAULT: ClassVar[AtFault] = {Because.DAY_OUT_OF_ORDER: "last_day"}

    last_day = DayField()
    reason = forms.ChoiceField()


class NameDeputy(Asking):
    """A deputy for a post, from one day to another."""

    LABELS: ClassVar[Sentences] = {
        "deputy": N_("Deputy"),
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
    }
    AT_FAULT: ClassVar[AtFault] = {
        Because.DAY_OUT_OF_ORDER: "last_day",
        Because.ONESELF: "deputy",
        Because.POST_HELD: "deputy",
    }

    deputy = forms.ChoiceField()
    first_day = DayField()
    last_day = DayField()


class Confirm(Asking):
    """Nothing but the question itself."""


def roles_offered(language: str) -> list[tuple[str, str]]:
    """The roles that staff can have, in words."""
    return [(role.value, role.named(language)) for role in Role if role in STAFF]


def reasons_offered(language: str) -> list[tuple[str, str]]:
    """Why a post can end, in words."""
    return [(code, say(label, language)) for code, label in REASONS.items()]
