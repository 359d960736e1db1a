"""Permits with their cards, for the tests of new cards."""

from datetime import date

from tests.office.registry.acting import NUMBER, a_permit, a_person, act

from anju.office.casework.cases.reasons import reasons_of
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.permits.cards import hand_over_card, produce_card

DAY = date(2024, 9, 2)
"""In the first year of the permit: in force, no window open."""
SUSPENDED_DAY = date(2025, 4, 1)
LIMIT = date(2024, 9, 17)
"""Fifteen days after DAY, which is left out."""


def a_permit_with_a_card() -> tuple[str, str]:
    """A permit issued on 15 March 2024 whose card was handed over; both identifiers."""
    permit = a_permit(a_person(), NUMBER)
    on = date(2024, 3, 20)
    produce_card(permit_id=permit, act=act(on))
    card = str(read_chain(permit)[-1].told["card"])
    hand_over_card(permit_id=permit, card=card, act=act(on))
    return permit, card


def codes_of(grounds: object) -> list[str]:
    """The codes of reasons as an outcome tells them."""
    return [reason.code for reason in reasons_of(str(grounds))]
