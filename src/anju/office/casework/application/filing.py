"""Filing an application at the counter: alone, with its acceptance, or with its one-time notice.

Source: Regulation art. 9(1), (3).  Nobody files beside a permit of the city that is open: such a
one is endorsed, late if need be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from anju.law.materials import Material
from anju.office.casework.application.accepting import acceptance
from anju.office.casework.application.agent import ActsFor, agent_must_be_allowed, identified
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.application.facts import applicant_of
from anju.office.casework.application.noticing import notice
from anju.office.casework.application.open_permit import holds_open_permit
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.opening import Filing, Further, open_case
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.refused import Because, Refused


@dataclass(frozen=True, slots=True)
class Application:
    """What is handed in: for whom, what is declared, the materials, and who comes for them.

    `agent` is None for somebody who comes in person; `uploads` are scans as
    `identifier:commitment`.  `receipt_number` is one that was given when it was entered from paper.
    `office_id` is the office that has to act, where nobody at a counter files it.
    """

    person_id: str
    declaration: Declaration = field(default_factory=Declaration)
    materials: frozenset[Material] = frozenset()
    agent: ActsFor | None = None
    uploads: tuple[str, ...] = ()
    channel: Channel = Channel.COUNTER
    receipt_number: str = ""
    office_id: str = ""


def file_application(*, application: Application, act: Act) -> Outcome:
    """File an application; it waits to be accepted.

    The outcome has the `receipt_number`.  Raises CaseRefused where the law does not let the agent
    act, or a case is open; Refused beside an open permit of the city.
    """
    return _filed(application, act, lambda _record, _in_force: ())


def file_and_accept(*, application: Application, act: Act) -> Outcome:
    """File a complete application and accept it, in one transaction; the clock starts.

    Raises CaseRefused NOT_COMPLETE where something is missing; then nothing is filed.
    """
    return _filed(application, act, lambda record, in_force: [acceptance(record, in_force, act)])


def file_with_notice(*, application: Application, act: Act) -> Outcome:
    """File an application and give the one-time notice of all that it lacks, in one transaction.

    Raises CaseRefused NOTHING_MISSING where it lacks nothing; then nothing is filed.
    """
    return _filed(application, act, lambda record, in_force: [notice(record, in_force, act)])


def _filed(application: Application, act: Act, further: Further) -> Outcome:
    agent = application.agent and identified(application.agent, application.person_id)

    def checked(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        if holds_open_permit(record.person_id, record.division_code, act.today):
            raise Refused(Because.ALREADY_OPEN)
        if agent:
            _agent_may_come(agent, application.declaration, record, in_force, act)
        return further(record, in_force)

    return open_case(_filing(application, agent, act), act, checked)


def _filing(application: Application, agent: ActsFor | None, act: Act) -> Filing:
    return Filing(
        Procedure.APPLICATION,
        application.person_id,
        act.today,
        asks=application.declaration.as_asked(),
        materials=frozenset(each.value for each in application.materials),
        uploads=application.uploads,
        channel=application.channel.value,
        agent=agent.person_id if agent else "",
        relation=agent.relation.value if agent else "",
        said=agent.as_said() if agent else "",
        receipt_number=application.receipt_number,
        office_id=application.office_id,
    )


def _agent_may_come(
    agent: ActsFor,
    declaration: Declaration,
    record: CaseRecord,
    in_force: MeasuresInForce,
    act: Act,
) -> None:
    place = record.division_code
    measure = in_force.measures.for_place(place).on(act.today)
    person = applicant_of(record.person_id, declaration, place, act.today).person
    agent_must_be_allowed(agent, record.person_id, person, measure, act)
