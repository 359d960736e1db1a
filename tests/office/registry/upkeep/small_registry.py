"""A few people with histories, recorded through the operations, for the tests of this folder."""

from datetime import UTC, date, datetime

from anju.office.config.preparing import found_city
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act
from anju.office.registry.looks.recording import record_look
from anju.office.registry.people.models import ResidenceRegistration
from anju.office.registry.people.registering import (
    Residence,
    change_details,
    end_residence,
    register_person,
    register_residence,
)
from anju.office.registry.permits.cancelling import CancelReason, cancel
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.issuing import Issue, issue_permit

AT = datetime(2026, 11, 24, 1, 2, 3, 456789, UTC)
NAMES = ("张𠮷国", "阿不都热合曼·买买提", "欧阳娜娜")
NUMBERS = ("110105194912310021", "653101199002280038", "430103198806150049")


def act(day: date, key: str = "", actor: str = "clerk") -> Act:
    return Act(actor, "office", "police_clerk", "440300", day, AT, key)


def found() -> None:
    """A city with one office and nobody in it."""
    found_city(date(2026, 11, 24), AT)
    office = NewOffice(OfficeKind.POLICE_STATION, "南山派出所", "Nanshan Station", "440305")
    open_office(office=office, act=act(date(2016, 1, 1)))


def add_person(number: int, last_number: str = "") -> str:
    """Somebody with a registration and a permit that was endorsed once; the identifier."""
    name, identity = NAMES[number % len(NAMES)], last_number or NUMBERS[number]
    details = PersonalDetails(name, identity, "F", "01", date(1949, 12, 31), "110105")
    person = register_person(details=details, division_code="440305", act=act(date(2024, 3, 1)))[
        "subject"
    ]
    home = Residence("440305", f"某路{number}号", "office", date(2024, 3, 1))
    register_residence(person_id=person, residence=home, act=act(date(2024, 3, 1)))
    issue = Issue(person, f"4403X{number:04}", "440305", "office", date(2024, 3, 15))
    permit = issue_permit(issue=issue, act=act(date(2024, 3, 15)))["subject"]
    endorse(permit_id=permit, filed_on=date(2025, 3, 1), act=act(date(2025, 3, 1), f"k{number}"))
    record_look(viewer="clerk", page="person", purpose="case", persons=[person], at=AT)
    return str(person)


def fill() -> list[str]:
    """The city with three people, one of whom changed their number."""
    found()
    people = [add_person(number) for number in range(3)]
    changed = PersonalDetails(NAMES[1], "653101199002280046", "F", "05", None, "653101")
    change_details(person_id=people[1], details=changed, reason="office", act=act(date(2025, 5, 1)))
    return people


def leave(person: str, day: date) -> None:
    """Cancel the person's permit and end their registration on a day."""
    from anju.office.registry.permits.models import Permit

    permit = Permit.objects.get(person_id=person, closed_on=None)
    cancel(permit_id=permit.id, cancelled_on=day, reason=CancelReason.LEFT, act=act(day))
    record = ResidenceRegistration.objects.get(person_id=person, last_day=None)
    end_residence(person_id=person, record=record.id, last_day=day, reason="left", act=act(day))
