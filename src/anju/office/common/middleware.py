"""What is done around every request: the clock is read once, and browsers are told to be strict."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import activate, get_language_from_request

from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.common.not_now import NotJustNow

if TYPE_CHECKING:
    from anju.office.common.asked import Asked

Answer = Callable[[HttpRequest], HttpResponseBase]
"""What answers a request: the next layer, in the end the page."""

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
"""Nothing is loaded from elsewhere, nothing written into a page is run."""

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)
"""No page asks the browser for any of these."""


IN_ADDRESS = {"en": "en", "zh": "zh-hans"}
"""The languages that an address may ask for, and what Django calls them."""


class Moment:
    """Reads the clock and the language asked for: sets `at`, `today` and `language`.

    `?lang=en` or `?lang=zh` in an address comes before what the browser asks for, so that each
    language of a public page has an address.  Django's `LocaleMiddleware` looks for a language in
    the path, where none of ours is.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers inside."""
        asked, language = cast("Asked", request), language_of(request)
        activate(language)
        asked.at = now()
        asked.today = today_of(asked.at)
        asked.language = "en" if language == "en" else "zh"
        response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """The language of a request, as Django calls it."""
    told = IN_ADDRESS.get(request.GET.get("lang", ""))
    return told or get_language_from_request(request)


class StrictHeaders:
    """Sets the headers that Django has no setting for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers inside."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


_LOG = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 30
"""Seconds until a page is asked for again that could not be written for."""


class NotNow:
    """Says in a sentence that the database could not be written or reached; nothing was lost.

    A full disk, a lock that is held too long, others who were faster each time, a PostgreSQL that
    is away: every operation is one transaction, so that nothing is half done, and the same request
    may be sent again.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the layers inside."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """The page that says so; None for any other exception."""
        if not isinstance(exception, OperationalError | NotJustNow):
            return None
        _LOG.error("the database did not serve a request: %r", exception)
        response = render(request, "503.html", status=503)
        response["Retry-After"] = str(TRY_AGAIN_AFTER)
        return response
