"""Naming who acts for somebody from a form: by number and name together.

A number alone tells nobody whether its owner is recorded.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from anju.office.casework.application.agent import ActsFor, identified
from anju.office.casework.family.naming import Relationship, name_agent
from anju.office.registry.ledger.entries import Act
from anju.office.registry.refused import Because, Refused
from anju.office.screens.asking import Asking, AtFault


class WhomForm(Asking):
    """Whom to name; the labels are those of the page."""

    name = forms.CharField(max_length=80)
    number = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    AT_FAULT: ClassVar[AtFault] = {
        Because.ALREADY_DECIDED: "number",
        Because.NOTHING_TO_DO: "number",
        Because.NOT_FOUND: "number",
    }


def name_from_today(
    person_id: str, told: Mapping[str, Any], relationship: Relationship, act: Act
) -> None:
    """Name whom a form tells of; raises Refused where number and name lead to nobody."""
    who = ActsFor(relationship.relation, name=told["name"], identity_number=told["number"])
    found = identified(who, person_id).person_id
    if not found:
        raise Refused(Because.NOT_FOUND)
    name_agent(
        person_id=person_id,
        agent_id=found,
        relationship=relationship,
        first_day=act.today,
        act=act,
    )
