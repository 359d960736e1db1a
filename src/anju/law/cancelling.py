"""For what reasons a permit may be cancelled (注销), and who is waited for first.

The Regulation knows no cancellation; local measures and its own purpose do.  A permit is for
somebody who lives away from the place of household registration (art. 2), so it ends with a
death, a departure, or a household registered here.  One got by false proof is seized (arts. 18,
19).  That conditions were lost cancels only where the measure says so, and a measure of which
nothing is known cancels nothing.

>>> waits_for_objection(CancelGround.LEFT), waits_for_objection(CancelGround.DIED)
(True, False)
"""

from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.measures import Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason

WHO = Citation(REGULATION, 2)
SETTLED = Citation(REGULATION, 15)
FALSE_PROOF = Citation(REGULATION, 18, item=1)


class CancelGround(StrEnum):
    """For what a cancellation may be proposed."""

    BECAME_LOCAL = "became_local"
    CONDITIONS_LOST = "conditions_lost"
    DIED = "died"
    FRAUD = "fraud"
    LEFT = "left"
    OWN_WISH = "own_wish"


_REASONS = {
    CancelGround.BECAME_LOCAL: Reason("holder_became_local", (WHO, SETTLED)),
    CancelGround.DIED: Reason("holder_died", (WHO,)),
    CancelGround.FRAUD: Reason("obtained_by_fraud", (FALSE_PROOF,)),
    CancelGround.LEFT: Reason("holder_left", (WHO,)),
    CancelGround.OWN_WISH: Reason("holder_wishes_it", (WHO,)),
}


def waits_for_objection(ground: CancelGround) -> bool:
    """Whether the holder is told first and may object; not at their own wish or after a death."""
    return ground not in {CancelGround.DIED, CancelGround.OWN_WISH}


def may_be_cancelled(
    ground: CancelGround, registered_here: bool | None, measure: Measure
) -> Outcome:
    """Whether a permit may be cancelled on a ground that was shown, under a place's measure.

    `registered_here` says whether a residence registration of the holder is running in the
    issuing city; only the loss of conditions asks for it.
    """
    if ground is not CancelGround.CONDITIONS_LOST:
        return Met((_REASONS[ground],))
    citations = local_citations(measure) or (WHO,)
    cancels = measure.local.cancelled_with_registration
    if cancels is None:
        reason = Reason("no_rule_to_cancel_known", citations)
        return CannotTell((reason,), ("local_rule_on_cancellation",))
    if not cancels:
        return NotMet((Reason("registration_ended_keeps", citations),))
    if registered_here is None:
        return CannotTell((), ("registrations",))
    if registered_here:
        return NotMet((Reason("still_registered_here", citations),))
    return Met((Reason("registration_ended_cancels", citations),))


def not_shown() -> Reason:
    """Why a proposed cancellation is not made: nothing shows that the permit has to end."""
    return Reason("not_shown_that_it_ends", (WHO,))


def not_shown_wrong() -> Reason:
    """Why a cancellation is not annulled: nothing shows that it was wrong."""
    return Reason("not_shown_that_it_was_wrong", (WHO,))
