"""Whose queues a viewer sees: those of their office and what is below it, or of the place."""

from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.desk.queues import DeskView


def desk_view(request: OfficeRequest) -> DeskView:
    """The desk of the viewer: a clerk's is their office, an officer's the whole jurisdiction.

    Raises LookupError for a role that has no desk.
    """
    viewer = request.viewer
    if viewer.role is None:
        raise LookupError("nobody's desk")
    offices = () if viewer.role is Role.ISSUING_OFFICER else offices_of(viewer.office)
    return DeskView(viewer.account_id, viewer.role, jurisdiction_of(request), offices)
