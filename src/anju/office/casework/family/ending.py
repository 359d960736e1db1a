"""Ending that somebody of the family acts: lost, given up, taken back, or entered wrongly."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from anju.law.applicant_facts import AgentRelation
from anju.office.casework.family.evidence import ENDS, AgentEnd
from anju.office.casework.family.naming import RIGHTS
from anju.office.casework.role_needs import needs_right
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import AgentRecord, Person
from anju.office.registry.people.working_on import change_person, ends_on, holder_of, lasting
from anju.office.registry.refused import Because, Refused

_ENDED: Final[Mapping[AgentRelation, Kind]] = {
    AgentRelation.CLOSE_RELATIVE: Kind.RELATIVE_ENDED,
    AgentRelation.GUARDIAN: Kind.GUARDIAN_ENDED,
}


def end_agent(
    *,
    person_id: str,
    relation: AgentRelation,
    record: str,
    last_day: date,
    reason: AgentEnd,
    act: Act,
) -> Outcome:
    """Record the last legal day on which a guardian or a close relative acts for a person.

    A guardian acts until the end of that day; a relative acts no more from this moment on
    (`registry.people.agents`).  What they asked for before stands.  Raises Refused where nobody
    acts by that record, CaseRefused for a role that may not, ValueError for another one's reason.
    """
    if reason not in ENDS[relation]:
        raise ValueError(reason)

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        needs_right(RIGHTS[relation], act)
        found = lasting(AgentRecord, record, person)
        if found.relation != relation:
            raise Refused(Because.NOTHING_TO_DO)
        told = ends_on(found, last_day, act)
        return [Draft(_ENDED[relation], act.today, told, reason.value)]

    asked = {"end_agent": record, "on": last_day.isoformat(), "reason": reason.value}
    holder = holder_of(AgentRecord, record)
    return change_person(person_id, asked, act, decide, holder=holder)
