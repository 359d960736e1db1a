"""What the tests of casework stand on: the registry's city, with its offices open."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from tests.office.registry.acting import (
    CITY,
    FOUNDED_ON,
    NANSHAN,
    STATION,
    act,
    nothing_written,
)

from anju.law.applicant_facts import AgentRelation
from anju.office.casework.family.ending import end_agent
from anju.office.casework.family.evidence import AgentEnd, AgentEvidence
from anju.office.casework.family.naming import DECLARED, Relationship, name_agent
from anju.office.casework.models import Case
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.models import OfficeKind
from anju.office.registry.city.offices import NewOffice, open_office
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.models import Permit

AGENCY = "1a2b3c4d5e6f70819203"
AUTHORITY = "2b3c4d5e6f7081920314"


def open_offices() -> None:
    """Open the station, an agency below it and the issuing authority."""
    administrator = act(FOUNDED_ON, actor="admin-1", role="city_administrator", within=CITY)
    for identifier, kind, name in (
        (STATION, OfficeKind.POLICE_STATION, "南山派出所"),
        (AGENCY, OfficeKind.AGENCY, "粤海街道社区服务站"),
        (AUTHORITY, OfficeKind.ISSUING_AUTHORITY, "南山公安分局"),
    ):
        office = NewOffice(kind, name, "", NANSHAN, "")
        open_office(office=office, act=administrator, identifier=identifier)


def agency_clerk(today: date, key: str = "", *, actor: str = "agency-1") -> Act:
    """A clerk of the entrusted agency acts."""
    at = datetime.combine(today, time(2), UTC)
    return Act(actor, AGENCY, "agency_clerk", NANSHAN, today, at, key)


def holder_of_permit(permit: str, today: date) -> Act:
    """The holder of a permit acts, for themselves alone."""
    person = str(Permit.objects.get(id=permit).person_id)
    return replace(act(today), actor="holder-1", role="holder", persons=(person,))


def name_guardian(child: str, guardian: str, act: Act, first_day: date) -> Outcome:
    """Somebody is a child's guardian from a day on, the day of the paper."""
    shown = Relationship(AgentRelation.GUARDIAN, AgentEvidence.BIRTH_CERTIFICATE, first_day)
    return name_agent(
        person_id=child, agent_id=guardian, relationship=shown, first_day=first_day, act=act
    )


def name_relative(holder: str, relative: str, act: Act) -> Outcome:
    """Somebody names their close relative today, by their word."""
    return name_agent(
        person_id=holder, agent_id=relative, relationship=DECLARED, first_day=act.today, act=act
    )


def end_guardianship(child: str, record: str, act: Act, last_day: date) -> Outcome:
    """A court ends a guardianship with a day."""
    return end_agent(
        person_id=child,
        relation=AgentRelation.GUARDIAN,
        record=record,
        last_day=last_day,
        reason=AgentEnd.COURT_RULED,
        act=act,
    )


def case_of(outcome: dict[str, object]) -> Case:
    """The row of the case that an operation answered."""
    return Case.objects.get(id=str(outcome["subject"]))


@contextmanager
def case_refused(why: Why, day: date | None = None) -> Iterator[None]:
    """What is done inside is refused, and nothing is written."""
    with nothing_written():
        with pytest.raises(CaseRefused) as caught:
            yield
        assert (caught.value.why, caught.value.day) == (why, day)
