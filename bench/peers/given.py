# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""What the peers begin from: the office's permits, each with a workflow that waits for a clerk."""

from bench.peers import in_spiff
from bench.peers.models import Permit, Workflow

from anju.office.registry.ledger.entries import read_chains
from anju.office.registry.permits.fold import fold_permit
from anju.office.registry.permits.law_facts import LAW_COLUMNS
from anju.office.registry.permits.models import Permit as OfficePermit


def give_to_peers() -> list[str]:
    """Give them the permits with their endorsements, and start their workflows; the identifiers."""
    office = list(OfficePermit.objects.order_by("id"))
    chains = read_chains([row.id for row in office])
    rows = [
        Permit(
            id=row.id,
            division_code=row.division_code,
            issued_on=row.issued_on,
            endorsed=[each.filed_on.isoformat() for each in fold_permit(chains[row.id]).filings],
            **{name: getattr(row, name) for name in LAW_COLUMNS},
        )
        for row in office
    ]
    Permit.objects.bulk_create(rows)
    Workflow.objects.bulk_create([in_spiff.start(row) for row in rows])
    return [row.id for row in rows]
