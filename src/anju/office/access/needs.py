"""What a page asks of whoever opens it; every address of the site says so by one of three marks.

`@needs(Right.SEE_PERMIT)` for a right, `@signed_in` for an account of any kind, `@public` for
everybody.  A test walks through all addresses and finds the one without a mark.
"""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from anju.office.access.back import page_before
from anju.office.access.models import Account
from anju.office.access.rights import ALLOWED, Right
from anju.office.access.roles import FAMILY, WITH_SECOND_FACTOR
from anju.office.access.second_factor import has_proved, next_page
from anju.office.access.viewer import OfficeRequest, Viewer
from anju.office.common.demo import is_demo
from anju.words import N_, say

NOT_SENT = N_(
    "What you sent last was not recorded: you were signed out. Sign in and send it again."
)

P = ParamSpec("P")
Page = Callable[Concatenate[OfficeRequest, P], HttpResponseBase]
Address = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class Open(Enum):
    """The marks of a page that needs no right."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"


class RightMissing(PermissionDenied):
    """The viewer's role does not have the right that a page needs."""

    def __init__(self, right: Right) -> None:
        super().__init__(f"needs the right {right}")
        self.right = right


def mark_of(address: Callable[..., object]) -> Right | Open | None:
    """What an address asks for; None where nobody has said it."""
    mark = getattr(address, "asks_for", None)
    return mark if isinstance(mark, Right | Open) else None


def public(page: Page[P]) -> Address[P]:
    """Marks a page as open to everybody."""

    @wraps(page)
    def address(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return page(cast("OfficeRequest", request), *args, **kwargs)

    return _marked(address, Open.PUBLIC)


def signed_in(page: Page[P]) -> Address[P]:
    """Marks a page as open to every account, whatever its role."""

    @wraps(page)
    def address(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        asked = cast("OfficeRequest", request)
        if not asked.viewer.is_signed_in:
            return led_to(asked, "account_login")
        return page(asked, *args, **kwargs)

    return _marked(address, Open.SIGNED_IN)


def needs(right: Right) -> Callable[[Page[P]], Address[P]]:
    """Marks a page as open to those whose role has a right.

    Somebody who has not signed in is led to the sign-in (of people, where the page is theirs),
    somebody with a password that another was shown to where it is changed, staff and assisting
    bodies without a second factor (outside the demo) to where it is set or given.  Raises
    RightMissing, which becomes the 403 page, for another role.
    """

    def mark(page: Page[P]) -> Address[P]:
        @wraps(page)
        def address(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            asked = cast("OfficeRequest", request)
            if elsewhere := way_in(asked, sign_in_for(right)):
                return elsewhere
            if not asked.viewer.may(right):
                raise RightMissing(right)
            return page(asked, *args, **kwargs)

        return _marked(address, right)

    return mark


def sign_in_of(viewer: Viewer) -> str:
    """The name of the page where somebody signs in again who has signed out."""
    return str(settings.SIGN_IN_OF_PEOPLE) if viewer.person else "account_login"


def sign_in_for(right: Right) -> str:
    """The name of the page where one signs in for what needs a right."""
    of_people = ALLOWED[right] <= FAMILY
    return str(settings.SIGN_IN_OF_PEOPLE) if of_people else "account_login"


def way_in(request: OfficeRequest, sign_in: str = "account_login") -> HttpResponseBase | None:
    """Where somebody goes before any page that needs a right; None if nothing is missing."""
    viewer, account = request.viewer, request.user
    if not isinstance(account, Account):
        return led_to(request, sign_in)
    if account.must_change_password:
        return led_to(request, "account_change_password")
    if viewer.role in WITH_SECOND_FACTOR and not is_demo() and not has_proved(request):
        return led_to(request, next_page(account))
    return None


def led_to(request: OfficeRequest, name: str) -> HttpResponseBase:
    """The way to the page of a name, and from there back to where one wanted to go.

    A request that only fetches part of a page sends the whole page there.  A form that was sent
    too late leads back to its page, with a word that it was not kept.
    """
    part = request.headers.get("HX-Request") == "true"
    back = request.get_full_path() if request.method == "GET" and not part else page_before(request)
    if request.method == "POST" and not request.viewer.is_signed_in:
        messages.warning(request, say(NOT_SENT, request.language))
    url = f"{reverse(name)}?{urlencode({'next': back})}"
    return HttpResponseClientRedirect(url) if part else HttpResponseRedirect(url)


def _marked(address: Address[P], mark: Right | Open) -> Address[P]:
    address.asks_for = mark  # type: ignore[attr-defined] # a function carries its mark with it
    return address
