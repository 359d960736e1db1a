"""The way back from a form that stands on every page."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest) -> HttpResponseRedirect:
    """To the address in the form's `next` if it is one of this site, else to the first page."""
    told = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        told, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(told if here else "/")
