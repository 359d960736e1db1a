"""The ways through the site, by right; only the wiring knows the addresses of every part."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from anju.office.access.rights import Right
from anju.office.access.viewer import NOBODY, Viewer
from anju.office.common.carried import carried_query, with_query
from anju.words import N_, say

WAYS = (
    ("home", N_("Home"), None),
    ("my", N_("My permit"), Right.SEE_OWN_PERMIT),
    ("my-cases", N_("My cases"), Right.SEE_OWN_PERMIT),
    ("my-inbox", N_("Messages"), Right.SEE_OWN_PERMIT),
    ("my-record", N_("My record"), Right.SEE_OWN_PERMIT),
    ("desk", N_("Counter"), Right.SEE_CASES),
    ("find", N_("Find a person"), Right.FIND_PERSON),
    ("due", N_("Due and late"), Right.SEE_DUE_LISTS),
    ("proposals", N_("To decide"), Right.MERGE_DECIDE),
    ("ledger", N_("Ledger"), Right.SEE_LEDGER),
    ("looks-staff", N_("Who looked"), Right.SEE_LOOKS_OF_STAFF),
    ("staff", N_("Staff"), Right.APPOINT_STAFF),
    ("bodies", N_("Assisting bodies"), Right.ADMIT_BODY),
    ("offices", N_("Offices"), Right.APPOINT_STAFF),
    ("divisions", N_("Divisions"), Right.CHANGE_DIVISION),
    ("measures", N_("Measures"), Right.ADOPT_MEASURE),
)
"""The name of each address, what it is called, the right it needs.

None for any account whose first page is none of the others: those who appoint staff begin with the
staff, holders with their permit.
"""


WAYS_OF_VISITORS = (
    ("plan", N_("When to endorse")),
    ("plan-years", N_("Years I need")),
    ("plan-compare", N_("Compare places")),
    ("guide", N_("Guide")),
    ("my-sign-in", N_("Sign in")),
    ("account_login", N_("For staff")),
)
"""The same for whoever has not signed in."""


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the navigation; `current` where one is there already."""

    url: str
    label: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The variables `nav` and `search_url` of base.html, as a context processor gives them.

    At the counter whoever is searched for is somebody who stands there.
    """
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    language: str = getattr(request, "language", "zh")
    if not viewer.is_signed_in:
        return {"nav": _ways_of_visitors(request, language)}
    desk = reverse("desk")
    at_desk = request.path.startswith(desk) and viewer.may(Right.SEE_CASES)
    open_ways = [
        (reverse(name), say(label, language))
        for name, label, right in WAYS
        if (viewer.may(right) if right else _has_a_home(viewer))
    ]
    here = desk if at_desk else request.path
    return {
        "nav": [Way(url, label, url == here) for url, label in open_ways],
        "search_url": reverse("desk-find" if at_desk else "find"),
    }


def _has_a_home(viewer: Viewer) -> bool:
    """Whether the first page is one of its own: neither that of the staff nor one's own permit."""
    return not (viewer.may(Right.APPOINT_STAFF) or viewer.may(Right.SEE_OWN_PERMIT))


def _ways_of_visitors(request: HttpRequest, language: str) -> list[Way]:
    """The pages for everybody; each shown as this one is."""
    query = carried_query(request.GET)
    return [
        Way(with_query(url, query), say(label, language), url == request.path)
        for url, label in ((reverse(name), label) for name, label in WAYS_OF_VISITORS)
    ]
