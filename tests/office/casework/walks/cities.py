"""Cities for the walks: one is founded, and each walk begins in a copy of it of its own."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from stdnum.cn import ric
from tests.office.casework.walks.notes import CardNote, PermitNote, PersonNote
from tests.office.casework.walks.places import PLACES, STAFF, Place
from tests.office.databases import Database, connected, new_name, postgresql_copy, sqlite_copy
from tests.office.registry.acting import FOUNDED_ON, act, found

from anju.office.access.models import Account
from anju.office.access.roles import Role
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.people.registering import Residence, register_person, register_residence
from anju.office.registry.permits.cards import hand_over_card, produce_card
from anju.office.registry.permits.issuing import Issue, issue_permit

BEGINS = date(2024, 3, 1)
"""The first day of every walk."""

LIVED_SINCE = date(2020, 2, 29)
ISSUED = (date(2023, 3, 20), date(2022, 3, 2), date(2020, 11, 30), date(2024, 2, 29))
_POSTS = {"agency_clerk", "police_clerk", "issuing_officer"}
_NAMES = "赵钱孙李周吴郑王冯陈"


def details_of(number: int, born: date = date(1988, 6, 5)) -> PersonalDetails:
    """Somebody from Hefei; each number is another person."""
    digits = f"340104{born:%Y%m%d}{number:03}"
    name = f"{_NAMES[number % 10]}{chr(0x4E00 + number)}"
    identity = digits + ric.calc_check_digit(digits + "0")
    return PersonalDetails(name, identity, "M" if number % 2 else "F", "01", born, "340104")


@dataclass(frozen=True)
class Founded:
    """A city as it was founded; the notes tell who lives there."""

    database: Database
    people: tuple[PersonNote, ...]
    permits: tuple[PermitNote, ...]

    def notes(self) -> tuple[list[PersonNote], list[PermitNote]]:
        """The notes anew, for one walk to go on with."""
        people = {
            each.id: replace(each, known=set(each.known), stays=dict(each.stays), guardians={})
            for each in self.people
        }
        permits = [
            replace(
                each,
                person=people[each.person.id],
                events={},
                voided=set(),
                cards=[replace(card) for card in each.cards],
                certificates=[],
            )
            for each in self.permits
        ]
        return list(people.values()), permits


def founded(vendor: str, shared: Path, home: Path) -> Founded:
    """Found a city on one of the databases."""
    if vendor == "sqlite":
        database = sqlite_copy(shared, home)
    else:
        database = postgresql_copy(shared, home, new_name())
    with connected(database):
        found()
        for place in PLACES:
            _open_offices(place)
        people, permits = _people()
        sequence()
    return Founded(database, people, permits)


@contextmanager
def copied(city: Founded) -> Iterator[Database]:
    """A copy of a founded city, for one walk."""
    home = city.database.home.with_name(f"walk-{next(_copies)}")
    shutil.copytree(city.database.home, home)
    copy = Database(city.database.vendor, home)
    if server := city.database.server:
        name = new_name()
        server.create(name, city.database.name)
        copy = Database(city.database.vendor, home, server.url(name), server)
    try:
        with connected(copy):
            yield copy
    finally:
        copy.drop()
        shutil.rmtree(home)


_copies = itertools.count(1)


def _open_offices(place: Place) -> None:
    administrator = act(FOUNDED_ON, actor="admin-1", role="city_administrator", within="000000")
    for identifier, kind, parent in (
        (place.station, OfficeKind.POLICE_STATION, ""),
        (place.agency, OfficeKind.AGENCY, place.station),
        (place.authority, OfficeKind.ISSUING_AUTHORITY, ""),
    ):
        office = NewOffice(kind, f"{place.code}{kind.value}", parent, place.code, "")
        open_office(office=office, act=administrator, identifier=identifier)
    for staff in STAFF[place]:
        if staff.role in _POSTS:
            Account.objects.get_or_create(id=staff.account, defaults={"username": staff.account})
            post = Appointment(
                staff.account, Role(staff.role), staff.office, place.code, FOUNDED_ON
            )
            appoint(appointment=post, act=administrator)


def _people() -> tuple[tuple[PersonNote, ...], tuple[PermitNote, ...]]:
    """Two holders and a newcomer in each of four districts, and a child."""
    people, permits = list[PersonNote](), list[PermitNote]()
    numbers = itertools.count(1)
    for place, turn in zip(PLACES[:4], range(4), strict=True):
        for issued_on in (ISSUED[turn], ISSUED[turn - 1], None):
            people.append(_person(place, details_of(next(numbers))))
            if issued_on:
                permits.append(_permit(place, people[-1], issued_on, with_card=len(permits) % 2))
    people.append(_person(PLACES[1], details_of(next(numbers), date(2012, 5, 7))))
    return tuple(people), tuple(permits)


def _person(place: Place, details: PersonalDetails) -> PersonNote:
    acting = act(LIVED_SINCE, within=place.code, at=datetime.combine(LIVED_SINCE, time(1), UTC))
    person = str(register_person(details=details, division_code=place.code, act=acting)["subject"])
    residence = Residence(place.code, "桃园路12号", place.station, LIVED_SINCE)
    register_residence(person_id=person, residence=residence, act=acting)
    stays = {place.city: (place.code, LIVED_SINCE)}
    return PersonNote(person, details, {place.code}, dict(stays))


def _permit(place: Place, person: PersonNote, issued_on: date, *, with_card: int) -> PermitNote:
    acting = act(issued_on, actor="founder", role="issuing_officer", within=place.code)
    number = person.details.identity_number
    issue = Issue(person.id, number, place.code, place.authority, issued_on)
    permit = PermitNote(
        str(issue_permit(issue=issue, act=acting)["subject"]), place, person, issued_on
    )
    if with_card and place.cards:
        produced = produce_card(permit_id=permit.id, act=acting)
        card = _card_of(permit.id)
        hand_over_card(permit_id=permit.id, card=card, act=acting)
        permit.cards.append(CardNote(card, handed_over=True))
        assert produced["number"] == 2
    return permit


def _card_of(permit_id: str) -> str:
    return str(read_chain(permit_id)[-1].told["card"])
