"""The holder is told of a proposed cancellation and may object before it is decided."""

from collections.abc import Sequence

from anju.law.cancelling import CancelGround, waits_for_objection
from anju.law.time_limits import objection_last_day
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import fingerprint_of_words, said_in
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome


def tell_holder(*, case_id: str, seen: int | None, channel: Channel, act: Act) -> Outcome:
    """Record that the holder was told, and by when they may object.

    Raises CaseRefused where nobody is waited for: after a death, at the holder's own wish.
    """

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        if not waits_for_objection(ground_of(record)):
            raise CaseRefused(Why.NOT_NOW)
        told = {
            "complete_by": objection_last_day(act.today).isoformat(),
            "channel": channel.value,
        }
        return [Draft(Kind.CASE_TOLD, act.today, told)]

    return change_case(
        case_id, {"tell": channel.value}, act, decide, seen=seen, of={Procedure.CANCELLATION}
    )


def object_to_cancellation(
    *, case_id: str, seen: int | None, said: str, act: Act, uploads: tuple[str, ...] = ()
) -> Outcome:
    """Record what the holder objects; heard also after the last day, until it is decided.

    `uploads` are scans of what they hand in with it, as `identifier:commitment`.
    """
    scans = {"uploads": " ".join(uploads)} if uploads else {}

    def decide(record: CaseRecord, _in_force: MeasuresInForce) -> Sequence[Draft]:
        return [Draft(Kind.CASE_OBJECTED, act.today, {**said_in(record, said), **scans})]

    asked = {"object": fingerprint_of_words(said), **scans}
    return change_case(case_id, asked, act, decide, seen=seen, of={Procedure.CANCELLATION})


def ground_of(record: CaseRecord) -> CancelGround:
    """Why a case proposes to cancel."""
    return CancelGround(record.asks["ground"])
