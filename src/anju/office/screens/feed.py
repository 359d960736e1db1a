"""A person's calendar for their telephone: by a secret address, which only they know."""

from django.http import Http404, HttpResponse

from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.notices.feeds import calendar_of


@public
def feed(request: OfficeRequest, secret: str) -> HttpResponse:
    """The days of a person's permits as iCalendar, without a name; 404 for any other address.

    No look is recorded: it shows days, and it is a machine that asks, every hour.
    """
    text = calendar_of(secret, request.today, request.at)
    if text is None:
        raise Http404
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response
