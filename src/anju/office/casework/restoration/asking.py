"""A restoration is asked for by the holder, or begun by the office that found its own mistake."""

from collections.abc import Sequence
from enum import StrEnum

from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.cases.accepting import accepted
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.working_on import change_case
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.refused import Because, Refused


class FoundBy(StrEnum):
    """Who says that a cancellation was wrong."""

    HOLDER = "holder"
    OFFICE = "office"


def ask_for_restoration(
    *,
    permit_id: str,
    found_by: FoundBy,
    act: Act,
    said: str = "",
    uploads: tuple[str, ...] = (),
    channel: Channel = Channel.COUNTER,
) -> Outcome:
    """File a restoration, and accept it with the filing where a clerk files it.

    `uploads` are scans of what shows the mistake, as `identifier:commitment`.  Raises Refused for
    a permit without a recorded cancellation: a lapse by the measure is not undone here.
    """

    def operation() -> Outcome:
        held = held_permit(permit_id, act)
        cancelled = held.record.cancelled
        if cancelled is None:
            raise Refused(Because.NOTHING_TO_DO)

        def further(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            at_counter = allowed(Right.ACCEPT, Role(act.role))
            return [accepted(record, in_force, act)] if at_counter else []

        filing = Filing(
            Procedure.RESTORATION,
            held.person_id,
            act.today,
            permit_id=permit_id,
            asks={"entry": cancelled.number, "found_by": found_by.value},
            said=said,
            uploads=uploads,
            channel=channel.value,
        )
        return open_case(filing, act, further)

    asked = {
        "restore": permit_id,
        "found_by": found_by.value,
        "said": fingerprint_of_words(said),
        "uploads": " ".join(uploads),
        "channel": channel.value,
    }
    return once(act, asked, operation)


def accept_restoration(*, case_id: str, seen: int | None, act: Act) -> Outcome:
    """Accept what was filed online; the clock begins."""

    def decide(record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
        return [accepted(record, in_force, act)]

    return change_case(
        case_id, {"accept": "restoration"}, act, decide, seen=seen, of={Procedure.RESTORATION}
    )
