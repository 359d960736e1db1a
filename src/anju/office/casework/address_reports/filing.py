"""A holder reports online that they live at another address; the office records it.

Source: Regulation art. 11 and the measures, which say by when a move is to be reported: the day of
the report is that of its filing.
"""

from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.registration.arriving import Stay
from anju.office.casework.registration.standing import running_in
from anju.office.places.cities import issuing_city
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.refused import not_in_future


def report_address(
    *,
    person_id: str,
    stay: Stay,
    act: Act,
    uploads: tuple[str, ...] = (),
    agent: str = "",
    relation: str = "",
) -> Outcome:
    """File the report of a new address in the city; the outcome has its `receipt_number`.

    Raises CaseRefused where nothing is registered that could move, or nothing was told, and
    Refused for a day ahead.
    """
    address = stay.address.strip()
    if not address or issuing_city(stay.division_code) != issuing_city(act.within):
        raise CaseRefused(Why.NOT_COMPLETE, missing=("residence_place",))
    if running_in(person_id, stay.division_code) is None:
        raise CaseRefused(Why.NOT_NOW)
    if stay.arrived_on:
        not_in_future(stay.arrived_on, act.today)
    asks = {"place": stay.division_code}
    if stay.arrived_on:
        asks["moved_on"] = stay.arrived_on.isoformat()
    filing = Filing(
        Procedure.ADDRESS_REPORT,
        person_id,
        act.today,
        asks=asks,
        said=address,
        uploads=uploads,
        channel=Channel.ONLINE.value,
        agent=agent,
        relation=relation,
        office_id=office_of(person_id, stay.division_code),
    )
    return open_case(filing, act)
