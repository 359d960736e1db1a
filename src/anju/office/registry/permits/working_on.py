"""One permit while an operation works on it: locked, folded, judged, written back.

Everything that changes a permit goes through here, so that each change is judged by the law
as a whole history before it is recorded, and its projection follows in the same transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.statements import Rows, Statement
from anju.office.places.measures import LATEST_ADOPTION, MeasuresInForce, measures_since
from anju.office.registry.ledger.append import sealed, write
from anju.office.registry.ledger.entries import COLUMNS, Act, Draft, Recorded, recorded
from anju.office.registry.ledger.folding import as_it_was
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Keep, Outcome, once, once_reading, outcome_of
from anju.office.registry.permits.fold import NotAPermit, PermitRecord, fold_on, fold_permit
from anju.office.registry.permits.holding import keep_with_holder
from anju.office.registry.permits.law_facts import law_facts
from anju.office.registry.permits.projecting import endorsed, project
from anju.office.registry.refused import Because, Refused

_HELD = (
    "SELECT person_id FROM registry_permit"
    " WHERE id = %s AND (division_code BETWEEN %s AND %s{former}) FOR UPDATE"
)
_CHAIN = (
    f"SELECT {COLUMNS}, ({LATEST_ADOPTION})"  # noqa: S608 - our own column names
    " FROM registry_entry WHERE subject = %s ORDER BY number"
)
"""Beside each entry of a chain the latest adoption of a measure, asked for behind the lock too."""

Decide = Callable[[PermitRecord, MeasuresInForce], Sequence[Draft]]
"""Looks at a permit as it stands and says what is to be recorded; refuses by raising."""


def change_with_holder(
    permit_id: str, asked: Mapping[str, str | int], act: Act, decide: Decide
) -> Outcome:
    """The same as `change` for what may open a permit again, or move the day it closes.

    Its holder is kept first from whoever issues another one meanwhile.
    """

    def operation() -> Outcome:
        keep_with_holder(permit_id)
        return change(permit_id, asked, act, decide)

    return once(act, {"permit": permit_id, **asked}, operation)


def change(permit_id: str, asked: Mapping[str, str | int], act: Act, decide: Decide) -> Outcome:
    """Change one permit in one transaction, once for each request.

    `asked` names the request.  The outcome holds the identifiers of the permit and of the
    entries, and the hash of the last one.  Raises Refused, RefusedHistory, RequestConflict.
    """

    def operation(rows: Sequence[Rows], keep: Keep) -> Outcome:
        person_id, chain, in_force = _as_it_stands(*rows)
        if not act.may_touch(person_id):
            raise Refused(Because.NOT_FOUND)
        record = fold_permit(chain)
        entries = sealed(permit_id, chain[-1], decide(record, in_force), act)
        is_endorsed = [entry.kind for entry in entries] == [Kind.PERMIT_ENDORSED]
        before = record if is_endorsed else as_it_was(record)
        record = fold_on(record, chain, entries)
        facts = law_facts(record, in_force.measures.for_place(record.division_code))
        if is_endorsed:
            return _written_at_once(entries, endorsed(record, facts), keep)
        identifiers = write(entries)
        project(record, in_force.measures, person_id, before=before)
        return outcome_of(entries, identifiers)

    return once_reading(act, {"permit": permit_id, **asked}, _reads(permit_id, act), operation)


def _reads(permit_id: str, act: Act) -> tuple[Statement, ...]:
    """What an operation begins from, the permit kept from other writers until it ends."""
    held, codes = _within(act.reach)
    return Statement(held, (permit_id, *codes)), Statement(_CHAIN, (permit_id,))


@lru_cache(maxsize=1024)
def _within(reach: Jurisdiction) -> tuple[str, tuple[str, ...]]:
    """What keeps a permit that lies inside of a reach, and the codes that stand for the reach."""
    marks = ", ".join(["%s"] * len(reach.former))
    held = _HELD.format(former=f" OR division_code IN ({marks})" if marks else "")
    return held, (reach.lowest, reach.highest, *reach.former)


def _as_it_stands(held: Rows, chain: Rows) -> tuple[str, list[Recorded], MeasuresInForce]:
    """Whose a permit is, its chain and the measures, from the rows of `_reads`.

    Raises Refused where there is none in the jurisdiction of the actor, NotAPermit for a row of
    which the ledger tells nothing.
    """
    if not held:
        raise Refused(Because.NOT_FOUND)
    if not chain:
        raise NotAPermit
    in_force = measures_since(chain[0][-1])
    return str(held[0][0]), [recorded(row[:-1]) for row in chain], in_force


def _written_at_once(entries: Sequence[Recorded], projecting: Statement, keep: Keep) -> Outcome:
    """Write an endorsement by itself, the hot path: the row of the permit, and the request.

    What is kept of the request tells numbers, because the identifiers are given on the same way.
    """
    last = entries[-1]
    kept = keep({"subject": last.subject, "numbers": [entries[0].number, last.number]})
    return outcome_of(entries, write(entries, projecting, *kept))
