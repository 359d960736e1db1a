"""What becomes of the card a holder had: blocked as lost, or handed in.

A permit from a roster has a card that this registry did not produce; it is blocked and handed in
all the same (`registry.permits.cards.UNRECORDED`).
"""

from anju.office.casework.cases.channels import Channel
from anju.office.registry.ledger.entries import Act
from anju.office.registry.permits.cards import UNRECORDED, report_card_lost, take_card_back
from anju.office.registry.permits.fold import CardRecord, PermitRecord

IDENTITY = {
    Channel.COUNTER: "document_seen",
    Channel.ONLINE: "signed_in",
    Channel.TELEPHONE: "questions_answered",
}
"""How the one who reports a loss is known; a letter shows nobody's identity."""


def card_in_use(record: PermitRecord) -> str | None:
    """The identifier of the card that the holder has; None where there is none."""
    if record.good_card:
        return record.good_card.id
    earlier = record.earlier_card
    if record.cards or (earlier is not None and not earlier.is_good):
        return None
    return UNRECORDED


def was_lost(record: PermitRecord) -> bool:
    """Whether a card of the permit was reported lost, and none was made since."""
    last = _last_card(record)
    return record.good_card is None and last is not None and last.lost_on is not None


def was_handed_in(record: PermitRecord) -> bool:
    """Whether the last card came back, and none was made since."""
    last = _last_card(record)
    return record.good_card is None and last is not None and last.returned_on is not None


def was_seized(record: PermitRecord) -> bool:
    """Whether the last card was seized, and none was made since."""
    last = _last_card(record)
    return record.good_card is None and last is not None and last.seized_on is not None


def block(record: PermitRecord, channel: Channel, act: Act) -> None:
    """Block the card in use as lost; nothing where there is none."""
    card = card_in_use(record)
    if card is not None:
        identity = IDENTITY[channel]
        report_card_lost(
            permit_id=record.id, card=card, channel=channel.value, identity=identity, act=act
        )


def hand_in(record: PermitRecord, act: Act) -> None:
    """Record that the card in use came back; nothing where there is none."""
    card = card_in_use(record)
    if card is not None:
        take_card_back(permit_id=record.id, card=card, act=act)


def _last_card(record: PermitRecord) -> CardRecord | None:
    return [record.earlier_card, *record.cards.values()][-1]
