"""Why somebody looks: asked before a record is shown that no queue or case is open for."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.screens.purposes import (
    Purpose,
    asked_for,
    choices,
    keep_purpose,
    purpose_of,
)
from anju.words import say


def with_purpose(
    request: OfficeRequest, page: Callable[[Purpose], HttpResponseBase]
) -> HttpResponseBase:
    """A page that shows people, with the reason kept for them; or the question for it.

    Its address names the person or the permit.
    """
    named = request.resolver_match.kwargs.values() if request.resolver_match else ()
    purpose = purpose_of(request.session, [each for each in named if isinstance(each, str)])
    if purpose is None:
        asked = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('why')}?{asked}")
    return page(purpose)


@needs(Right.SEE_PERSON)
def why(request: OfficeRequest) -> HttpResponse:
    """The question, and its answer."""
    told = request.POST if request.method == "POST" else request.GET
    onward = _safe(request, told.get("next", ""))
    errors = []
    if request.method == "POST":
        purpose = asked_for(told.get("purpose", ""), told.get("note", ""))
        if isinstance(purpose, Purpose):
            keep_purpose(request.session, purpose)
            return HttpResponseRedirect(onward)
        field = "note" if told.get("purpose") else "purpose"
        errors.append({"field": field, "text": say(purpose, request.language)})
    context = {
        "purposes": choices(request.language),
        "purpose": told.get("purpose", ""),
        "note": told.get("note", ""),
        "next": onward,
        "errors": errors,
    }
    return render(request, "common/why.html", context, status=422 if errors else 200)


def _safe(request: OfficeRequest, onward: str) -> str:
    """An address of this site; the first page for anything else."""
    host = {request.get_host()}
    if url_has_allowed_host_and_scheme(onward, host, require_https=request.is_secure()):
        return onward
    return reverse("home")
