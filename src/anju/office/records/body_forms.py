"""What is asked of whoever admits an assisting body: who it is, and why its account ends."""

from typing import Any, ClassVar, Final

from django import forms
from stdnum.cn import uscc

from anju.office.access.models import BodyKind
from anju.office.common.typed import normal_identity_number
from anju.office.records.staff_forms import EndPost, OpenAccount
from anju.office.registry.refused import Because
from anju.office.screens.asking import AtFault, Sentences
from anju.words import N_, say

KINDS: Final = {
    BodyKind.EMPLOYER: N_("employer"),
    BodyKind.SCHOOL: N_("school"),
    BodyKind.LANDLORD: N_("landlord"),
}
"""What a body can be, the one that is met most often first."""

ADMITTED_FOR: Final = {
    "agreed": N_("It agreed to help with the permits of its people"),
    "asked_for_it": N_("It asked for an account"),
}
"""Why an account is opened: the codes that stand in the ledger, as the form offers them."""

ENDED_FOR: Final = {
    "agreement_over": N_("It no longer helps with permits"),
    "misused": N_("The account was misused"),
    "wrong_entry": N_("It was opened by mistake"),
}
"""Why one ends."""

NO_CODE: Final = N_("This is no unified social credit code: a character may be wrong.")
CODE_MISSING: Final = N_("An employer and a school have one; only a landlord may have none.")


class OpenBody(OpenAccount):
    """A new account of a body."""

    kind = forms.ChoiceField(widget=forms.RadioSelect)
    code = forms.CharField(
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    division_code = forms.ChoiceField()
    contact = forms.CharField(max_length=120)
    reason = forms.ChoiceField()

    LABELS: ClassVar[Sentences] = {
        **OpenAccount.LABELS,
        "display_name": N_("Name of the body"),
        "kind": N_("What it is"),
        "code": N_("Unified social credit code"),
        "division_code": N_("Files at the offices of"),
        "contact": N_("Whom to call there"),
        "reason": N_("Why"),
    }
    HINTS: ClassVar[Sentences] = {
        **OpenAccount.HINTS,
        "display_name": N_("As it stands on its licence."),
        "code": N_("Eighteen characters; left empty for a landlord who is a natural person."),
        "contact": N_("A name or a department, and a telephone number."),
    }
    AT_FAULT: ClassVar[AtFault] = {
        **OpenAccount.AT_FAULT,
        Because.NOT_FOUND: "division_code",
    }
    field_order = (
        "key",
        "display_name",
        "kind",
        "code",
        "division_code",
        "contact",
        "username",
        "reason",
    )

    def clean_code(self) -> str:
        """The code without blanks, if its check character fits (GB 32100)."""
        code = normal_identity_number(str(self.cleaned_data["code"]))
        if code and not uscc.is_valid(code):
            raise forms.ValidationError(say(NO_CODE, self.language))
        return code

    def clean(self) -> dict[str, Any]:
        """What was asked, if a body that has a code told it."""
        told = super().clean() or self.cleaned_data
        if told.get("kind") != BodyKind.LANDLORD and told.get("code") == "":
            self.add_error("code", say(CODE_MISSING, self.language))
        return told


class EndBody(EndPost):
    """The end of an account's post, for a reason of its own."""
