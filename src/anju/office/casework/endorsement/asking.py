"""How an endorsement is asked for: by whom, by which way, and what is known of the conditions."""

from dataclasses import dataclass

from anju.law.agents import agent_may_endorse
from anju.law.applicant_facts import Agent, AgentRelation, Applicant, Person
from anju.law.measures import Measure
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.judged import require
from anju.office.casework.family.who_may_act import guardian_must_be_shown
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.models import Person as PersonRow
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class AskedBy:
    """By which way an endorsement is asked for, and by whom if not by the holder, as what.

    `agent` is the person who comes, or the body that files.  `hardly_able_to_come` is told of the
    holder, where somebody comes for that reason.
    """

    channel: Channel = Channel.COUNTER
    agent: str = ""
    relation: AgentRelation | None = None
    hardly_able_to_come: bool | None = None

    def told(self) -> dict[str, str]:
        """What entries and requests say of it; nothing of a holder who comes in person."""
        told = {
            "channel": self.channel.value,
            "agent": self.agent,
            "relation": self.relation.value if self.relation else "",
        }
        return {name: code for name, code in told.items() if code}


IN_PERSON = AskedBy()
"""The holder, at the counter."""


NOTHING_TOLD = Applicant()
"""A holder of whom no condition is known, met or lost."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration that nothing has changed, and what is known of the conditions beside it.

    What `holder` does not tell is declared with the rest; what it tells is judged.
    """

    asked_by: AskedBy = IN_PERSON
    holder: Applicant = NOTHING_TOLD
    still_lives_there: bool = True

    def told(self) -> dict[str, str]:
        """What the entry of the endorsement says of it."""
        return {"declared": "unchanged", **self.asked_by.told()}


UNCHANGED = Declared()
"""The holder declares it in person, and nothing else is known."""


def agent_must_be_allowed(person_id: str, asked_by: AskedBy, measure: Measure, act: Act) -> None:
    """Refuse somebody who comes for the holder where no rule of the place lets them.

    Whoever comes as a guardian is recorded as one on that day.
    """
    if asked_by.relation is None and not asked_by.agent:
        return
    if not asked_by.agent or asked_by.agent == person_id:
        raise Refused(Because.NOT_FOUND)
    relation = asked_by.relation or AgentRelation.OTHER
    is_person = relation is not AgentRelation.ASSISTING_BODY
    if is_person and not PersonRow.objects.filter(id=asked_by.agent, erased_on=None).exists():
        raise Refused(Because.NOT_FOUND)
    details = read_details([person_id]).get(person_id)
    holder = Person(
        born_on=details.born_on if details else None, limited_mobility=asked_by.hardly_able_to_come
    )
    require(agent_may_endorse(Agent(relation), holder, measure, act.today))
    if relation is AgentRelation.GUARDIAN:
        guardian_must_be_shown(asked_by.agent, person_id, act.today)
