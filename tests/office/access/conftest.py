"""A small site around the part: a first page, and one page for each right."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from types import ModuleType

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import URLPattern, clear_url_caches, include, path
from tests.office.databases import Database

from anju.office.access.models import Account, Post
from anju.office.access.needs import needs, public
from anju.office.access.operations import open_account
from anju.office.access.rights import Right
from anju.office.access.roles import WITH_SECOND_FACTOR, Role
from anju.office.access.second_factor import SET_HERE
from anju.office.access.viewer import OfficeRequest
from anju.office.common.keyfile import write_new
from anju.office.common.keys import KeyRing

NOON = datetime(2027, 3, 14, 4, 0, tzinfo=UTC)
"""Noon in Shanghai on the day of these tests, a Sunday."""
TODAY = date(2027, 3, 14)
ELSEWHERE = (
    "bodies",
    "desk",
    "divisions",
    "due",
    "find",
    "guide",
    "ledger",
    "looks-staff",
    "measures",
    "my",
    "my-cases",
    "my-contacts",
    "my-inbox",
    "my-record",
    "my-sign-in",
    "offices",
    "plan",
    "plan-compare",
    "plan-years",
    "proposals",
    "staff",
)
"""Addresses of other parts that stand in the head of every page."""
HOST = "localhost:8000"
PASSWORD = "seventeen quiet herons"


@public
def _first(request: OfficeRequest) -> HttpResponse:
    return HttpResponse(f"{request.viewer.display_name} {request.today} {request.language}")


def _page(right: Right) -> URLPattern:
    @needs(right)
    def page(request: OfficeRequest) -> HttpResponse:
        return HttpResponse(request.viewer.role or "")

    return path(f"{right}/", page, name=right.value)


class SmallSite(ModuleType):
    """Addresses of these tests beside those of the part."""

    urlpatterns = (
        path("", _first, name="home"),
        *(path(f"other/{name}/", _first, name=name) for name in ELSEWHERE),
        *(_page(right) for right in Right),
        path("", include("anju.office.access.urls")),
    )
    handler403 = "anju.office.access.refusals.refused"


class Clock:
    """The real clock, as far as a request sees it."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    told = Clock()
    monkeypatch.setattr("anju.office.common.middleware.now", told)
    return told


@pytest.fixture
def site(sqlite_database: Database, clock: Clock) -> Iterator[Database]:
    call_command("createcachetable")
    keys = settings.ANJU["KEYS"]
    if not keys.exists():
        write_new(KeyRing.create(), keys)
    with override_settings(ROOT_URLCONF=SmallSite("small_site")):
        clear_url_caches()
        yield sqlite_database
        cache.clear()
    clear_url_caches()


@pytest.fixture
def demo(site: Database) -> Iterator[None]:
    with override_settings(ANJU={**settings.ANJU, "DEMO": True}):
        yield


@pytest.fixture
def browser(site: Database) -> Client:
    return Client(headers={"host": HOST})


Appoint = Callable[..., Account]


@pytest.fixture
def appoint(site: Database) -> Appoint:
    """Opens an account with a post since 1 January 2026 in Shenzhen."""

    def appointed(role: Role, username: str = "", *, password: str | None = None) -> Account:
        account = open_account(
            username=username or f"one-{role}", display_name="李梅", password=password
        )
        if role in WITH_SECOND_FACTOR:
            Post.objects.create(
                account=account,
                role=role,
                office="0f1e2d3c4b5a69788796",
                division_code="440305",
                first_day=date(2026, 1, 1),
            )
        return account

    return appointed


SignIn = Callable[[Account], Client]


@pytest.fixture
def sign_in(site: Database) -> SignIn:
    """A browser in which an account has signed in and proved its second factor."""

    def signed_in(account: Account) -> Client:
        browser = Client(headers={"host": HOST})
        browser.force_login(account)
        session = browser.session
        session[SET_HERE] = account.id
        session.save()
        return browser

    return signed_in
