"""Art. 11: a damaged card is exchanged (换领), a lost one made again (补领).

The damaged card comes back.  There is no deadline.  A card says nothing of the yearly
endorsement: while use is suspended it stays suspended with a new card.

Art. 11 is silent on a card that shows what is no longer true.  We read it as we read a damaged
card: it is exchanged for one that shows the ten items of art. 4 as they are.  A new address
alone gives a new card only where the measure says so.
"""

from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.life import State
from anju.law.measures import Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of

AGAIN = Citation(REGULATION, 11)
FACE = Citation(REGULATION, 4)


class CardChange(StrEnum):
    """Why a card no longer shows what is true."""

    DETAIL_CHANGED = "detail_changed"
    MOVED = "moved"
    OFFICE_ERROR = "office_error"


def renew_damaged_card(
    state: State | None, unreadable: bool | None, old_card_returned: bool | None
) -> Outcome:
    """Whether a damaged card may be exchanged: hard to read, and handed back."""
    if unreadable is None:
        damage: Outcome = CannotTell((), ("unreadable",))
    elif unreadable:
        damage = Met((Reason("card_hard_to_read", (AGAIN,)),))
    else:
        damage = NotMet((Reason("card_still_readable", (AGAIN,)),))
    return all_of((_permit_lives(state), damage, _returned(old_card_returned)))


def replace_lost_card(state: State | None, lost: bool | None) -> Outcome:
    """Whether a lost card may be made again; no report, paper or deadline is asked for."""
    if lost is None:
        loss: Outcome = CannotTell((), ("lost",))
    else:
        loss = (
            Met((Reason("card_lost", (AGAIN,)),))
            if lost
            else NotMet((Reason("card_not_lost", (AGAIN,)),))
        )
    return all_of((_permit_lives(state), loss))


def exchange_changed_card(
    state: State | None,
    change: CardChange | None,
    old_card_returned: bool | None,
    measure: Measure,
) -> Outcome:
    """Whether a card may be exchanged because what it shows is no longer true, or never was.

    `change` None means that everything it shows is true.
    """
    return all_of((_permit_lives(state), _changed(change, measure), _returned(old_card_returned)))


def _changed(change: CardChange | None, measure: Measure) -> Outcome:
    if change is None:
        return NotMet((Reason("card_shows_what_is_true", (FACE,)),))
    if change is not CardChange.MOVED:
        return Met((Reason(f"card_{change.value}", (FACE,)),))
    citations = (AGAIN, *local_citations(measure))
    if measure.local.new_card_on_move is None:
        reason = Reason("no_rule_on_card_after_move", citations)
        return CannotTell((reason,), ("local_rule_on_card_after_move",))
    if measure.local.new_card_on_move:
        return Met((Reason("new_card_on_move", citations),))
    return NotMet((Reason("no_new_card_on_move", citations),))


def _permit_lives(state: State | None) -> Outcome:
    if state is None:
        return CannotTell((), ("state",))
    if state is State.CANCELLED:
        return NotMet((Reason("permit_cancelled", (AGAIN,)),))
    if state is State.SUSPENDED:
        return Met((Reason("new_card_stays_suspended", (AGAIN, Citation(REGULATION, 10, 3))),))
    return Met()


def _returned(old_card_returned: bool | None) -> Outcome:
    if old_card_returned is None:
        return CannotTell((), ("old_card_returned",))
    if old_card_returned:
        return Met((Reason("old_card_returned", (AGAIN,)),))
    return NotMet((Reason("old_card_comes_back", (AGAIN,)),))
