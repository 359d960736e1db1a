"""What the chain of a case says: where it stands, what was handed in, what was decided."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anju.office.casework.cases.states import (
    ENDED,
    OUTCOMES,
    Action,
    Desk,
    State,
    Table,
)
from anju.office.casework.procedures import Procedure, desk_of, table_of
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import Kind

ACTION_OF: Mapping[Kind, Action] = {
    Kind.CASE_ACCEPTED: Action.ACCEPT,
    Kind.CASE_ANSWERED: Action.ANSWER,
    Kind.CASE_CLOSED: Action.CLOSE,
    Kind.CASE_COMPLETED: Action.COMPLETE,
    Kind.CASE_DELIVERED: Action.DELIVER,
    Kind.CASE_EXAMINED: Action.EXAMINE,
    Kind.CASE_FILED: Action.FILE,
    Kind.CASE_GRANTED: Action.GRANT,
    Kind.CASE_HANDED_OVER: Action.HAND_OVER,
    Kind.CASE_NOTICE_GIVEN: Action.GIVE_NOTICE,
    Kind.CASE_NOT_ACCEPTED: Action.NOT_ACCEPT,
    Kind.CASE_OBJECTED: Action.OBJECT,
    Kind.CASE_PRODUCED: Action.PRODUCE,
    Kind.CASE_REFUSED: Action.REFUSE,
    Kind.CASE_RETURNED: Action.RETURN,
    Kind.CASE_TOLD: Action.TELL,
    Kind.CASE_WITHDRAWN: Action.WITHDRAW,
}
"""The step that an entry of each kind is."""

KIND_OF: Mapping[Action, Kind] = {action: kind for kind, action in ACTION_OF.items()}
"""The kind of entry of each step."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step that was taken: what, by whom in which role, on which legal day, with what."""

    number: int
    action: Action
    on: date
    actor: str
    office: str
    reason: str
    told: Mapping[str, Any]


@dataclass(slots=True)
class CaseRecord:
    """A case as its entries tell it; `number` is that of the last one.

    `asks` is what the procedure is told at filing, and what was told further when the file was
    completed: codes, days and identifiers.  `materials` are
    the codes of all that was handed in.  `limit_on` is the last day of the legal clock.
    """

    id: str
    receipt_number: str
    procedure: Procedure
    person_id: str
    permit_id: str
    office_id: str
    division_code: str
    filed_on: date
    channel: str
    agent: str
    relation: str
    batch: str
    asks: Mapping[str, Any]
    materials: frozenset[str]
    state: State
    steps: list[Step] = field(default_factory=list)
    complete_by: date | None = None
    accepted_on: date | None = None
    limit_on: date | None = None
    decided_on: date | None = None
    ended_on: date | None = None
    outcome: str = ""

    @property
    def number(self) -> int:
        """The number of the last entry: what a form carries, so that nobody overwrites another."""
        return self.steps[-1].number

    @property
    def about(self) -> str:
        """What the case is about: the permit, or the person where there is none."""
        return self.permit_id or self.person_id

    @property
    def table(self) -> Table:
        """What can be done in each state."""
        return table_of(self.procedure)

    @property
    def actions(self) -> frozenset[Action]:
        """What can be done now."""
        return frozenset(self.table.get(self.state, {}))

    @property
    def desk(self) -> Desk:
        """Who acts next."""
        return desk_of(self.procedure, self.state)

    @property
    def clock_on(self) -> date | None:
        """The last day of the legal clock while it runs: until a card lies ready."""
        runs = self.limit_on and self.state not in ENDED and self.state is not State.PRODUCED
        return self.limit_on if runs else None

    @property
    def due_on(self) -> date | None:
        """The legal day by which the one it waits for has something to do; None once ended."""
        if self.state in ENDED:
            return None
        if self.desk is Desk.HOLDER:
            return self.complete_by
        return self.limit_on or self.filed_on

    def last(self, action: Action) -> Step | None:
        """The latest step of a kind; None where it was never taken."""
        return next((step for step in reversed(self.steps) if step.action is action), None)


class NoSuchStep(ValueError):
    """A step that the table of the procedure does not have where the case stands."""


def fold_case(chain: Iterable[Recorded]) -> CaseRecord:
    """The case of a chain; raises NoSuchStep where it cannot be true."""
    entries = iter(chain)
    record = _filed(next(entries))
    for entry in entries:
        take(record, entry)
    return record


def take(record: CaseRecord, entry: Recorded) -> None:
    """Take the next entry; raises NoSuchStep for a step that its table does not have."""
    told, action = entry.told, ACTION_OF[Kind(entry.kind)]
    try:
        record.state = record.table[record.state][action]
    except KeyError:
        raise NoSuchStep(f"{action} in {record.state}") from None
    record.steps.append(_step(entry, action, told))
    if action is Action.ACCEPT:
        record.accepted_on, record.limit_on = entry.day, date.fromisoformat(told["last_day"])
    elif action in {Action.GIVE_NOTICE, Action.TELL}:
        record.complete_by = date.fromisoformat(told["complete_by"])
    elif action is Action.COMPLETE:
        record.materials |= frozenset(told["materials"].split())
        record.asks = {**record.asks, **json.loads(told.get("asks", "{}"))}
    if action in OUTCOMES:
        record.outcome, record.decided_on = OUTCOMES[action], entry.day
    if record.state in ENDED:
        record.ended_on = entry.day


def _filed(entry: Recorded) -> CaseRecord:
    told = entry.told
    record = CaseRecord(
        id=entry.subject,
        receipt_number=told["receipt"],
        procedure=Procedure(told["procedure"]),
        person_id=told["person"],
        permit_id=told.get("permit", ""),
        office_id=told["office"],
        division_code=told["division_code"],
        filed_on=entry.day,
        channel=told["channel"],
        agent=told.get("agent", ""),
        relation=told.get("relation", ""),
        batch=told.get("batch", ""),
        asks=json.loads(told.get("asks", "{}")),
        materials=frozenset(told.get("materials", "").split()),
        state=State.FILED,
    )
    record.steps.append(_step(entry, Action.FILE, told))
    return record


def _step(entry: Recorded, action: Action, told: Mapping[str, Any]) -> Step:
    return Step(entry.number, action, entry.day, entry.actor, entry.office, entry.reason, told)
