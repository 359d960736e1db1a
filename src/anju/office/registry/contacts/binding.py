"""Binding a contact to a person, proving it again, ending it.

Who knows a number proves nothing: a contact is bound only by a clerk who has seen who somebody is,
or by the city's own sign-in, and only after a code that was sent there came back.  That it did is
for the caller to know (`access.codes`).
"""

from enum import StrEnum
from typing import Final

from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.common.ids import new_id
from anju.office.registry.contacts.addresses import normal_address
from anju.office.registry.contacts.models import Contact, ContactChannel
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import keep
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person, holder_of, lasting
from anju.office.registry.refused import Because, Refused

VERSION: Final = 1
"""The version of a contact's address: another address is another contact."""


class ContactEnd(StrEnum):
    """Why a contact is ended; its code stands in the entry."""

    CHANGED_CONTACT = "changed_contact"
    LOST_CONTACT = "lost_contact"
    OWN_WISH = "own_wish"
    WRONG_ENTRY = "wrong_entry"


def bind_contact(*, person_id: str, channel: ContactChannel, address: str, act: Act) -> Outcome:
    """Bind an address to a person: it is proved on this day.

    Raises Refused for what no code can be sent to, for a contact of the person's that lasts, and
    for a role that does not bind.
    """
    normal = normal_address(channel, address)
    record = new_id()

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        _may(Right.BIND_CONTACT, act)
        held = contacts_of([person.id], act.today)[person.id]
        if any((each.channel, each.address) == (channel, normal) for each in held):
            raise Refused(Because.CONTACT_HELD)
        kept = keep(person.id, record, DetailKind.CONTACT, normal.encode(), version=VERSION)
        told = {"record": record, "channel": channel.value, "address": kept.commitment}
        return [Draft(Kind.CONTACT_BOUND, act.today, told)]

    asked = {"bind": channel.value, "as": keyed_fingerprint(normal.encode())}
    return change_person(person_id, asked, act, decide)


def prove_contact(*, person_id: str, contact_id: str, act: Act) -> Outcome:
    """Record that a contact reached its person on this day; raises Refused where it has ended."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        _may(Right.PROVE_CONTACT, act)
        lasting(Contact, contact_id, person)
        return [Draft(Kind.CONTACT_PROVED, act.today, {"record": contact_id})]

    asked = {"prove_contact": contact_id, "on": act.today.isoformat()}
    return change_person(person_id, asked, act, decide, holder=holder_of(Contact, contact_id))


def end_contact(*, person_id: str, contact_id: str, reason: ContactEnd, act: Act) -> Outcome:
    """Let no code be sent to a contact any more; raises Refused where it has ended already."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        _may(Right.PROVE_CONTACT, act)
        lasting(Contact, contact_id, person)
        return [Draft(Kind.CONTACT_ENDED, act.today, {"record": contact_id}, reason.value)]

    asked = {"end_contact": contact_id, "reason": reason.value}
    return change_person(person_id, asked, act, decide, holder=holder_of(Contact, contact_id))


def _may(right: Right, act: Act) -> None:
    if not allowed(right, Role(act.role)):
        raise Refused(Because.NOT_YOURS)
