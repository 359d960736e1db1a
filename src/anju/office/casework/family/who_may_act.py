"""Whether somebody is another one's guardian on a legal day, and was."""

from datetime import date

from anju.law.agents import is_shown_as_guardian
from anju.law.applicant_facts import AgentRelation
from anju.office.casework.cases.judged import require
from anju.office.registry.people.agents import agents_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to, stands_for
from anju.office.registry.people.models import AgentRecord


def is_guardian(guardian_id: str, person_id: str, on: date) -> bool:
    """Whether one person is recorded as another one's guardian on a legal day."""
    agents = agents_of(person_id, on)
    named = {each.agent_id for each in agents if each.relation == AgentRelation.GUARDIAN}
    return belongs_to(guardian_id) in stands_for(sorted(named)).values()


def was_guardian(guardian_id: str, person_id: str, on: date) -> bool:
    """Whether a guardianship of this person had ended by a legal day, and no other holds."""
    if is_guardian(guardian_id, person_id, on):
        return False
    mine = absorbed_by(belongs_to(guardian_id))
    ended = AgentRecord.objects.filter(
        relation=AgentRelation.GUARDIAN, agent_id__in=mine, last_day__lt=on
    )
    return ended.filter(person_id__in=absorbed_by(person_id)).exists()


def guardian_must_be_shown(guardian_id: str, person_id: str, on: date) -> None:
    """Refuse somebody who comes as a guardian and is not recorded as one, or no longer.

    Raises CaseRefused: what is missing is named (`guardian_evidence`), and recording it is
    `naming.name_agent`.
    """
    recorded: bool | None = True if is_guardian(guardian_id, person_id, on) else None
    if recorded is None and was_guardian(guardian_id, person_id, on):
        recorded = False
    require(is_shown_as_guardian(recorded))
