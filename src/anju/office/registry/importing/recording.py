"""Records some rows of a roster in one transaction: what is new, and nothing else."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from anju.law.facts import Cancellation, Endorsement, Permit
from anju.office.common.keyring import current_ring
from anju.office.registry.bulk.batch import Batch
from anju.office.registry.bulk.people import register
from anju.office.registry.bulk.permits import record_permit
from anju.office.registry.importing.adding import record_additions
from anju.office.registry.importing.counting import Recorded
from anju.office.registry.importing.holders import holder_of
from anju.office.registry.importing.people import recordings_of
from anju.office.registry.importing.planning import NewIssue, Plan, Planner
from anju.office.registry.importing.recorded_already import recorded_already, tokens_of
from anju.office.registry.intake import NewPermit
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import ATTEMPTS, Busy
from anju.office.registry.ledger.sequencing import sequence
from anju.roster.accepted import AcceptedRow


def record_rows(rows: Sequence[AcceptedRow], *, act: Act) -> Recorded:
    """Record the rows that are new, or say more than is recorded, in one transaction.

    `act.today` is the day the rows were judged on.  Where others wrote the same meanwhile, all
    is looked at again; raises Busy where they were faster each time.
    """
    for _ in range(ATTEMPTS):
        try:
            with transaction.atomic():
                recorded = _recorded(rows, act)
        except IntegrityError:
            continue
        if recorded.changed:
            sequence()
        return recorded
    raise Busy


def _recorded(rows: Sequence[AcceptedRow], act: Act) -> Recorded:
    plan = _planned(rows, act.today)
    batch = Batch.begin(act)
    recorded = Recorded(conflicts=[*plan.conflicts])
    if plan.additions:
        record_additions(batch, plan.additions, recorded)
    if plan.issues:
        _record_issues(batch, plan.issues, recorded)
    if recorded.changed:
        batch.write()
    if plan.deferred:
        recorded.add(_recorded(plan.deferred, act))
    return recorded


def _planned(rows: Sequence[AcceptedRow], today: date) -> Plan:
    ring = current_ring()
    tokens = [tokens_of(ring, row) for row in rows]
    planner = Planner(recorded_already(tokens), today)
    return planner.decide(zip(rows, tokens, strict=True))


def _record_issues(batch: Batch, issues: Iterable[NewIssue], recorded: Recorded) -> None:
    """Record new permits, those of new people with them."""
    owners = {issue.owner for issue in issues if isinstance(issue.owner, str)}
    people = recordings_of(batch, owners)
    for issue in issues:
        row = issue.row
        if issue.owner not in people:
            details = holder_of(row)
            person, _ = register(
                batch, details, division_code=row.division_code, registered_on=row.issued_on
            )
            people[issue.owner] = person
            recorded.people += 1
        lapsed_on = row.lapsed_on if issue.lapse else None
        record_permit(batch, people[issue.owner], _permit(row), lapsed_on)
        recorded.count_issue(issue)


def _permit(row: AcceptedRow) -> NewPermit:
    """The permit of a row; of its card a roster says nothing."""
    return NewPermit(row.permit_number, row.division_code, facts_of(row), card=False)


def facts_of(row: AcceptedRow) -> Permit:
    """What the law is told of a row's permit."""
    return Permit(
        row.issued_on,
        tuple(map(Endorsement, row.endorsed_on)),
        (Cancellation(row.cancelled_on),) if row.cancelled_on else (),
    )
