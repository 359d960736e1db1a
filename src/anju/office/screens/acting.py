"""Who acts, as an operation of the registry is told it: from the viewer of a request."""

from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.registry.ledger.entries import Act


def act_of(request: OfficeRequest, key: str) -> Act:
    """The viewer acts today, in the post of the session; `key` is that of the form."""
    viewer, reach = request.viewer, jurisdiction_of(request)
    return Act(
        actor=viewer.account_id,
        office=viewer.office,
        role=viewer.role.value if viewer.role else "",
        within=reach.division_code,
        today=request.today,
        at=request.at,
        key=key,
        former=reach.former,
    )
