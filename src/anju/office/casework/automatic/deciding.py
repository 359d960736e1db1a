"""The software endorses by itself: in the actor `system`'s name, under the rules that were signed.

Only what the law says is met.  Everything else is left as it is: for the holder to be asked, for a
clerk to look at.  The holder is kept from other writers until it is done, so that nothing is
endorsed once an agreement was withdrawn, or something else was confirmed.
"""

from collections.abc import Sequence
from datetime import date, datetime

from anju.law.facts import Decision
from anju.law.known import RefusedHistory
from anju.law.outcome import Outcome as Answer
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
from anju.office.registry.permits.holding import keep_with_holder
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.working_on import change_with_holder
from anju.office.registry.refused import Refused

EVERYWHERE = "000000"


def by_itself(today: date, at: datetime) -> Act:
    """What the software does by itself, everywhere."""
    return Act(SYSTEM, "", SYSTEM, EVERYWHERE, today, at)


def endorse_automatically(*, permit_id: str, act: Act) -> Outcome:
    """Endorse the permit of somebody who agreed; the outcome holds the number of the entry.

    Raises CaseRefused where nobody agreed or signed, or the law does not say that all is met, and
    Refused as every endorsement does.
    """

    def decide(record: PermitRecord, in_force: MeasuresInForce) -> list[Draft]:
        signed = _must_be_signed(record.division_code, act)
        if not is_met(_agreed_and_weighed(record, act)):
            raise CaseRefused(Why.NOT_NOW)
        told = {
            "declared": "automatic",
            "channel": Channel.ONLINE.value,
            "rules": signed.entry_hash,
        }
        return [endorsement_draft(record, in_force, act.today, act, told)]

    asked = {"endorse": "automatic", "on": act.today.isoformat()}
    return change_with_holder(permit_id, asked, act, decide)


def weigh_anew(permit_id: str, act: Act) -> Answer | None:
    """What the law answers now, inside the transaction that is open; None where nobody agrees.

    The permit and its holder are kept from other writers until that transaction ends.
    """
    keep_with_holder(permit_id)
    return _agreed_and_weighed(fold_permit(read_chain(permit_id)), act)


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
    keep_with_holder(record.permit_id)
    chain = read_chain(record.permit_id)
    filing = filing_of(record).number
    permit = fold_permit([entry for entry in chain if entry.number != filing])
    return signed_for(permit.division_code) if is_met(_agreed_and_weighed(permit, act)) else None


def _agreed_and_weighed(record: PermitRecord, act: Act) -> Answer | None:
    """What the law answers of a permit that is kept from others; None where nobody agrees."""
    holder = str(Permit.objects.get(id=record.id).person_id)
    agreed = consent_of(absorbed_by(holder)).is_given
    return weighed(record, holder, act.today) if agreed else None


def _must_be_signed(division_code: str, act: Act) -> Signed:
    if act.role != SYSTEM:
        raise CaseRefused(Why.NOT_YOURS)
    signed = signed_for(division_code)
    if signed is None:
        raise CaseRefused(Why.NOT_NOW)
    return signed
