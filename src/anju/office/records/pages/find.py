"""Finds people: by name, identity number, permit number, or what a scanner reads."""

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.typed import Kind, what_was_typed
from anju.office.registry.people.summaries import summaries
from anju.office.registry.search.finding import PAGE, Found, find_persons
from anju.office.screens.purposes import (
    Purpose,
    asked_for,
    choices,
    keep_purpose,
    kept_purpose,
    look,
)
from anju.office.screens.shown import PersonShown, people_shown, place_of
from anju.words import N_, say

NOTHING_TYPED = N_("Type a name, an identity number or a permit number.")
IN_ADDRESS = N_("Type the number into the box: a number must not stand in an address.")

NUMBERS = frozenset({Kind.IDENTITY_NUMBER, Kind.PERMIT_NUMBER})
"""What is searched only where it does not stand in an address, and so in no browser's history."""


@needs(Right.FIND_PERSON)
def find(request: OfficeRequest) -> HttpResponseBase:
    """The results of a search as a page, or as the part of one that is fetched while typing."""
    told = request.POST if request.method == "POST" else request.GET
    text, language = told.get("q", ""), request.language
    context: dict[str, object] = {"query": text, "place": place_of(request), "results": []}
    purpose = _purpose(request, told)
    if request.method != "POST" and what_was_typed(text).kind in NUMBERS:
        messages.warning(request, say(IN_ADDRESS, language))
        return HttpResponseRedirect(reverse("find"))
    if not isinstance(purpose, Purpose):
        context["problem"] = say(purpose, language) if text else ""
    else:
        context.update(_results(request, text, told.get("after", ""), purpose))
    if not isinstance(purpose, Purpose):
        context["purposes"] = choices(language)
        context["purpose"] = told.get("purpose", "")
        context["purpose_note"] = told.get("note", "")
        if "purpose" in told:  # it was asked for, and is still missing
            field = "note" if told["purpose"] else "purpose"
            context["errors"] = [{"field": field, "text": say(purpose, language)}]
    part = request.headers.get("HX-Request") == "true"
    return render(request, "records/_results.html" if part else "records/find.html", context)


def _purpose(request: OfficeRequest, told: QueryDict) -> Purpose | str:
    """The reason that came with the search, or the session's; what is missing otherwise."""
    code, note = told.get("purpose", ""), told.get("note", "")
    if not code:
        kept = kept_purpose(request.session)
        return kept or asked_for("", "")
    purpose = asked_for(code, note)
    if isinstance(purpose, Purpose):
        keep_purpose(request.session, purpose)
    return purpose


def _results(request: OfficeRequest, text: str, after: str, purpose: Purpose) -> dict[str, object]:
    found = find_persons(text, jurisdiction_of(request), after)
    if found.kind is Kind.NOTHING:
        return {"problem": say(NOTHING_TYPED, request.language)}
    people = people_shown(summaries(found.persons, request.today), request.language)
    look(request, "find", str(purpose), found.persons)
    return {
        "results": people,
        "count": _count(found, people),
        "next_url": _next(text, found.after),
    }


def _count(found: Found, people: list[PersonShown]) -> int | str:
    """How many were found; a further page is told as more than this one."""
    return f"{PAGE}+" if found.after else len(people)


def _next(text: str, after: str) -> str:
    if not after:
        return ""
    return f"{reverse('find')}?{urlencode({'q': text, 'after': after})}"
