"""The lapse by a measure is computed, not decided; here it is recorded, with the day computed."""

from anju.office.access.rights import Right
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.role_needs import needs_right
from anju.office.places.measures import measures_in_force
from anju.office.registry.ledger.append import has_one_writer
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.permits.lapsing import record_lapse_if_any
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused


def record_lapse(*, permit_id: str, act: Act) -> Outcome:
    """Record that a permit lapsed; raises Refused where it has not, or was closed before."""

    def operation() -> Outcome:
        needs_right(Right.RECORD_LAPSE, act)
        if not has_one_writer():  # nobody endorses it meanwhile
            Permit.objects.select_for_update(of=("self",)).filter(id=permit_id).first()
        held = held_permit(permit_id, act)
        if held.row.closed_on is not None:
            raise Refused(Because.ALREADY_DECIDED)
        if not record_lapse_if_any(held.row, act, measures_in_force()):
            raise Refused(Because.LAPSE_NOT_RECORDED)
        last = read_chain(permit_id)[-1]
        return outcome_of([last], [last.id])

    return once(act, {"record_lapse": permit_id}, operation)
