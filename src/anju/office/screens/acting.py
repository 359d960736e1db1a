"""Who acts, as an operation of the registry is told it: from the viewer of a request."""

from django.conf import settings

from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.cases.channels import Channel
from anju.office.casework.endorsement.asking import AskedBy
from anju.office.registry.ledger.entries import Act
from anju.office.screens.own import Own, own


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


def acting_for(request: OfficeRequest, person_id: str, key: str) -> Act:
    """Who looks acts on a person: staff in their post, anybody else as `own_act_of` says."""
    if request.viewer.jurisdiction is None:
        return own_act_of(request, person_id, key)
    return act_of(request, key)


def own_act_of(request: OfficeRequest, person_id: str, key: str) -> Act:
    """The viewer acts for themselves or for whom they may act for today; 404 for anybody else.

    In the city of this office, and on the records of that person alone.
    """
    whom = own(request, person_id)
    return Act(
        actor=request.viewer.account_id,
        office="",
        role=whom.role.value,
        within=str(settings.ANJU["PLACE"]),
        today=request.today,
        at=request.at,
        key=key,
        persons=whom.records,
    )


def asked_online_by(whom: Own) -> AskedBy:
    """How an endorsement is asked for online: by its holder, or by another person for them."""
    hardly_able = whom.role is Role.CLOSE_RELATIVE or None
    return AskedBy(Channel.ONLINE, whom.agent, whom.relation, hardly_able)
