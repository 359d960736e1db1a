"""Naming who of the family acts for somebody, as an operation on that person's record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.law.applicant_facts import AgentRelation
from anju.office.access.rights import Right
from anju.office.casework.family.evidence import PAPERS, AgentEvidence
from anju.office.casework.role_needs import needs_right
from anju.office.common.ids import new_id
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.models import AgentRecord, Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import Because, Refused, not_in_future

RIGHTS: Final[Mapping[AgentRelation, Right]] = {
    AgentRelation.CLOSE_RELATIVE: Right.NAME_RELATIVE,
    AgentRelation.GUARDIAN: Right.RECORD_GUARDIAN,
}
"""Who names one and ends it again."""

_NAMED: Final[Mapping[AgentRelation, tuple[Kind, str]]] = {
    AgentRelation.CLOSE_RELATIVE: (Kind.RELATIVE_NAMED, "relative"),
    AgentRelation.GUARDIAN: (Kind.GUARDIAN_NAMED, "guardian"),
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one person is to another, and the paper of which day shows it.

    A close relative is one by the holder's word too, which has no day.  Raises ValueError for
    what shows nothing of the kind, and for a paper without its day.
    """

    relation: AgentRelation
    evidence: AgentEvidence
    evidence_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse what shows nothing."""
        relation, evidence = self.relation, self.evidence
        by_word = (relation, evidence) == (AgentRelation.CLOSE_RELATIVE, AgentEvidence.DECLARATION)
        if not by_word and (evidence not in PAPERS[relation] or self.evidence_on is None):
            raise ValueError(evidence)

    def told(self) -> dict[str, str]:
        """What entries and requests say of the evidence."""
        told = {"evidence": self.evidence.value}
        return told | ({"evidence_on": self.evidence_on.isoformat()} if self.evidence_on else {})


DECLARED: Final = Relationship(AgentRelation.CLOSE_RELATIVE, AgentEvidence.DECLARATION)
"""A close relative by the word of the holder."""


def name_agent(
    *, person_id: str, agent_id: str, relationship: Relationship, first_day: date, act: Act
) -> Outcome:
    """Record who acts for a person from a legal day on: a guardian, or a close relative.

    A child has more than one guardian: both parents.  A close relative is named by the holder, at
    a counter or online, who says with it that they are elderly, disabled or hardly able to come.
    Raises Refused for an agent who is not recorded, who is the person, or who is named already;
    CaseRefused for a role that may not.
    """
    record = new_id()
    kind, named = _NAMED[relationship.relation]

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        needs_right(RIGHTS[relationship.relation], act)
        not_in_future(max(first_day, relationship.evidence_on or first_day), act.today)
        agent = _standing_record(agent_id)
        if agent == person.id:
            raise Refused(Because.NOTHING_TO_DO)
        if AgentRecord.objects.filter(
            person=person,
            relation=relationship.relation,
            agent_id__in={agent, agent_id},
            last_day__isnull=True,
        ).exists():
            raise Refused(Because.ALREADY_DECIDED)
        return [Draft(kind, first_day, {"record": record, named: agent, **relationship.told()})]

    asked = {named: agent_id, **relationship.told(), "from": first_day.isoformat()}
    return change_person(person_id, asked, act, decide)


def _standing_record(person_id: str) -> str:
    """The record that stands for somebody of the family, who may be known in another district only.

    Raises Refused where nobody is recorded.
    """
    if not Person.objects.filter(id=person_id, erased_on__isnull=True).exists():
        raise Refused(Because.NOT_FOUND)
    return belongs_to(person_id)
