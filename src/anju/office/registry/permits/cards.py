"""Permit cards (居住证实体证件) as operations: produced, handed over, lost, come back.

Source: Regulation arts. 4 and 11.  A card reported lost is blocked by its entry at once.
"""

from anju.office.common.ids import new_id
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import CardRecord, PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused


def produce_card(*, permit_id: str, act: Act) -> Outcome:
    """Record that a card was produced; raises Refused while another one is good, or too late."""

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        closed_on, _ = record.closed
        if closed_on is not None and closed_on <= act.today:
            raise Refused(Because.PERMIT_CLOSED)
        if any(_is_good(card) for card in record.cards.values()):
            raise Refused(Because.CARD_GOOD)
        return [Draft(Kind.CARD_PRODUCED, act.today, {"card": new_id()})]

    return change(permit_id, {"produce": "card"}, act, decide)


def hand_over_card(*, permit_id: str, card: str, act: Act) -> Outcome:
    """Record that a card was handed over; raises Refused for one that was lost or came back."""
    return _record(permit_id, card, Kind.CARD_HANDED_OVER, "handed_over_on", act)


def report_card_lost(*, permit_id: str, card: str, act: Act) -> Outcome:
    """Record that a card was lost; from then on it shows nothing any more."""
    return _record(permit_id, card, Kind.CARD_LOST, "lost_on", act)


def take_card_back(*, permit_id: str, card: str, act: Act) -> Outcome:
    """Record that an old card came back (Art. 11)."""
    return _record(permit_id, card, Kind.CARD_RETURNED, "returned_on", act)


def _record(permit_id: str, card: str, kind: Kind, day: str, act: Act) -> Outcome:
    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        found = record.cards.get(card)
        if found is None:
            raise Refused(Because.NOT_FOUND)
        gone = kind != Kind.CARD_RETURNED and not _is_good(found)
        if gone or getattr(found, day) is not None:
            raise Refused(Because.ALREADY_DECIDED)
        return [Draft(kind, act.today, {"card": card})]

    return change(permit_id, {"card": card, "what": kind.value}, act, decide)


def _is_good(card: CardRecord) -> bool:
    """Whether a card is still the holder's to show."""
    return card.lost_on is None and card.returned_on is None
