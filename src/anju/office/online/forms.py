"""Forms of the holder's desk: each names the person it is for, and serves nobody else."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from anju.office.access.viewer import OfficeRequest
from anju.office.common.ids import LENGTH
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import Asking, asked
from anju.office.screens.own import Own
from anju.words import N_, say

BACK = N_("My permit")


class OwnForm(Asking):
    """A form for a person; `whom` comes back with it."""

    whom = forms.CharField(required=False, max_length=LENGTH, widget=forms.HiddenInput)


def for_whom(whom: Own, initial: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What a form for a person begins with."""
    return {"whom": whom.person_id, **(initial or {})}


def ask_own(
    request: OfficeRequest,
    whom: Own,
    form: Asking,
    carry_out: Callable[[Act], str | HttpResponse],
    told: Mapping[str, object],
    template: str = "online/asking.html",
) -> HttpResponse:
    """One question of the holder's desk: as `asked`, for the person, with the way back."""
    back = {"url": reverse("my"), "label": say(BACK, request.language)}
    return asked(
        request, form, carry_out, {"back": back, **told}, template, person_id=whom.person_id
    )


def agent_of(whom: Own) -> dict[str, str]:
    """Who files for the person, as a filing is told it; empty for oneself."""
    relation = whom.relation
    return {"agent": whom.agent, "relation": relation.value} if relation else {}
