"""Staff: who has which post where; accounts, posts, deputies."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.models import Account
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.records.staff_forms import Confirm, OpenAccount
from anju.office.records.staff_rows import lasting, name_of, open_offices, posts_shown, without_post
from anju.office.registry.city.accounts import (
    SignIn,
    accounts_within,
    open_staff_account,
    set_sign_in_anew,
)
from anju.office.registry.ledger.entries import Act
from anju.office.screens.asking import asked
from anju.office.screens.shown import place_of
from anju.words import N_, say

PAGE = 50
"""How many posts a page shows."""
MOST_OFFICES = 300
"""How many offices the filter offers."""

BACK = N_("Staff")
OPEN = N_("Open an account")
OPEN_LEAD = N_("A one-time password is shown once, on the next page. Give a post after that.")
OPENED_BEFORE = N_(
    "This account was opened already, and its password was shown then. Set the sign-in anew to "
    "get another one."
)
ANEW = N_("Set the sign-in anew")
ANEW_LEAD = N_(
    "For somebody who lost a password, an app or a passkey, and whom you know for sure: the "
    "password and every second step stop working, the sessions end, and a one-time password is "
    "shown once."
)


@needs(Right.APPOINT_STAFF)
def staff(request: OfficeRequest) -> HttpResponse:
    """The posts of the jurisdiction by office, and the accounts without one."""
    office, start = request.GET.get("office", ""), request.GET.get("from", "")
    begin = min(int(start), 10**6) if start.isdigit() else 0
    reach, today = jurisdiction_of(request), request.today
    found = list(lasting(reach, today, office)[begin : begin + PAGE + 1])
    more = urlencode([("office", office), ("from", str(begin + PAGE))])
    context = {
        "place": place_of(request),
        "posts": posts_shown(found[:PAGE], today, request.language, place_of(request)),
        "idle": [] if office or begin else list(without_post(reach, today)[:PAGE]),
        "offices": [
            {"code": row.id, "label": row.name(request.language), "current": row.id == office}
            for row in open_offices(reach)[:MOST_OFFICES]
        ],
        "next_url": f"?{more}" if len(found) > PAGE else "",
        "first_url": reverse("staff") if begin else "",
    }
    return render(request, "records/staff.html", context)


@needs(Right.APPOINT_STAFF)
def open_account(request: OfficeRequest) -> HttpResponse:
    """Opens an account, and shows its one-time password."""
    form = OpenAccount(request)

    def carry_out(act: Act) -> str | HttpResponse:
        told = form.cleaned_data
        made = open_staff_account(
            username=told["username"], display_name=told["display_name"], act=act
        )
        return shown_once(request, made)

    told = {
        "title": say(OPEN, request.language),
        "button": say(OPEN, request.language),
        "lead": say(OPEN_LEAD, request.language),
        "back": {"url": reverse("staff"), "label": say(BACK, request.language)},
    }
    return asked(request, form, carry_out, told)


@needs(Right.APPOINT_STAFF)
def account(request: OfficeRequest, account_id: str) -> HttpResponse:
    """One account with its posts, those that are over too."""
    found = known_account(request, account_id)
    held = found.posts.filter(jurisdiction_of(request).condition())
    rows = held.select_related("account", "deputy_of").order_by("-first_day", "id")
    context = {
        "account": found,
        "name": name_of(found),
        "posts": posts_shown(rows, request.today, request.language, place_of(request)),
        "is_oneself": found.id == request.viewer.account_id,
        "may_deputise": request.viewer.may(Right.NAME_DEPUTY),
    }
    return render(request, "records/staff_account.html", context)


@needs(Right.APPOINT_STAFF)
def sign_in_anew(request: OfficeRequest, account_id: str) -> HttpResponse:
    """Forgets the second factor and the password of an account; shows a one-time password."""
    found = known_account(request, account_id)

    def carry_out(act: Act) -> str | HttpResponse:
        return shown_once(request, set_sign_in_anew(account_id=found.id, act=act))

    told = {
        "title": f"{say(ANEW, request.language)} · {name_of(found)}",
        "button": say(ANEW, request.language),
        "lead": say(ANEW_LEAD, request.language),
        "back": {"url": reverse("staff-account", args=[found.id]), "label": name_of(found)},
    }
    return asked(request, Confirm(request), carry_out, told)


def known_account(request: OfficeRequest, account_id: str) -> Account:
    """An account of staff whose posts all lie in the viewer's jurisdiction; 404 otherwise."""
    found = accounts_within(jurisdiction_of(request), request.today).filter(id=account_id).first()
    if found is None:
        raise Http404
    return found


def shown_once(request: OfficeRequest, made: SignIn) -> str | HttpResponse:
    """The page with a password; the account's where the request came a second time."""
    if not made.password:
        messages.warning(request, say(OPENED_BEFORE, request.language))
        return reverse("staff-account", args=[made.account_id])
    found = known_account(request, made.account_id)
    context = {"account": found, "name": name_of(found), "password": made.password}
    return render(request, "records/staff_password.html", context)
