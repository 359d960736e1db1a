"""Who looked at one's own record, and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.online.looks_told import looks_told, own_together
from anju.office.online.whom import shown_own
from anju.office.registry.looks.listing import looks_at_person


@needs(Right.SEE_OWN_PERMIT)
def looks(request: OfficeRequest) -> HttpResponse:
    """The looks at one's record, latest first, one page of them."""
    whom = shown_own(request, "my-looks")
    told = request.GET.get("before", "")
    before = int(told) if told.isascii() and told.isdigit() and len(told) < 18 else None
    page = looks_at_person(whom.records, first_day=None, last_day=None, before=before)
    seen = looks_told(page.looks, request.viewer.account_id, request.language)
    context = {
        "looks": own_together(seen, request.language),
        "next_url": f"{reverse('my-looks')}?{urlencode({'before': page.before})}"
        if page.before
        else "",
        "first_url": reverse("my-looks") if before else "",
    }
    return render(request, "online/looks.html", context)
