"""A cancellation is proposed, with what shows it; nothing of the permit changes by that."""

from collections.abc import Sequence
from datetime import date

from anju.law.cancelling import CancelGround
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.cancellation.evidence import CancelEvidence, require_evidence
from anju.office.casework.cancellation.grounds import FROM_ITS_OWN_DAY, as_it_stands
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.opening import Filing, open_case
from anju.office.casework.cases.permits import HeldPermit, held_permit
from anju.office.casework.procedures import Procedure
from anju.office.casework.refused import CaseRefused, Why
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.refused import Because, Refused, not_in_future


def propose_cancellation(
    *,
    permit_id: str,
    ground: CancelGround,
    shown_on: date,
    evidence: frozenset[CancelEvidence],
    act: Act,
    said: str = "",
    uploads: tuple[str, ...] = (),
    channel: Channel = Channel.COUNTER,
) -> Outcome:
    """Propose to cancel a permit; `shown_on` is the day of the death, the departure, the wish.

    `uploads` are scans of what shows it, as `identifier:commitment`.  A holder proposes only what
    they wish themselves.  A death may lie before the day of issue: the permit is then cancelled
    from that day.  Raises CaseRefused with the law's reasons where the ground cancels nothing
    here, and Refused for a permit that is closed.
    """

    def operation() -> Outcome:
        not_in_future(shown_on, act.today)
        _may_propose(ground, act)
        require_evidence(ground, evidence)
        held = held_permit(permit_id, act)
        _is_open(held, act.today)
        _was_issued(held, ground, shown_on)

        def further(_record: CaseRecord, in_force: MeasuresInForce) -> Sequence[Draft]:
            require(as_it_stands(held, ground, in_force, act.today))
            return ()

        filing = Filing(
            Procedure.CANCELLATION,
            held.person_id,
            act.today,
            permit_id=permit_id,
            asks={
                "ground": ground.value,
                "on": shown_on.isoformat(),
                "evidence": " ".join(sorted(evidence)),
            },
            said=said,
            uploads=uploads,
            channel=channel.value,
        )
        return open_case(filing, act, further)

    asked = {
        "propose_cancellation": permit_id,
        "ground": ground.value,
        "on": shown_on.isoformat(),
        "evidence": " ".join(sorted(evidence)),
        "said": keyed_fingerprint(said.encode()) if said else "",
        "uploads": " ".join(uploads),
        "channel": channel.value,
    }
    return once(act, asked, operation)


def _may_propose(ground: CancelGround, act: Act) -> None:
    if ground is not CancelGround.OWN_WISH and not allowed(Right.ACCEPT, Role(act.role)):
        raise CaseRefused(Why.NOT_YOURS)


def _is_open(held: HeldPermit, today: date) -> None:
    closed_on, _ = held.record.closed
    if closed_on is not None and closed_on <= today:
        raise Refused(Because.PERMIT_CLOSED)


def _was_issued(held: HeldPermit, ground: CancelGround, shown_on: date) -> None:
    """Refuse what cannot have been before there was a permit; a death can have been."""
    if shown_on < held.record.issued_on and ground not in FROM_ITS_OWN_DAY:
        raise Refused(Because.DAY_OUT_OF_ORDER, shown_on)
