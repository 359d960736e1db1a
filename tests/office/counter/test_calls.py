"""The phone list at the desk: who is on it, what is said of them, and what came of a call."""

from datetime import UTC, date, datetime

import pytest
from tests.office.counter.conftest import Clerk
from tests.office.counter.stepping import page, send
from tests.office.records.looked import last_look
from tests.office.registry.acting import DETAILS, FUTIAN, told

from anju.office.access.roles import Role
from anju.office.notices.models import Message
from anju.office.notices.queueing import queue_reminders
from anju.office.notices.sending import send_some

LIST = "/desk/calls/"
TODAY = date(2026, 11, 14)
AT = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture
def unreached(holder: tuple[str, str]) -> str:
    """Somebody without a phone, whose reminder found nobody: the message."""
    for day in (TODAY, date(2026, 11, 24)):
        queue_reminders(day, AT)
    assert send_some(AT) == 1
    return Message.objects.get(state="unreached", permit_id=holder[1]).id


def test_a_clerk_sees_whom_to_call_and_records_that_they_were_reached(
    clerk: Clerk, holder: tuple[str, str], unreached: str
) -> None:
    police = clerk()
    assert f'href="{LIST}"' in page(police, "/desk/")
    shown = page(police, LIST)
    assert last_look() == ("desk-calls", "queue calls", [holder[0]])
    assert DETAILS.name in shown
    assert "No phone number and no mail address is known." in shown
    assert "Nobody waits for a call here." in page(police, f"{LIST}?list=lost")
    call = f"{LIST}{unreached}/"
    assert call in shown
    assert send(police, call, outcome="not_reached", note="nobody at home") == (302, LIST)
    assert "nobody at home" in page(police, LIST)
    assert send(police, call, outcome="reached") == (302, LIST)
    assert "Nobody waits for a call here." in page(police, LIST)
    assert told(holder[1])[-1][0] == "notice_delivered"
    assert police.get(call).status_code == 404


def test_nobody_of_another_district_is_on_the_list(clerk: Clerk, unreached: str) -> None:
    elsewhere = clerk(place=FUTIAN)
    assert "Nobody waits for a call here." in page(elsewhere, LIST)
    assert elsewhere.get(f"{LIST}{unreached}/").status_code == 404


@pytest.mark.parametrize("role", [Role.ISSUING_OFFICER, Role.AUDITOR, Role.CITY_ADMINISTRATOR])
def test_another_role_has_no_list(role: Role, clerk: Clerk) -> None:
    browser = clerk(role)
    assert browser.get(LIST).status_code == 403
    assert browser.get(f"{LIST}abc/").status_code == 403
