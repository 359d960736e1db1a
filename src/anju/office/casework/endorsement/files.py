"""The file of a case that waits for papers: an endorsement with changes, or one in hardship."""

from anju.law.applicant_facts import Agent, AgentRelation
from anju.law.application_file import ApplicationFile
from anju.law.endorsement_file import Change, is_complete_for
from anju.law.hardship import is_complete_for_hardship
from anju.law.materials import MAY_PROVE, Material
from anju.law.outcome import Outcome
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why

WITH_A_FILE = frozenset({Procedure.ENDORSEMENT, Procedure.HARDSHIP})
"""The procedures whose steps before the decision stand in this folder."""

ON_A_PERMIT = WITH_A_FILE | {Procedure.UNCHANGED}
"""The procedures whose filing stands on the permit until it is decided."""

OF_CONDITIONS = frozenset({Procedure.ENDORSEMENT, Procedure.UNCHANGED})
"""The procedures in which the conditions are examined, and refused where they were lost."""


def is_complete(record: CaseRecord, brought: frozenset[Material] = frozenset()) -> Outcome:
    """Whether all that is needed was handed in; CannotTell names everything that is missing.

    Papers that the law does not name count as handed in: whoever examines the case looks at them.
    """
    if record.procedure not in WITH_A_FILE:
        raise CaseRefused(Why.NOT_NOW)
    submitted = frozenset(map(Material, record.materials)) | brought
    agent = Agent(AgentRelation(record.relation)) if record.relation else None
    file = ApplicationFile(submitted, agent=agent, examined=frozenset(MAY_PROVE))
    if record.procedure is Procedure.HARDSHIP:
        return is_complete_for_hardship(file)
    return is_complete_for(file, changes_of(record))


def needs_a_look(record: CaseRecord) -> bool:
    """Whether a paper was handed in that the law does not name: it is examined before a grant."""
    return not frozenset(MAY_PROVE.values()).isdisjoint(map(Material, record.materials))


def changes_of(record: CaseRecord) -> frozenset[Change]:
    """What changed, as the filing told it."""
    return frozenset(map(Change, str(record.asks.get("changes", "")).split()))
