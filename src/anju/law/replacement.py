"""Art. 11: a damaged card is exchanged (换领), a lost one made again (补领).

The damaged card comes back.  There is no deadline.  A card says nothing of the yearly
endorsement: while use is suspended it stays suspended with a new card.
"""

from anju.law.citation import REGULATION, Citation
from anju.law.life import State
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of

AGAIN = Citation(REGULATION, 11)


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
