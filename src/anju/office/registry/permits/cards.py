"""Permit cards (居住证实体证件) as operations: produced, handed over, lost, come back, seized.

Source: Regulation arts. 4, 11 and 19.  A card reported lost is blocked by its entry at once.  A
card that this registry did not produce (its permit came from a roster) has no identifier: what
becomes of it is recorded with an empty one, `UNRECORDED`.
"""

from collections.abc import Callable, Mapping
from typing import Final

from anju.office.common.ids import new_id
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.ledger.entries import Act, Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.fold import CardRecord, PermitRecord
from anju.office.registry.permits.working_on import change
from anju.office.registry.refused import Because, Refused

UNRECORDED: Final = ""
"""The identifier of a card that this registry did not produce."""


def produce_card(*, permit_id: str, act: Act) -> Outcome:
    """Record that a card was produced; raises Refused while another one is good, or too late."""

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        closed_on, _ = record.closed
        if closed_on is not None and closed_on <= act.today:
            raise Refused(Because.PERMIT_CLOSED)
        if record.good_card:
            raise Refused(Because.CARD_GOOD)
        return [Draft(Kind.CARD_PRODUCED, act.today, {"card": new_id()})]

    return change(permit_id, {"produce": "card"}, act, decide)


def hand_over_card(*, permit_id: str, card: str, act: Act) -> Outcome:
    """Record that a card was handed over; raises Refused for one that was lost or came back."""
    return _record(permit_id, card, Kind.CARD_HANDED_OVER, _good_and_not_handed_over, act)


def report_card_lost(
    *, permit_id: str, card: str, act: Act, channel: str = "", identity: str = ""
) -> Outcome:
    """Record that a card was lost; from then on it shows nothing any more.

    `channel` is how it was reported, `identity` how the one who reported it was known: codes.
    """
    how = {"channel": channel, "identity": identity}
    told = {name: code for name, code in how.items() if code}
    return _record(permit_id, card, Kind.CARD_LOST, _is_good, act, told)


def take_card_back(*, permit_id: str, card: str, act: Act) -> Outcome:
    """Record that an old card came back (Art. 11), also one that was lost or seized before."""
    return _record(permit_id, card, Kind.CARD_RETURNED, _has_not_come_back, act)


def seize_card(
    *, permit_id: str, card: str, reason: str, act: Act, offence: str = "", finding: str = ""
) -> Outcome:
    """Record that a card was seized (Art. 19); `offence` is its code, `finding` its record."""
    about = {"offence": offence, "finding": finding}
    told = {name: code for name, code in about.items() if code}
    return _record(permit_id, card, Kind.CARD_SEIZED, _is_good, act, told, reason)


def end_seizure(*, permit_id: str, card: str, reason: str, act: Act) -> Outcome:
    """Record that a card seized wrongly was given back; Refused beside a newer good card."""

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        found = _found(record, card)
        if found.seized_on is None:
            raise Refused(Because.NOTHING_TO_DO)
        if record.good_card:
            raise Refused(Because.CARD_GOOD)
        return [Draft(Kind.CARD_SEIZURE_ENDED, act.today, {"card": card}, reason)]

    return change(permit_id, {"end_seizure": card, "reason": reason}, act, decide)


def _record(
    permit_id: str,
    card: str,
    kind: Kind,
    may: Callable[[CardRecord], bool],
    act: Act,
    told: Mapping[str, str] | None = None,
    reason: str = "",
) -> Outcome:
    payload = {"card": card, **(told or {})}

    def decide(record: PermitRecord, _in_force: MeasuresInForce) -> list[Draft]:
        found = _found(record, card)
        if not may(found):
            raise Refused(Because.ALREADY_DECIDED)
        return [Draft(kind, act.today, payload, reason)]

    asked = {**payload, "what": kind.value, **({"reason": reason} if reason else {})}
    return change(permit_id, asked, act, decide)


def _found(record: PermitRecord, card: str) -> CardRecord:
    """The card of an identifier; the unrecorded one was with its holder from the issue on."""
    if card == UNRECORDED and not record.cards:
        day = record.issued_on
        return record.earlier_card or CardRecord(UNRECORDED, day, handed_over_on=day)
    try:
        return record.cards[card]
    except KeyError:
        raise Refused(Because.NOT_FOUND) from None


def _is_good(card: CardRecord) -> bool:
    return card.is_good


def _good_and_not_handed_over(card: CardRecord) -> bool:
    return card.is_good and card.handed_over_on is None


def _has_not_come_back(card: CardRecord) -> bool:
    return card.returned_on is None
