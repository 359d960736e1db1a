"""The one search box: what was typed or scanned leads to the person, or to the case.

While one types it answers with the part of the page that lists who is found so far; each answer
that shows somebody is a look of its own.  What was typed comes in the body, never in an address.
"""

from typing import Final

from allauth.core import ratelimit
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.common.typed import (
    Kind,
    check_digit_is_right,
    half_width,
    normal_identity_number,
)
from anju.office.counter.other_actions import to_register
from anju.office.counter.printed_numbers import case_of_number, subject_of_paper
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
from anju.office.screens.shown import people_shown
from anju.words import N_, say

NOTHING_TYPED: Final = N_("Type a name, an identity number, a permit number or a receipt number.")
NOBODY: Final = N_("Nobody here is found by this. Try fewer characters, or the whole number.")
NOBODY_OF_NUMBER: Final = N_("Nobody here has this number.")
WRONG_NUMBER: Final = N_("This number cannot be right: compare it with the card, digit by digit.")
TOO_FAST: Final = N_("So many searches in one minute: go on with Enter.")
FEWEST: Final = 2
"""Characters that are searched for while one types; one alone finds half the city."""


@needs(Right.SEE_CASES)
def find(request: OfficeRequest) -> HttpResponseBase:
    """Where a search leads: to one person or case at once, else to the list of those found."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk"))
    text = request.POST.get("q", "")
    purpose = _purpose(request)
    part = request.headers.get("HX-Request") == "true"
    if not isinstance(purpose, Purpose):
        return _told(request, text, say(purpose, request.language), part=part)
    if purpose != kept_purpose(request.session):
        keep_purpose(request.session, purpose)
    if part:
        return _while_typing(request, text, purpose)
    case = case_of_number(request, text)
    if case is not None:
        return HttpResponseRedirect(reverse("case", args=[case.id]))
    found = find_persons(subject_of_paper(text) or text, jurisdiction_of(request))
    if found.kind is Kind.NOTHING:
        return _told(request, text, say(NOTHING_TYPED, request.language))
    if len(found.persons) == 1 and not found.after:
        return HttpResponseRedirect(reverse("desk-person", args=[found.persons[0]]))
    return _listed(request, text, found, purpose)


def _purpose(request: OfficeRequest) -> Purpose | str:
    """The reason that came with the search; without one the session's, at first the counter."""
    if "purpose" not in request.POST:
        return kept_purpose(request.session) or Purpose("counter")
    return asked_for(request.POST["purpose"], request.POST.get("note", ""))


def _listed(request: OfficeRequest, text: str, found: Found, purpose: Purpose) -> HttpResponse:
    told = _people(request, found, purpose)
    return _rendered(request, {"query": text, "nobody": _nobody(request, text, found), **told})


def _people(request: OfficeRequest, found: Found, purpose: Purpose) -> dict[str, object]:
    """Those who were found, once the look is recorded."""
    look(request, "desk-find", str(purpose), found.persons)
    people = people_shown(summaries(found.persons, request.today), request.language)
    return {"results": people, "count": f"{PAGE}+" if found.after else len(people)}


def _while_typing(request: OfficeRequest, text: str, purpose: Purpose) -> HttpResponse:
    """What is found so far; a number that is not whole yet is no reason to say that nobody is."""
    if len(half_width(text).strip()) < FEWEST:
        return _part(request, {})
    if not ratelimit.consume(request, action="find_while_typing", user=request.user):
        return _part(request, {"problem": say(TOO_FAST, request.language)})
    case = case_of_number(request, text)
    if case is not None:
        return _part(request, {"case": _case(request, case)})
    found = find_persons(subject_of_paper(text) or text, jurisdiction_of(request))
    if not found.persons and found.kind is not Kind.NAME:
        return _part(request, {})
    told = _people(request, found, purpose)
    return _part(request, {"query": text, "nobody": _nobody(request, text, found), **told})


def _nobody(request: OfficeRequest, text: str, found: Found) -> str:
    """What is said where nobody is found; of a whole number, whether it can be one at all."""
    told = NOBODY
    if found.kind is Kind.IDENTITY_NUMBER:
        right = check_digit_is_right(normal_identity_number(text))
        told = NOBODY_OF_NUMBER if right else WRONG_NUMBER
    return say(told, request.language)


def _case(request: OfficeRequest, case: Case) -> dict[str, str]:
    """The case of a receipt number, as the list leads to it; nobody is named."""
    return {
        "url": reverse("case", args=[case.id]),
        "procedure": Procedure(case.procedure).in_words(request.language),
        "receipt_number": in_groups(case.receipt_number),
    }


def _part(request: OfficeRequest, context: dict[str, object]) -> HttpResponse:
    return render(request, "counter/_found.html", {"typing": True, **context})


def _told(request: OfficeRequest, text: str, problem: str, *, part: bool = False) -> HttpResponse:
    """Why nothing was searched; a part of a page is swapped in only if it comes as well."""
    if part:
        return _part(request, {"problem": problem})
    return _rendered(request, {"query": text, "results": [], "problem": problem}, status=422)


def _rendered(
    request: OfficeRequest, context: dict[str, object], status: int = 200
) -> HttpResponse:
    told = {
        "purposes": choices(request.language),
        "purpose": "counter",
        "register_urls": to_register(request),
        **context,
    }
    return render(request, "counter/find.html", told, status=status)
