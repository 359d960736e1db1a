"""The one search box: what was typed or scanned leads to the person, or to the case."""

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.receipt_numbers import normal_receipt_number
from anju.office.casework.models import Case
from anju.office.casework.paper_mode.forms import typed_form_number
from anju.office.casework.paper_mode.waiting import entry_of_form
from anju.office.common.typed import Kind
from anju.office.counter.other_actions import to_register
from anju.office.registry.people.summaries import summaries
from anju.office.registry.search.finding import PAGE, Found, find_persons
from anju.office.screens.purposes import Purpose, asked_for, choices, keep_purpose, look
from anju.office.screens.shown import people_shown
from anju.words import N_, say

NOTHING_TYPED = N_("Type a name, an identity number, a permit number or a receipt number.")


@needs(Right.SEE_CASES)
def find(request: OfficeRequest) -> HttpResponseBase:
    """Where a search leads: to one person or case at once, else to the list of those found."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("desk"))
    text = request.POST.get("q", "")
    purpose = asked_for(request.POST.get("purpose", "counter"), request.POST.get("note", ""))
    if not isinstance(purpose, Purpose):
        return _told(request, text, say(purpose, request.language))
    keep_purpose(request.session, purpose)
    case = case_of_receipt(request, text) or entry_of_form(
        typed_form_number(text), jurisdiction_of(request)
    )
    if case is not None:
        return HttpResponseRedirect(reverse("case", args=[case.id]))
    found = find_persons(text, jurisdiction_of(request))
    if found.kind is Kind.NOTHING:
        return _told(request, text, say(NOTHING_TYPED, request.language))
    if len(found.persons) == 1 and not found.after:
        return HttpResponseRedirect(reverse("desk-person", args=[found.persons[0]]))
    return _listed(request, text, found, purpose)


def case_of_receipt(request: OfficeRequest, text: str) -> Case | None:
    """The case of a typed receipt number in the viewer's jurisdiction; None for other text."""
    try:
        number = normal_receipt_number(text)
    except ValueError:
        return None
    return Case.objects.filter(jurisdiction_of(request).condition(), receipt_number=number).first()


def _listed(request: OfficeRequest, text: str, found: Found, purpose: Purpose) -> HttpResponse:
    look(request, "desk-find", str(purpose), found.persons)
    people = people_shown(summaries(found.persons, request.today), request.language)
    count = f"{PAGE}+" if found.after else len(people)
    return _rendered(request, {"query": text, "results": people, "count": count})


def _told(request: OfficeRequest, text: str, problem: str) -> HttpResponse:
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
