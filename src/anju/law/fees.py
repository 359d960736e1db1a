"""Art. 21: what is free, and what may cost a production fee (工本费).

The first issue is free.  The endorsement is free always, early, in time or late: no
measure can set a fee on it.  Exchanging a damaged card and replacing a lost one cost a
production fee, whose amount the place sets.  For a card exchanged because a detail changed no
text known to us sets an amount; where the office itself erred, we read the new card as what the
free first issue owed.

>>> from anju.law.measures_files import load_measures
>>> beijing = load_measures().for_place("110000").versions[-1]
>>> production_fee(Occasion.LATE_ENDORSEMENT, beijing).yuan
0
"""

from dataclasses import dataclass
from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.measures import Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason

FEES = Citation(REGULATION, 21)


class Occasion(StrEnum):
    """For what something might be charged."""

    ENDORSEMENT = "endorsement"
    EXCHANGE_CHANGED_CARD = "exchange_changed_card"
    FIRST_ISSUE = "first_issue"
    LATE_ENDORSEMENT = "late_endorsement"
    RENEW_DAMAGED_CARD = "renew_damaged_card"
    REPLACE_LOST_CARD = "replace_lost_card"
    REPLACE_WRONG_CARD = "replace_wrong_card"


@dataclass(frozen=True, slots=True)
class ProductionFee:
    """The fee on an occasion in whole yuan; None where its amount is not known."""

    occasion: Occasion
    yuan: int | None
    reason: Reason


def production_fee(occasion: Occasion, measure: Measure) -> ProductionFee:
    """What an occasion costs under a place's measure."""
    if occasion is Occasion.FIRST_ISSUE:
        return ProductionFee(occasion, 0, Reason("first_issue_free", (FEES,)))
    if occasion in {Occasion.ENDORSEMENT, Occasion.LATE_ENDORSEMENT}:
        return ProductionFee(occasion, 0, Reason("endorsement_free", (FEES,)))
    if occasion is Occasion.REPLACE_WRONG_CARD:
        return ProductionFee(occasion, 0, Reason("office_error_free", (FEES,)))
    yuan = _amount(occasion, measure)
    citations = (FEES, *local_citations(measure))
    if yuan is None:
        return ProductionFee(occasion, None, Reason("fee_not_known", citations))
    return ProductionFee(occasion, yuan, Reason("fee_set", citations, (("yuan", yuan),)))


def _amount(occasion: Occasion, measure: Measure) -> int | None:
    """What the measure sets, in yuan; None where it sets nothing that we know."""
    if occasion is Occasion.RENEW_DAMAGED_CARD:
        return measure.local.fee_damaged
    return measure.local.fee_lost if occasion is Occasion.REPLACE_LOST_CARD else None


def may_charge(occasion: Occasion, yuan: int, measure: Measure) -> Outcome:
    """Whether an amount in whole yuan may be charged; art. 20 punishes charging otherwise."""
    fee = production_fee(occasion, measure)
    if yuan == 0:
        return Met((Reason("nothing_charged"),))
    if fee.yuan is None:
        return CannotTell((fee.reason,), ("local_fee",))
    return Met((fee.reason,)) if yuan <= fee.yuan else NotMet((fee.reason,))
