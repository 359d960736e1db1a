"""A station with a clerk's browser, and people at the counter."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.office.records.conftest import Appointed, appointed, browser_of, desk
from tests.office.registry.acting import NANSHAN, a_permit, a_person

from anju.office.access.roles import Role

__all__ = ["appointed", "desk"]

Clerk = Callable[..., Client]
ISSUED_ON = date(2025, 12, 15)
"""A permit of this day can be endorsed from 16 October to 14 December 2026."""


@pytest.fixture
def clerk(appointed: Appointed, desk: str) -> Clerk:
    """The browser of somebody who works at the station."""

    def browser(
        role: Role = Role.POLICE_CLERK,
        language: str = "en",
        place: str = NANSHAN,
        username: str = "",
    ) -> Client:
        return browser_of(appointed(role, username, place=place, office=desk), language)

    return browser


@pytest.fixture
def holder(desk: str) -> tuple[str, str]:
    """Somebody whose window is open: the identifiers of the person and of the permit."""
    person = a_person()
    return person, a_permit(person, issued_on=ISSUED_ON)
