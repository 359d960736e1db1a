"""Who came for the holder: asked in a form, and who that is, as an operation is told it."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django import forms

from anju.law.applicant_facts import AgentRelation
from anju.law.terms import term
from anju.office.casework.application.agent import ActsFor, identified
from anju.office.screens.asking import Asking, Sentences
from anju.words import N_, say

FAMILY: Final = (AgentRelation.GUARDIAN, AgentRelation.CLOSE_RELATIVE)
"""Who may come for somebody else (Regulation art. 9(3))."""


class WhoCameForm(Asking):
    """The holder, or somebody for them with the identity of both."""

    relation = forms.ChoiceField(required=False)
    agent_name = forms.CharField(required=False, max_length=80)
    agent_number = forms.CharField(
        required=False, max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    hardly_able = forms.BooleanField(required=False)

    LABELS: ClassVar[Sentences] = {
        "relation": N_("Who came"),
        "agent_name": N_("Name of who came for the holder"),
        "agent_number": N_("Their identity number, from the card seen"),
        "hardly_able": N_("The holder can hardly come"),
    }


THE_HOLDER: Final = N_("the holder")
THE_APPLICANT: Final = N_("the applicant")


def who_may_come(language: str, themselves: str = THE_HOLDER) -> list[tuple[str, str]]:
    """The one it is about, and who may come for them, as a form offers them."""
    family = [(each.value, say(term(each), language)) for each in FAMILY]
    return [("", say(themselves, language)), *family]


def who_came(told: Mapping[str, Any], holder_id: str) -> ActsFor | None:
    """Who came for the holder; None where they came themselves.

    Raises CaseRefused where the identity of somebody else is not known.
    """
    if not told["relation"]:
        return None
    agent = ActsFor(
        AgentRelation(told["relation"]),
        name=told["agent_name"],
        identity_number=told["agent_number"],
    )
    return identified(agent, holder_id)


def hardly_able(told: Mapping[str, Any]) -> bool | None:
    """Whether the holder can hardly come, asked for where somebody came for them; else None."""
    return bool(told["hardly_able"]) if told["relation"] else None
