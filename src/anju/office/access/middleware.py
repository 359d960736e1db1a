"""What is done around every request of somebody who has signed in."""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from anju.office.access.models import Account
from anju.office.access.viewer import NOBODY, OfficeRequest, viewer_of
from anju.office.common.clock import moment_of, moment_text
from anju.office.common.middleware import Answer

SIGNED_IN = "signed_in_at"
SEEN = "seen_at"
POST = "post"
"""The keys of a session: when it began, when it was last used, the post it works in."""

NOT_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"
"""What caches are told of a page, in the words of Django's `add_never_cache_headers`."""

LONG_OVER = "Thu, 01 Jan 1970 00:00:00 GMT"
"""What those are told that read no `Cache-Control`."""

NOTED_EVERY = timedelta(minutes=1)
"""How often the last use of a session is written down: not at every page."""


class SessionLimits:
    """Signs out after half an hour without a page, and after ten hours in any case.

    Both lengths are settings, in seconds; the real clock counts, whatever the demo calendar says.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers inside."""
        if request.user.is_authenticated:
            self.watch(cast("OfficeRequest", request))
        return self.get_response(request)

    def watch(self, request: OfficeRequest) -> None:
        """Ends a session that is over; notes that another one is in use."""
        session = request.session
        if SIGNED_IN not in session:
            session[SIGNED_IN] = session[SEEN] = moment_text(request.at)
        began, seen = moment_of(session[SIGNED_IN]), moment_of(session[SEEN])
        if request.at - began >= timedelta(
            seconds=settings.SESSION_COOKIE_AGE
        ) or request.at - seen >= timedelta(seconds=settings.ANJU["SESSION_IDLE"]):
            logout(request)
        elif request.at - seen >= NOTED_EVERY:
            session[SEEN] = moment_text(request.at)


class Viewing:
    """Sets the `viewer` of the request.

    Nothing that somebody sees who has signed in is kept, by the browser or on the way.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers inside."""
        asked = cast("OfficeRequest", request)
        account = asked.user
        if isinstance(account, Account):
            chosen = asked.session.get(POST, "")
            asked.viewer = viewer_of(account, chosen, asked.today)
        else:
            asked.viewer = NOBODY
        response = self.get_response(request)
        if asked.viewer.is_signed_in:
            response.headers["Cache-Control"] = NOT_KEPT
            response.headers["Expires"] = LONG_OVER
        return response
