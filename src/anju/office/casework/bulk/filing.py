"""Files one row of a list as a case of its own, in one transaction.

An endorsement is filed on the permit at once, so that nothing is suspended while it waits; an
application waits for the person to show who they are.  Source: Regulation arts. 8(2), 9, 10.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from anju.law.agents import agent_may_endorse
from anju.law.applicant_facts import Agent, AgentRelation, Person
from anju.law.outcome import Met
from anju.office.access.roles import Role
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.matching import open_permit_of, person_of
from anju.office.casework.bulk.refusals import RowRefused
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.models import Case
from anju.office.casework.procedures import Procedure
from anju.office.places.cities import issuing_city
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.office.places.models import Office
from anju.office.registry.intake import PersonalDetails
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.registering import register_person
from anju.office.registry.permits.endorsing import file_endorsement
from anju.office.registry.permits.following import as_judged
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused
from anju.roster.identity_texts import born_on


@dataclass(frozen=True, slots=True)
class Batch:
    """What is filed for everybody on a list, under which name, at which office."""

    id: str
    procedure: Procedure
    office: Office


class RowNotFiled(Exception):
    """A row that cannot be filed, and why; nothing was written of it."""

    def __init__(self, why: RowRefused) -> None:
        """Keep the reason."""
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class RowFiled:
    """A row that was filed, or was before (`is_new` False), and whose case it is."""

    person_id: str
    is_new: bool


def file_row(row: ListedPerson, batch: Batch, act: Act) -> RowFiled:
    """File a row, once in a batch.

    Raises RowNotFiled, and what the operations of the registry raise.
    """

    def operation() -> Outcome:
        person = person_of(row, act) or _registered(row, batch, act)
        if Case.objects.filter(batch=batch.id, person_id=person).exists():
            return {"person": person, "filed": False}
        if batch.procedure is Procedure.ENDORSEMENT:
            _endorsement(person, batch, act)
        else:
            _application(person, batch, act)
        return {"person": person, "filed": True}

    outcome = once(act, {"row": row.number, "batch": batch.id}, operation)
    return RowFiled(outcome["person"], bool(outcome["filed"]))


def try_row(row: ListedPerson, batch: Batch, act: Act) -> RowFiled:
    """What filing a row would do: it is done, and all of it is taken back before it is kept.

    Raises what `file_row` raises.
    """
    try:
        with transaction.atomic():
            raise _TakenBack(file_row(row, batch, act))
    except _TakenBack as tried:
        return tried.found


class _TakenBack(Exception):
    def __init__(self, found: RowFiled) -> None:
        super().__init__()
        self.found = found


def _registered(row: ListedPerson, batch: Batch, act: Act) -> str:
    """A new person, as the row tells it; only for an application."""
    if batch.procedure is not Procedure.APPLICATION:
        raise RowNotFiled(RowRefused.NO_MATCH)
    number = row.identity_number
    details = PersonalDetails(
        row.name, number, "M" if int(number[16]) % 2 else "F", born_on=born_on(number)
    )
    place = batch.office.division_code
    return str(register_person(details=details, division_code=place, act=act)["subject"])


def _endorsement(person_id: str, batch: Batch, act: Act) -> None:
    permit = open_permit_of(person_id, act)
    _body_may_endorse(permit, act)

    def further(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        file_endorsement(permit_id=permit, filed_on=act.today, act=act, case=record.id)
        return ()

    open_case(_filing(person_id, batch, act, permit), act, further)


def _application(person_id: str, batch: Batch, act: Act) -> None:
    city = issuing_city(batch.office.division_code)
    held = Permit.objects.filter(person_id=person_id, city_code=city, closed_on__isnull=True)
    if any(each.lapse_on is None or act.today <= each.lapse_on for each in as_judged(held)):
        raise Refused(Because.ALREADY_OPEN)
    open_case(_filing(person_id, batch, act), act)


def _filing(person_id: str, batch: Batch, act: Act, permit_id: str = "") -> Filing:
    by_body = act.role == Role.ASSISTING_BODY.value
    return Filing(
        batch.procedure,
        person_id,
        act.today,
        permit_id=permit_id,
        channel=(Channel.ONLINE if by_body else Channel.COUNTER).value,
        batch=batch.id,
        office_id=batch.office.id,
    )


def _body_may_endorse(permit_id: str, act: Act) -> None:
    """Refuse where the measure does not let a body file for its people."""
    measure = held_permit(permit_id, act).measure_on(act.today, measures_in_force())
    found = agent_may_endorse(Agent(AgentRelation.ASSISTING_BODY), Person(), measure, act.today)
    if not isinstance(found, Met):
        raise RowNotFiled(RowRefused.NO_RULE)
