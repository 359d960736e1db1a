"""What the tests of notices stand on: a permit of 23 November 2025 in Shenzhen, and a phone.

Its window is open from 24 September 2026 to 22 November; use is suspended from the 23rd.
"""

from datetime import UTC, date, datetime, time

from tests.office.registry.acting import DETAILS, a_permit, a_person, act

from anju.office.notices.models import Message, MessageState
from anju.office.notices.outbox import OutboxFile, outbox_files
from anju.office.notices.queueing import queue_reminders
from anju.office.notices.sending import send_some
from anju.office.registry.contacts.binding import bind_contact
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act

ISSUED = date(2025, 11, 23)
BEFORE = date(2026, 9, 23)
OPENS = date(2026, 9, 24)
HALF_WAY = date(2026, 10, 23)
SEVEN_DAYS = date(2026, 11, 15)
LAST_DAY = date(2026, 11, 22)
SUSPENDED = date(2026, 11, 23)
PHONE = "13800138000"
MAIL = "ouyang@example.com"


def morning(day: date, hour: int = 10) -> datetime:
    """A moment of a day in Shanghai, at ten where no hour is given."""
    return datetime.combine(day, time(hour - 8), UTC)


def a_holder(
    details: PersonalDetails = DETAILS, number: str = "4403J25112300017"
) -> tuple[str, str]:
    """A person and their permit."""
    person = a_person(details, on=date(2025, 11, 1))
    return person, a_permit(person, number, ISSUED)


def reached_by(
    person: str, channel: ContactChannel = ContactChannel.SMS, address: str = PHONE
) -> None:
    """Bind a contact to a person, as a clerk does."""
    bind_contact(person_id=person, channel=channel, address=address, act=act(ISSUED))


def by_holder(person: str, on: date = OPENS, key: str = "") -> Act:
    """Somebody acts for themselves."""
    return act(on, key, actor="holder-1", role="holder", persons=(person,))


def queued(through: date, today: date) -> int:
    """Look through the facts up to a day, and then up to another: how many were queued then."""
    queue_reminders(through, morning(through))
    return queue_reminders(today, morning(today))


def a_reminder_waits() -> tuple[str, str]:
    """Somebody who is reached by their phone, their permit, and that its window opens."""
    person, permit = a_holder()
    reached_by(person)
    queued(BEFORE, OPENS)
    return person, permit


def sent(at: datetime) -> list[OutboxFile]:
    """Send what waits at a moment; all that lies in the outbox then."""
    while send_some(at):
        pass
    return outbox_files()


def told_of(permit: str) -> dict[str, MessageState]:
    """The messages of a permit: what each is about, and where it stands."""
    rows = Message.objects.filter(permit_id=permit).order_by("due_on", "about")
    return {row.about: MessageState(row.state) for row in rows}
