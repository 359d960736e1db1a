"""A founded city with an office, and a browser for each of its staff."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from tests.office.databases import Database
from tests.office.registry.acting import CITY, NANSHAN, act

from anju.office.access.models import Account
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.access.second_factor import SET_HERE
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.city.staff import Appointment, appoint

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
HOST = "localhost:8000"


@pytest.fixture
def desk(sqlite_city: Database, monkeypatch: pytest.MonkeyPatch) -> str:
    """A police station in Nanshan in a founded city, on a Tuesday; its identifier."""
    monkeypatch.setattr("anju.office.common.middleware.now", lambda: NOON)
    station = NewOffice(OfficeKind.POLICE_STATION, "红旗派出所", "Hongqi Station", NANSHAN)
    return str(open_office(office=station, act=act(date(2020, 1, 1)))["subject"])


Appointed = Callable[..., Account]


@pytest.fixture
def appointed(desk: str) -> Appointed:
    """Opens an account and gives it a post since 2026."""

    def opened(role: Role, username: str = "", place: str = CITY, office: str = "") -> Account:
        account = open_account(username=username or role, display_name=f"{role} 李", password=None)
        post = Appointment(account.id, role, office, place, date(2026, 1, 1))
        appoint(appointment=post, act=act(TODAY, within="000000"))
        return account

    return opened


def browser_of(account: Account, language: str = "en") -> Client:
    """A browser in which an account has signed in and proved its second factor."""
    browser = Client(headers={"host": HOST, "accept-language": language})
    browser.force_login(account)
    session = browser.session
    session[SET_HERE] = account.id
    session.save()
    return browser
