"""Who comes for the applicant: a person of the registry, or an identity that is kept sealed.

Source: Regulation art. 9(3): a guardian or a close relative, with the identity of both.  The law
says whether one may act (`anju.law.agents`); a guardian is who is recorded as one.
"""

import json
from dataclasses import dataclass

from anju.law.agents import agent_may_apply
from anju.law.applicant_facts import Agent, AgentRelation, Person
from anju.law.measures import Measure
from anju.office.casework.cases.judged import require
from anju.office.casework.family.who_may_act import guardian_must_be_shown
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.canonical import canonical_json
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import lookup_tokens
from anju.office.common.typed import normal_identity_number, normal_name
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import LookupKey
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.models import Person as PersonRow
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class ActsFor:
    """Somebody who comes for the applicant, as what.

    Either `person_id` is their record, or their identity card was seen: name and number.
    """

    relation: AgentRelation
    person_id: str = ""
    name: str = ""
    identity_number: str = ""

    def as_said(self) -> str:
        """The identity as it is kept sealed; empty for a person of the registry."""
        if self.person_id:
            return ""
        told = {"name": normal_name(self.name), "identity_number": self.identity_number}
        return canonical_json({"agent": told})


def agent_said(said: str) -> tuple[str, str]:
    """The name and the identity number that `as_said` kept; raises ValueError for other text."""
    told = json.loads(said)["agent"]
    return told["name"], told["identity_number"]


def identified(agent: ActsFor, applicant_id: str) -> ActsFor:
    """The same, as the record of the registry where their number and name lead to one.

    Raises CaseRefused where the identity is not known, and Refused for no such record.
    """
    if agent.person_id:
        if not PersonRow.objects.filter(id=agent.person_id, erased_on__isnull=True).exists():
            raise Refused(Because.NOT_FOUND)
        return _not_oneself(agent, belongs_to(agent.person_id), applicant_id)
    number = normal_identity_number(agent.identity_number)
    if not (number and normal_name(agent.name)):
        raise CaseRefused(Why.NOT_COMPLETE, missing=("agent_identity_evidence",))
    known = _known(number, agent.name)
    if known:
        return _not_oneself(agent, known, applicant_id)
    return ActsFor(agent.relation, name=agent.name, identity_number=number)


def agent_must_be_allowed(
    agent: ActsFor, applicant_id: str, person: Person, measure: Measure, act: Act
) -> None:
    """Refuse somebody whom the law does not let act, or who is no guardian any more."""
    require(agent_may_apply(Agent(agent.relation), person, measure, act.today))
    if agent.relation is AgentRelation.GUARDIAN and agent.person_id:
        guardian_must_be_shown(agent.person_id, applicant_id, act.today)


def _not_oneself(agent: ActsFor, person_id: str, applicant_id: str) -> ActsFor:
    if person_id == belongs_to(applicant_id):
        raise Refused(Because.NOTHING_TO_DO)
    return ActsFor(agent.relation, person_id)


def _known(number: str, name: str) -> str:
    """The record of an identity number, if it has this name; empty otherwise."""
    tokens = lookup_tokens(current_ring(), "identity_number", number)
    row = LookupKey.objects.filter(kind="identity_number", token__in=tokens, current=True).first()
    if row is None:
        return ""
    details = read_details([row.person_id]).get(row.person_id)
    same = details is not None and normal_name(details.name) == normal_name(name)
    return belongs_to(row.person_id) if same else ""
