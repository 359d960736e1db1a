"""A clerk records the address that was reported online, as at the counter."""

from collections.abc import Sequence
from datetime import date

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import read_said
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.arriving import Stay
from anju.office.casework.registration.moving import move_to
from anju.office.casework.registration.standing import running_in
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def record_reported_address(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Record the reported address; the registration moves where it is in another district.

    Raises what the counter's report does; Refused for a district outside the jurisdiction.
    """

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        stay = reported(record)
        if running_in(record.person_id, stay.division_code) is None:
            raise CaseRefused(Why.NOT_NOW)
        move_to(record.person_id, stay, act)
        return [Draft(Kind.CASE_GRANTED, act.today, {})]

    asked = {"record": "address"}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.ADDRESS_REPORT})


def reported(record: CaseRecord) -> Stay:
    """What a report tells; the address is empty where it was erased."""
    moved_on = record.asks.get("moved_on")
    address = read_said(record.id, record.steps[0].number)
    day = date.fromisoformat(moved_on) if moved_on else None
    return Stay(str(record.asks["place"]), address, day)
