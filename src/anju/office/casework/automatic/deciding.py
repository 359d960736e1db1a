"""The software endorses by itself: in the actor `system`'s name, under the rules that were signed.

Only what the law says is met.  Everything else is left as it is: for the holder to be asked, for a
clerk to look at.
"""

from collections.abc import Sequence
from datetime import date, datetime

from anju.law.facts import Decision
from anju.law.known import RefusedHistory
from anju.office.casework.automatic.consent import consent_of
from anju.office.casework.automatic.rules import Signed, signed_for
from anju.office.casework.automatic.weighing import is_met, weighed
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import State
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.endorsement.permit_filing import decide_filing, filing_of
from anju.office.casework.endorsement.told import Told
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import SYSTEM, Act, Draft, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.permits.endorsing import endorsement_draft
from anju.office.registry.permits.fold import PermitRecord, fold_permit
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused

EVERYWHERE = "000000"


def by_itself(today: date, at: datetime) -> Act:
    """What the software does by itself, everywhere."""
    return Act(SYSTEM, "", SYSTEM, EVERYWHERE, today, at)


def endorse_automatically(*, permit_id: str, act: Act) -> Outcome:
    """Endorse the permit of somebody who agreed; the outcome holds the number of the entry.

    Raises CaseRefused where nobody agreed or signed, or the law does not say that all is met, and
    Refused as every endorsement does.
    """
    row = Permit.objects.filter(act.reach.condition(), id=permit_id).first()
    if row is None:
        raise Refused(Because.NOT_FOUND)
    person_id = str(row.person_id)

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        signed = _must_be_signed(record.division_code, act)
        agreed = consent_of(absorbed_by(person_id)).is_given
        if not (agreed and is_met(weighed(record, person_id, act.today))):
            raise CaseRefused(Why.NOT_NOW)
        told = {
            "declared": "automatic",
            "channel": Channel.ONLINE.value,
            "rules": signed.entry_hash,
        }
        return [endorsement_draft(record, in_force, act.today, act, told)]

    return change(permit_id, {"endorse": "automatic", "on": act.today.isoformat()}, act, decide)


def endorse_filed_automatically(*, case_id: str, today: date, at: datetime) -> Told | None:
    """Endorse what was filed online where its holder agreed and all is met; what it did then.

    None where a clerk is to decide, as everywhere, and where it is decided already.
    """
    act = by_itself(today, at)
    made: list[Told | None] = []

    def decide(now: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if now.state is not State.FILED or (signed := _is_met_without_filing(now, act)) is None:
            raise CaseRefused(Why.NOT_NOW)
        made.append(decide_filing(now, Decision.GRANTED, "", act))
        told = {"result": now.permit_id, "rules": signed.entry_hash}
        return [Draft(Kind.CASE_GRANTED, act.today, told)]

    try:
        change_case(
            case_id, {"grant": "automatic"}, act, decide, seen=None, of={Procedure.UNCHANGED}
        )
    except (Refused, RefusedHistory, CaseRefused):
        return None
    return made[-1]


def _is_met_without_filing(record: CaseRecord, act: Act) -> Signed | None:
    """The signature under which the law would endorse the permit if it had not been filed."""
    chain = read_chain(record.permit_id)
    filing = filing_of(record).number
    permit = fold_permit([entry for entry in chain if entry.number != filing])
    signed = signed_for(permit.division_code)
    agreed = consent_of(absorbed_by(record.person_id)).is_given
    is_ready = agreed and is_met(weighed(permit, record.person_id, act.today))
    return signed if is_ready else None


def _must_be_signed(division_code: str, act: Act) -> Signed:
    if act.role != SYSTEM:
        raise CaseRefused(Why.NOT_YOURS)
    signed = signed_for(division_code)
    if signed is None:
        raise CaseRefused(Why.NOT_NOW)
    return signed
