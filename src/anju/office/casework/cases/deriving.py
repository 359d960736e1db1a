"""The row of a case, as its operations write it and as a rebuild derives it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from anju.office.casework.cases.fold import CaseRecord, fold_case
from anju.office.casework.models import Case
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.kinds import SubjectKind
from anju.office.registry.rebuilding.further import derive_further
from anju.office.registry.rebuilding.rows import Put, Row
from anju.office.registry.rebuilding.tables import projection_of

CASES: Final = projection_of(Case)


def let_cases_be_derived() -> None:
    """Let a rebuild and a verification know of the cases."""
    derive_further(SubjectKind.CASE, (CASES,), put_case)


def put_case(chain: Sequence[Recorded], put: Put) -> None:
    """Put the row that the chain of a case says."""
    put(CASES, [case_row(fold_case(chain))])


def case_row(record: CaseRecord) -> Row:
    """The row of a case, column by column of `Case`; days as ISO text."""
    return (
        record.id,
        record.receipt_number,
        record.procedure.value,
        record.state.value,
        record.outcome,
        record.about,
        record.person_id,
        record.permit_id,
        record.office_id,
        record.division_code,
        record.batch,
        str(record.asks.get("form", "")),
        str(record.asks.get("receipt", "")),
        record.number,
        record.desk.value,
        record.filed_on.isoformat(),
        _iso(record.accepted_on),
        _iso(record.complete_by),
        _iso(record.due_on),
        _iso(record.clock_on),
        _iso(record.decided_on),
        _iso(record.ended_on),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
