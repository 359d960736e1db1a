"""The first page: for staff the search, what is due, and what one looked at last."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from anju.office.access.needs import public, way_in
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.common.clock import moment_of
from anju.office.records.counts import due_counts
from anju.office.registry.looks.listing import latest_persons
from anju.office.registry.looks.models import Look
from anju.office.registry.people.belonging import stands_for
from anju.office.registry.people.places import known_in
from anju.office.registry.people.summaries import summaries
from anju.office.screens.purposes import choices, in_words, kept_purpose, look
from anju.office.screens.shown import place_of

RECENT = 5
"""How many people looked at last the page shows."""


@public
def home(request: OfficeRequest) -> HttpResponseBase:
    """The first page for whoever opens it; for a visitor that of the public."""
    if not request.viewer.is_signed_in:
        return HttpResponseRedirect(reverse(settings.FIRST_PAGE_OF_VISITORS))
    if elsewhere := way_in(request):
        return elsewhere
    if request.viewer.may(Right.FIND_PERSON):
        return _desk(request)
    if request.viewer.may(Right.SEE_LEDGER) or request.viewer.may(Right.VERIFY_LEDGER):
        return HttpResponseRedirect(reverse("ledger"))
    if request.viewer.may(Right.APPOINT_STAFF):
        return HttpResponseRedirect(reverse("staff"))
    if request.viewer.may(Right.FILE_FOR_MANY):
        return HttpResponseRedirect(reverse(settings.FIRST_PAGE_OF_BODIES))
    if request.viewer.may(Right.SEE_OWN_PERMIT):
        return HttpResponseRedirect(reverse(settings.FIRST_PAGE_OF_HOLDERS))
    return render(request, "records/nothing_here.html", {"place": place_of(request)})


def _desk(request: OfficeRequest) -> HttpResponse:
    purpose = kept_purpose(request.session)
    context = {
        "today": request.today,
        "place": place_of(request),
        "counts": due_counts(request) if request.viewer.may(Right.SEE_DUE_LISTS) else [],
        "recent": _recent(request),
        "purpose": purpose.code if purpose else "",
        "purpose_note": purpose.note if purpose else "",
    }
    if purpose is None:
        context["purposes"] = choices(request.language)
    return render(request, "records/home.html", context)


def _latest(viewer: str) -> list[tuple[str, Look]]:
    """The people looked at last, each as the record that stands for them today, once."""
    seen = latest_persons(viewer, RECENT)
    leads_to = stands_for([person for person, _ in seen])
    found: dict[str, Look] = {}
    for person, look_at in seen:
        found.setdefault(leads_to[person], look_at)
    return list(found.items())


def _recent(request: OfficeRequest) -> list[dict[str, object]]:
    """What the viewer looked at last; to show it again is a look as well."""
    latest = _latest(request.viewer.account_id)
    here = known_in([person for person, _ in latest], jurisdiction_of(request))
    people = {each.id: each for each in summaries(here, request.today)}
    known = [(each, seen) for each, seen in latest if each in people and people[each].details]
    look(request, "home", "recent", [person for person, _ in known])
    return [
        {
            "person_id": person,
            "name": people[person].name,
            "number": people[person].masked_number,
            "looked_at": moment_of(seen.looked_at),
            "reason": in_words(seen.purpose, request.language),
        }
        for person, seen in known
    ]
