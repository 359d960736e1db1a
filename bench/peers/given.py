# mypy: disable-error-code="misc, attr-defined, no-any-return"
"""What the peers begin from: the office's permits, each with a workflow that waits for a clerk."""

from bench.peers import in_spiff
from bench.peers.models import Permit, Workflow

from anju.office.registry.permits.law_facts import LAW_COLUMNS
from anju.office.registry.permits.models import Endorsement
from anju.office.registry.permits.models import Permit as OfficePermit


def give_to_peers() -> list[str]:
    """Give them the permits with their endorsements, and start their workflows; the identifiers."""
    filed: dict[str, list[str]] = {}
    for permit, day in Endorsement.objects.order_by("filed_on").values_list("permit", "filed_on"):
        filed.setdefault(permit, []).append(day.isoformat())
    rows = [
        Permit(
            id=row.id,
            division_code=row.division_code,
            issued_on=row.issued_on,
            endorsed=filed.get(row.id, []),
            **{name: getattr(row, name) for name in LAW_COLUMNS},
        )
        for row in OfficePermit.objects.order_by("id")
    ]
    Permit.objects.bulk_create(rows)
    Workflow.objects.bulk_create([in_spiff.start(row) for row in rows])
    return [row.id for row in rows]
