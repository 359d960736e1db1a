"""Who takes a card that is handed over: the holder, or somebody whom the law lets come for them.

Source: Regulation art. 9(3): a guardian or a close relative, with the identity of both; the law
is asked on the day of handing over.
"""

from dataclasses import dataclass

from anju.law.applicant_facts import Person
from anju.law.measures import Measure
from anju.office.casework.application.agent import ActsFor, agent_must_be_allowed, identified
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import belongs_to


@dataclass(frozen=True, slots=True)
class TakenBy:
    """Who takes the card; no `agent` for the holder.

    `hardly_able` is told of the holder on the day, None where nobody asked.
    """

    agent: ActsFor | None = None
    hardly_able: bool | None = None

    def asked(self) -> dict[str, str]:
        """What makes a request with somebody else what it is."""
        if self.agent is None:
            return {}
        return {
            "agent": self.agent.person_id,
            "relation": self.agent.relation.value,
            "said": fingerprint_of_words(self.agent.as_said()),
            "unable": "" if self.hardly_able is None else str(self.hardly_able),
        }


HOLDER = TakenBy()
"""The holder takes it."""


def taken_by(record: CaseRecord, who: TakenBy, measure: Measure, act: Act) -> dict[str, object]:
    """What the entry of the hand-over says of who took the card; nothing of the holder.

    Raises CaseRefused where the law does not let them, or their identity is not known.
    """
    if who.agent is None:
        return {}
    holder_id = belongs_to(record.person_id)
    agent = identified(who.agent, holder_id)
    details = read_details([holder_id]).get(holder_id)
    holder = Person(born_on=details.born_on if details else None, limited_mobility=who.hardly_able)
    agent_must_be_allowed(agent, holder_id, holder, measure, act)
    known = {"agent": agent.person_id} if agent.person_id else {}
    return {**known, "relation": agent.relation.value, **said_in(record, agent.as_said())}
