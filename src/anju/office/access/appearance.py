"""How one likes the pages: light or dark, normal or large type; kept in a cookie, no account.

On the pages for the public, which store nothing, the choice stands in the address.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from anju.office.access.back import back
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest

COOKIE = "appearance"
KEPT_FOR = timedelta(days=365)
SCHEMES = ("auto", "light", "dark")
TYPES = ("normal", "large")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A choice: `scheme` is one of SCHEMES, `type` one of TYPES."""

    scheme: str = "auto"
    type: str = "normal"

    @property
    def is_known(self) -> bool:
        """Whether both choices are among those there are."""
        return self.scheme in SCHEMES and self.type in TYPES


def appearance_of(request: HttpRequest) -> Appearance:
    """What the address asks for, else what was chosen in this browser; else the first of each."""
    scheme, _, size = request.COOKIES.get(COOKIE, "").partition("-")
    kept = Appearance(scheme, size)
    return replace(kept if kept.is_known else Appearance(), **_in_address(request))


def _in_address(request: HttpRequest) -> dict[str, str]:
    """The choices that stand in the address; pages that store nothing keep them there."""
    known = {"scheme": SCHEMES, "type": TYPES}
    told = {name: request.GET.get(name, "") for name in known}
    return {name: value for name, value in told.items() if value in known[name]}


@public
@require_POST
def appearance(request: OfficeRequest) -> HttpResponse:
    """Changes one of the two choices, or both, and goes back; 400 for a choice there is not."""
    told = appearance_of(request)
    chosen = replace(
        told,
        scheme=request.POST.get("scheme", told.scheme),
        type=request.POST.get("type", told.type),
    )
    if not chosen.is_known:
        return HttpResponseBadRequest()
    answer = back(request)
    answer.set_cookie(
        COOKIE,
        f"{chosen.scheme}-{chosen.type}",
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer
