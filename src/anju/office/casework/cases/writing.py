"""Writes the row of a case as its chain says; the database refuses a second open case."""

from django.db import IntegrityError, transaction

from anju.office.casework.cases.deriving import CASES, case_row
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.models import Assignment, Case
from anju.office.casework.refused import CaseRefused, Why


def write_case(record: CaseRecord, *, is_new: bool) -> None:
    """Bring the projection of one case up, and whoever works on it.

    Raises CaseRefused where another case of this procedure is open, or its paper form was
    entered before.
    """
    row = Case(**dict(zip(CASES.columns, case_row(record), strict=True)))
    try:
        with transaction.atomic():
            row.save(force_insert=is_new, force_update=not is_new)
    except IntegrityError as error:
        if "receipt_number" in str(error):
            raise
        used = "paper_form" in str(error)
        raise CaseRefused(Why.FORM_USED if used else Why.ALREADY_OPEN) from None
    if is_new:
        return
    assigned = Assignment.objects.filter(case_id=record.id)
    if record.ended_on:
        assigned.delete()
    else:
        assigned.update(due_on=record.due_on)
