"""The public page on which anybody checks a paper by its code: is it real, and does it stand?

It tells what kind of paper it is, which office made it and when, and whether what it says still
stands; of a certificate of continuity it tells what it says as well, for a code can be copied onto
another paper.  It tells no name: whoever asks has the paper in their hands.
"""

from allauth.core import ratelimit
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.common.keyring import current_ring
from anju.office.counter.certified import certified
from anju.office.counter.standing import stands
from anju.office.papers.check_codes import paper_of
from anju.office.papers.kinds import PaperKind, title_of
from anju.office.places.office_names import office_name_on
from anju.office.screens.imprints import office_of_paper
from anju.words import N_, say

UNKNOWN = N_(
    "No paper of this office has this code. Compare it with the paper, sign by sign; if it is the "
    "same, the paper is not ours."
)


@public
def check(request: OfficeRequest) -> HttpResponseBase:
    """The page, with the answer where a code was given; so many codes a minute and no more."""
    code = request.GET.get("code", "").strip()[:80]
    if not code:
        return render(request, "counter/check.html", {"code": ""})
    limited: HttpResponseBase | None = ratelimit.consume_or_429(
        request, action="check_paper", limit_get=True
    )
    if limited is not None:
        return limited
    return _answered(request, code)


def _answered(request: OfficeRequest, code: str) -> HttpResponse:
    found = paper_of(code, current_ring())
    context: dict[str, object] = {"code": code}
    if found is None:
        context["problem"] = say(UNKNOWN, request.language)
        return render(request, "counter/check.html", context, status=404)
    kind, entry = found
    standing = stands(kind, entry, request.today, request.language)
    context["paper"] = {
        "title": title_of(kind, request.language),
        "office": office_name_on(office_of_paper(entry), entry.day, request.language),
        "made_on": entry.day,
        "stands": standing.stands,
        "sentence": standing.sentence,
        "lines": certified(entry, request.today, request.language)
        if kind is PaperKind.CONTINUITY_CERTIFICATE
        else [],
        "hash": entry.hash.hex(),
    }
    return render(request, "counter/check.html", context)
