"""A station, a holder with a phone, and the browser of nobody in particular."""

import re
import threading
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from tests.office.counter.conftest import ISSUED_ON, clerk
from tests.office.records.conftest import HOST, appointed, desk
from tests.office.registry.acting import DETAILS, a_permit, a_person, act

from anju.office.notices.outbox import OutboxFile, outbox_files
from anju.office.registry.contacts.binding import bind_contact
from anju.office.registry.contacts.models import ContactChannel

__all__ = ["appointed", "clerk", "desk"]

TODAY = date(2026, 11, 24)
NUMBER, NOBODYS = "11010519491231002X", "440106199002280031"
PHONE = "13800138000"


def nobody(language: str = "en") -> Client:
    """The browser of somebody who has not signed in."""
    return Client(headers={"host": HOST, "accept-language": language})


def with_phone(person: str, phone: str = PHONE, on: date = TODAY) -> None:
    """Bind a phone to somebody, as it is done at the counter."""
    acting = act(on, within="440300")
    bind_contact(person_id=person, channel=ContactChannel.SMS, address=phone, act=acting)


def sent() -> list[OutboxFile]:
    """What was sent, latest first, once nothing is on its way any more."""
    for thread in threading.enumerate():
        if thread.name == "code":
            thread.join()
    return outbox_files()


def digits_sent() -> str:
    """The code in the latest message."""
    found = re.search(r"\b[0-9]{6}\b", sent()[0].words.body)
    assert found
    return found[0]


@pytest.fixture
def holder(desk: str) -> tuple[str, str]:
    """Somebody whose window is open: the identifiers of the person and of the permit."""
    person = a_person(replace(DETAILS, identity_number=NUMBER))
    return person, a_permit(person, issued_on=ISSUED_ON)


@pytest.fixture
def own(holder: tuple[str, str]) -> str:
    """A holder who has bound a phone; the identifier of the person."""
    with_phone(holder[0])
    return holder[0]
