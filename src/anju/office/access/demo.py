"""The demo mode's pages: sign in as anybody, move the calendar.  Outside the demo: not found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from anju.office.access.back import back
from anju.office.access.models import Account
from anju.office.access.needs import public
from anju.office.access.offices import office_name
from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, viewer_of
from anju.office.common.demo import is_demo, move_demo_day, stepped
from anju.words import N_, say

BACKEND = "anju.office.access.backend.AccountBackend"

WORK = {
    Role.AGENCY_CLERK: N_("Accepts applications, endorses where nothing has changed."),
    Role.ASSISTING_BODY: N_("Files for its people from a list, and follows their cases."),
    Role.AUDITOR: N_("Reads and verifies the ledger, sees who looked at whom; changes nothing."),
    Role.CITY_ADMINISTRATOR: N_("Appoints staff, adopts measures; sees no person."),
    Role.CLOSE_RELATIVE: N_("Files for a member of the family."),
    Role.DEPARTMENT: N_("Asks whether a permit is in force."),
    Role.GUARDIAN: N_("Files for a child."),
    Role.HOLDER: N_("Sees their own permit and files requests."),
    Role.ISSUING_OFFICER: N_("Grants, refuses and cancels; decides on corrections."),
    Role.POLICE_CLERK: N_("Accepts applications, endorses also where circumstances changed."),
}
"""What each role does, in a line: everybody but the system itself, which signs in nowhere."""


_NOT_MOVED = N_("The demo calendar only moves forward, at most ten years beyond the real day.")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account that the demo signs in with one click, in words: `may` says what its role does."""

    username: str
    name: str
    role: str
    office: str
    may: str


def demo_username(role: Role) -> str:
    """The name of the demo account of a role.

    >>> demo_username(Role.POLICE_CLERK)
    'demo-police_clerk'
    """
    return f"demo-{role.value}"


def demo_accounts(today: date, language: str) -> list[DemoAccount]:
    """The demo accounts there are, in the order of their roles; none outside the demo."""
    if not is_demo():
        return []
    by_name = {demo_username(role): role for role in WORK}
    accounts = Account.objects.filter(username__in=by_name, is_active=True).order_by("username")
    return [
        DemoAccount(
            username=account.username,
            name=account.display_name or account.username,
            role=by_name[account.username].named(language),
            office=office_name(viewer_of(account, "", today).office, language),
            may=say(WORK[by_name[account.username]], language),
        )
        for account in accounts
    ]


def in_demo(
    page: Callable[[OfficeRequest], HttpResponse],
) -> Callable[[OfficeRequest], HttpResponse]:
    """A page that is there only in demo mode."""

    @wraps(page)
    def guarded(request: OfficeRequest) -> HttpResponse:
        if not is_demo():
            raise Http404
        return page(request)

    return guarded


@public
@in_demo
@require_POST
def demo_sign_in(request: OfficeRequest) -> HttpResponse:
    """Signs in as the demo account named in `account`, in a new session."""
    names = [demo_username(role) for role in WORK]
    told = request.POST.get("account", "")
    account = get_object_or_404(
        Account.objects.filter(username__in=names, is_active=True), username=told
    )
    logout(request)
    login(request, account, BACKEND)
    return back(request)


@public
@in_demo
@require_POST
def demo_day(request: OfficeRequest) -> HttpResponse:
    """Moves the demo calendar by a `step` or to a `day`; says so where it cannot be moved there."""
    try:
        if "step" in request.POST:
            to = stepped(request.today, request.POST["step"])
        else:
            to = date.fromisoformat(request.POST.get("day", ""))
        move_demo_day(to=to, at=request.at)
    except ValueError:
        messages.error(request, say(_NOT_MOVED, request.language))
    return back(request)
