"""A list is filed row after row, each in a transaction of its own, and none dies of another.

The same list of the same account at the same office is the same batch: a run that was broken off
is completed by the next one, and nothing is filed twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from anju.law.known import RefusedHistory
from anju.office.access.rights import Right
from anju.office.casework.bulk.filing import Batch, RowNotFiled, file_row
from anju.office.casework.bulk.matching import NoMatch
from anju.office.casework.bulk.refusals import RowRefused
from anju.office.casework.bulk.rows import ListedPerson, listed_people
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
    """What became of a list: rows filed now, filed before, and refused by their row number."""

    batch: str
    rows: int
    filed: int = 0
    unchanged: int = 0
    refused: dict[int, RowRefused] = field(default_factory=dict)


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
    needs_right(Right.FILE_FOR_MANY, act)
    if procedure not in FOR_MANY:
        raise CaseRefused(Why.NOT_NOW)
    office = Office.objects.filter(
        act.reach.condition(), id=office_id, last_day__isnull=True
    ).first()
    if office is None:
        raise CaseRefused(Why.NO_OFFICE)
    people = listed_people(file, sheet)
    batch = Batch(_named(people, procedure, office_id, act), procedure, office)
    return _filed(people, batch, act)


def _named(people: Iterable[ListedPerson], procedure: Procedure, office_id: str, act: Act) -> str:
    """The name of a batch: a keyed hash of what is filed, so that it tells nothing of anybody."""
    rows = [[each.name, each.identity_number, each.permit_number] for each in people]
    told = {"by": act.actor, "what": procedure.value, "at": office_id, "rows": rows}
    return keyed_fingerprint(canonical_bytes(told))[:LENGTH]


def _filed(people: list[ListedPerson], batch: Batch, act: Act) -> ListFiled:
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
            _one(row, batch, acting, done)
        seen |= numbers
    return done


def _one(row: ListedPerson, batch: Batch, act: Act, done: ListFiled) -> None:
    try:
        if file_row(row, batch, act):
            done.filed += 1
        else:
            done.unchanged += 1
    except RowNotFiled as refusal:
        done.refused[row.number] = refusal.why
    except NoMatch:
        done.refused[row.number] = RowRefused.NO_MATCH
    except Busy:
        done.refused[row.number] = RowRefused.BUSY
    except (CaseRefused, Refused, RefusedHistory):
        done.refused[row.number] = RowRefused.NOT_NOW
