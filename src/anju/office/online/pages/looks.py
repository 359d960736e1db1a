"""Who looked at one's own record, and why; one's own looks apart, by day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.common.clock import moment_of
from anju.office.online.looks_told import by_day, looks_told
from anju.office.online.whom import shown_own
from anju.office.registry.looks.listing import looks_at_person, moments_of_looks


@needs(Right.SEE_OWN_PERMIT)
def looks(request: OfficeRequest) -> HttpResponse:
    """The looks of others at one's record, latest first, one page of them; then one's own."""
    whom = shown_own(request, "my-looks")
    told = request.GET.get("before", "")
    before = int(told) if told.isascii() and told.isdigit() and len(told) < 18 else None
    me = request.viewer.account_id
    page = looks_at_person(whom.records, first_day=None, last_day=None, before=before, but=me)
    own = [] if before else moments_of_looks(me, whom.records)
    context = {
        "looks": looks_told(page.looks, me, request.language),
        "own_times": len(own),
        "own_days": by_day(map(moment_of, own)),
        "next_url": f"{reverse('my-looks')}?{urlencode({'before': page.before})}"
        if page.before
        else "",
        "first_url": reverse("my-looks") if before else "",
    }
    return render(request, "online/looks.html", context)
