"""Records in the ledger that a message went out: once by a channel, however often it was given it.

Of a reminder it is an entry of the permit, of anything else one of the person.  It names the
message and the channel, never an address.
"""

from datetime import date, datetime

from django.conf import settings

from anju.office.access.roles import Role
from anju.office.notices.models import Message
from anju.office.places.cities import issuing_city
from anju.office.registry.ledger.entries import SYSTEM, Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.working_on import change_person
from anju.office.registry.permits.working_on import change


def system_act(today: date, at: datetime, key: str) -> Act:
    """The software acts in its city, under a key of its own."""
    city = issuing_city(str(settings.ANJU["PLACE"]))
    return Act(SYSTEM, "", Role.SYSTEM, city, today, at, key)


def record_delivered(message: Message, channel: str, act: Act) -> None:
    """Record in the transaction that is open that a message went out by a channel.

    Raises Refused where the record is none of the actor's, or of an erased person.
    """
    asked = {"notice": message.id}
    told = {"message": message.id, "channel": str(channel)}
    if message.cycle_year is not None:
        reminded = Draft(Kind.NOTICE_DELIVERED, act.today, {**told, "stage": message.about})
        change(message.permit_id, asked, act, lambda _record, _in_force: [reminded])
        return
    if message.case_id:
        told["case"] = message.case_id
    notified = Draft(Kind.PERSON_NOTIFIED, act.today, {**told, "about": message.about})
    change_person(belongs_to(message.person_id), asked, act, lambda _person, _chain: [notified])
