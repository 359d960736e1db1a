"""A holder files online that nothing has changed: the legal day is this one (readings.md, 7).

The permit knows of the filing at once, so that nothing is suspended while the office has it.
"""

from collections.abc import Sequence

from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.office_of import office_of
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.endorsement.asking import AskedBy, Declared
from anju.office.casework.endorsement.judging import may_be_filed_unchanged
from anju.office.casework.endorsement.reaching import reaching
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.endorsing import file_endorsement


def file_unchanged(*, permit_id: str, asked_by: AskedBy, act: Act) -> Outcome:
    """File an endorsement that is declared unchanged, today and once for each request.

    The outcome's subject is the case; `receipt_number` is what its holder is given.  Raises what
    the counter's endorsement does: too early, lapsed, a condition that was lost.
    """

    def operation() -> Outcome:
        acting = reaching(permit_id, act)
        held = held_permit(permit_id, acting)

        def further(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            declared = Declared(asked_by)
            may_be_filed_unchanged(held.record, in_force, declared, act.today, act)
            file_endorsement(permit_id=permit_id, filed_on=act.today, act=acting, case=record.id)
            return ()

        told = asked_by.told()
        filing = Filing(
            Procedure.UNCHANGED,
            held.person_id,
            act.today,
            permit_id=permit_id,
            asks={"declared": "unchanged"},
            channel=told["channel"],
            agent=told.get("agent", ""),
            relation=told.get("relation", ""),
            office_id=office_of(held.person_id, held.record.division_code),
        )
        return open_case(filing, acting, further)

    asked = {"permit": permit_id, "file": "unchanged", **asked_by.told()}
    return once(act, asked, operation)
