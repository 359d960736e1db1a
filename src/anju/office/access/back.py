"""The way back from a form: to the page it stood on."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest) -> HttpResponseRedirect:
    """To the address in the form's `next` if it is one of this site, else to the first page."""
    told = request.POST.get("next", "")
    return HttpResponseRedirect(told if _is_here(request, told) else "/")


def page_before(request: HttpRequest) -> str:
    """The address, without its host, of the page of this site that a request came from.

    The first page where the browser does not say it, or came from elsewhere.
    """
    told = request.headers.get("Referer", "")
    if not _is_here(request, told):
        return reverse("home")
    parts = urlsplit(told)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_here(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
