"""A list is filed row after row, each in a transaction of its own, and none dies of another.

Before that it can be looked through: what would become of each row, and nothing is kept.

The same list of the same account at the same office is the same batch: a run that was broken off
is completed by the next one, and nothing is filed twice.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from anju.law.known import RefusedHistory
from anju.office.access.rights import Right
from anju.office.casework.bulk.filing import Batch, RowFiled, RowNotFiled, file_row, try_row
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.matching import NoMatch, person_of
from anju.office.casework.bulk.refusals import RowRefused
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.common.canonical import canonical_bytes
from anju.office.common.ids import LENGTH
from anju.office.places.models import Office
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Busy
from anju.office.registry.refused import Refused

FOR_MANY = frozenset({Procedure.APPLICATION, Procedure.ENDORSEMENT})
"""What can be filed from a list."""


@dataclass(slots=True)
class ListFiled:
    """What became of a list, or would: rows filed now, filed before, and refused.

    `before` and `refused` name rows by their number; `persons` are those whom rows lead to, also
    rows that are refused.
    """

    batch: str
    rows: int
    filed: int = 0
    before: set[int] = field(default_factory=set)
    refused: dict[int, RowRefused] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)

    @property
    def unchanged(self) -> int:
        """How many rows the same batch filed before."""
        return len(self.before)


def file_list(
    *,
    file: Path,
    procedure: Procedure,
    office_id: str,
    act: Act,
    sheet: str | None = None,
) -> ListFiled:
    """File a case for each person on a list at an office.

    Raises Unusable for a file that cannot be used as a whole, and CaseRefused for a role that
    files for nobody, an office that is not open or not in its jurisdiction, another procedure.
    """
    from anju.office.casework.bulk.rows import listed_people  # noqa: PLC0415 - it loads slowly

    office = _office(procedure, office_id, act)
    people = listed_people(file, sheet)
    batch = Batch(_named(people, procedure, office_id, act), procedure, office)
    return _each(people, batch, act, file_row)


def file_people(
    *, people: Sequence[ListedPerson], procedure: Procedure, office_id: str, act: Act
) -> ListFiled:
    """File a case for each person on a list that was read already; raises CaseRefused."""
    batch = _batch(people, procedure, office_id, act)
    return _each(people, batch, act, file_row)


def look_through(
    *, people: Sequence[ListedPerson], procedure: Procedure, office_id: str, act: Act
) -> ListFiled:
    """What would become of each row if the list was filed now; nothing is kept.

    Raises CaseRefused.
    """
    batch = _batch(people, procedure, office_id, act)
    return _each(people, batch, act, try_row)


def _batch(people: Sequence[ListedPerson], procedure: Procedure, office_id: str, act: Act) -> Batch:
    office = _office(procedure, office_id, act)
    return Batch(_named(people, procedure, office_id, act), procedure, office)


def _office(procedure: Procedure, office_id: str, act: Act) -> Office:
    """The office of a list; refuses who files for nobody, what is not filed so, no such office."""
    needs_right(Right.FILE_FOR_MANY, act)
    if procedure not in FOR_MANY:
        raise CaseRefused(Why.NOT_NOW)
    inside = act.reach.condition()
    office = Office.objects.filter(inside, id=office_id, last_day__isnull=True).first()
    if office is None:
        raise CaseRefused(Why.NO_OFFICE)
    return office


def _named(people: Iterable[ListedPerson], procedure: Procedure, office_id: str, act: Act) -> str:
    """The name of a batch: a keyed hash of what is filed, so that it tells nothing of anybody."""
    rows = [[each.name, each.identity_number, each.permit_number] for each in people]
    told = {"by": act.actor, "what": procedure.value, "at": office_id, "rows": rows}
    return keyed_fingerprint(canonical_bytes(told))[:LENGTH]


_Do = Callable[[ListedPerson, Batch, Act], RowFiled]


def _each(people: Sequence[ListedPerson], batch: Batch, act: Act, do: _Do) -> ListFiled:
    """File each row, or try it."""
    # A row is known by its batch and person, not by the key of the request.
    done, acting = ListFiled(batch.id, len(people)), replace(act, key="")
    seen: set[str] = set()
    for row in people:
        numbers = {each for each in (row.identity_number, row.permit_number) if each}
        if not row.is_sound(act.today):
            done.refused[row.number] = RowRefused.NOT_SOUND
        elif numbers & seen:
            done.refused[row.number] = RowRefused.TWICE
        else:
            _one(row, done, acting, lambda row: do(row, batch, acting))
        seen |= numbers
    return done


def _one(
    row: ListedPerson, done: ListFiled, act: Act, do: Callable[[ListedPerson], RowFiled]
) -> None:
    try:
        found = do(row)
    except RowNotFiled as refusal:
        done.refused[row.number] = refusal.why
    except NoMatch:
        done.refused[row.number] = RowRefused.NO_MATCH
    except Busy:
        done.refused[row.number] = RowRefused.BUSY
    except (CaseRefused, Refused, RefusedHistory):
        done.refused[row.number] = RowRefused.NOT_NOW
    else:
        done.persons.add(found.person_id)
        if found.is_new:
            done.filed += 1
        else:
            done.before.add(row.number)
    if row.number in done.refused:
        done.persons |= _seen(row, act)


def _seen(row: ListedPerson, act: Act) -> set[str]:
    """Whom a refused row names all the same: what is said of it tells something of them."""
    try:
        return {person_of(row, act) or ""} - {""}
    except NoMatch:
        return set()
