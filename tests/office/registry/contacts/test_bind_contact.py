"""Binding a contact: an entry that commits to the address, a row, and who may do it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import (
    DETAILS,
    DONGGUAN,
    OTHER,
    a_person,
    act,
    conflicting,
    merge,
    nothing_is_amiss,
    refused,
    told,
)

from anju.office.access.roles import Role
from anju.office.common.keyring import current_ring
from anju.office.registry.contacts.binding import (
    ContactEnd,
    bind_contact,
    end_contact,
    prove_contact,
)
from anju.office.registry.contacts.models import Contact, ContactChannel
from anju.office.registry.contacts.reading import contacts_of
from anju.office.registry.details.models import Detail
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.refused import Because
from anju.office.registry.verifying.findings import Code
from anju.office.registry.verifying.verify import verify

TODAY, LATER = date(2026, 11, 23), date(2026, 12, 1)
PHONE = "138 0013 8000"
SEES_WHO_COMES = {Role.AGENCY_CLERK, Role.POLICE_CLERK, Role.SYSTEM}


def bind(person: str, address: str = PHONE, by: Act | None = None) -> Outcome:
    channel = ContactChannel.MAIL if "@" in address else ContactChannel.SMS
    acting = by or act(TODAY)
    return bind_contact(person_id=person, channel=channel, address=address, act=acting)


def reached(person: str, on: date = TODAY) -> list[tuple[str, str, bool]]:
    held = contacts_of([person], on)[person]
    return [(each.channel.value, each.address, each.is_fresh) for each in held]


def test_a_contact_is_bound_proved_and_ended(city: Database) -> None:
    person = a_person()
    bind(person)
    [row] = Contact.objects.all()
    kind, on, payload, _ = told(person)[-1]
    assert (kind, on, payload["record"]) == ("contact_bound", "2026-11-23", row.id)
    assert set(payload) == {"record", "channel", "address"}
    assert "13800138000" not in str(payload)
    assert reached(person) == [("sms", "13800138000", True)]
    prove_contact(person_id=person, contact_id=row.id, act=act(LATER))
    assert Contact.objects.get().proved_on == LATER
    nothing_is_amiss()
    end_contact(person_id=person, contact_id=row.id, reason=ContactEnd.LOST_CONTACT, act=act(LATER))
    assert told(person)[-1][0] == "contact_ended"
    assert reached(person) == []
    nothing_is_amiss()


def test_it_is_proved_for_a_year(sqlite_city: Database) -> None:
    person = a_person()
    bind(person)
    days = (date(2027, 11, 22), date(2027, 11, 23), date(2027, 11, 24))
    assert [reached(person, day)[0][2] for day in days] == [True, False, False]
    prove_contact(
        person_id=person, contact_id=Contact.objects.get().id, act=act(date(2027, 11, 24))
    )
    assert reached(person, date(2028, 11, 23))[0][2]


def test_the_same_request_binds_once(city: Database) -> None:
    person = a_person()
    first = bind(person, by=act(TODAY, "k"))
    assert bind(person, "13800138000", by=act(TODAY, "k")) == first
    assert Contact.objects.count() == 1
    with conflicting():
        bind(person, "13900139000", by=act(TODAY, "k"))


def test_a_contact_that_lasts_is_not_bound_again(sqlite_city: Database) -> None:
    person = a_person()
    bind(person)
    with refused(Because.CONTACT_HELD):
        bind(person, "+86 13800138000")
    bind(a_person(OTHER))
    assert Contact.objects.count() == 2


@pytest.mark.parametrize(
    "typed", ["", "1380013800", "12800138000", "li@", "+8613800138", "a b@c.de"]
)
def test_what_no_code_can_be_sent_to_is_refused(typed: str, sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.BAD_CONTACT):
        bind(person, typed)


@pytest.mark.parametrize("role", sorted(set(Role) - SEES_WHO_COMES))
def test_only_who_sees_an_identity_binds(role: Role, sqlite_city: Database) -> None:
    person = a_person()
    by = replace(act(TODAY, role=role.value), persons=(person,))
    with refused(Because.NOT_YOURS):
        bind(person, by=by)


@pytest.mark.parametrize(
    "change",
    [
        lambda person, contact, by: prove_contact(person_id=person, contact_id=contact, act=by),
        lambda person, contact, by: end_contact(
            person_id=person, contact_id=contact, reason=ContactEnd.OWN_WISH, act=by
        ),
    ],
)
def test_a_holder_changes_their_own_and_nobody_elses(
    change: Callable[[str, str, Act], Outcome], sqlite_city: Database
) -> None:
    person, other = a_person(), a_person(OTHER)
    bind(person)
    contact = Contact.objects.get().id
    for role in ("guardian", "close_relative"):
        with refused(Because.NOT_YOURS):
            change(person, contact, replace(act(TODAY, role=role), persons=(person,)))
    with refused(Because.NOT_FOUND):
        change(person, contact, replace(act(TODAY, role="holder"), persons=(other,)))
    with refused(Because.NOTHING_TO_DO):
        change(other, contact, act(TODAY))
    change(person, contact, replace(act(TODAY, role="holder"), persons=(person,)))
    assert told(person)[-1][0] in {"contact_proved", "contact_ended"}


def test_outside_the_jurisdiction_there_is_no_such_person(sqlite_city: Database) -> None:
    person = a_person()
    with refused(Because.NOT_FOUND):
        bind(person, by=act(TODAY, within=DONGGUAN))


def test_an_address_that_was_altered_is_told(sqlite_city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    bind(person)
    bind(other, "13900139000")
    one, two = Detail.objects.filter(kind="contact").order_by("id")
    Detail.objects.filter(id=one.id).update(sealed=two.sealed)
    sequence()
    found = verify(ring=current_ring()).findings
    assert [each.code for each in found] == [Code.DETAIL_NOT_OPENED]


def test_what_was_bound_to_a_merged_record_is_the_persons(city: Database) -> None:
    person = a_person()
    twin = a_person(replace(DETAILS, identity_number=""))
    bind(twin)
    merge(twin, person, TODAY)
    assert reached(person) == [("sms", "13800138000", True)]
    prove_contact(person_id=person, contact_id=Contact.objects.get().id, act=act(LATER))
    assert told(twin)[-1][0] == "contact_proved"


def test_an_erased_person_is_reached_by_nothing(city: Database) -> None:
    person = a_person()
    bind(person)
    erase_person(person_id=person, reason="retention_over", act=act(LATER))
    assert reached(person) == []
    assert not Detail.objects.filter(person_id=person).exists()
    nothing_is_amiss()
