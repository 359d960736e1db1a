"""A card is seized (art. 19), and given back by another person where that was wrong.

A forged card belongs to nobody's permit: it stands on the chain of the office that took it in.
"""

from collections.abc import Sequence
from enum import StrEnum

from anju.law.penalties import Offence, may_seize, obtained_by_fraud
from anju.office.access.rights import Right
from anju.office.casework.cards.old_cards import card_in_use
from anju.office.casework.cases.judged import require
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.places.models import Office
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.permits.cards import end_seizure, seize_card
from anju.office.registry.refused import Because, Refused

SEIZED_WRONGLY = "seized_wrongly"
"""The reason code of giving a card back."""


class Came(StrEnum):
    """How a forged card came to an office whose bearer is not in the registry."""

    FOUND = "found"
    HANDED_IN = "handed_in"
    SENT = "sent"
    SHOWN = "shown"


def seize_permit_card(*, permit_id: str, offence: Offence, finding: str, act: Act) -> Outcome:
    """Record that the card in use was seized for an offence that was found.

    Raises CaseRefused for an offence for which no card is seized.
    """

    def operation() -> Outcome:
        needs_right(Right.RECORD_OFFENCE, act)
        require(may_seize(offence))
        card = card_in_use(held_permit(permit_id, act).record)
        if card is None:
            raise Refused(Because.NOTHING_TO_DO)
        reason = "fraud" if obtained_by_fraud(offence) else offence.value
        return seize_card(
            permit_id=permit_id,
            card=card,
            reason=reason,
            offence=offence.value,
            finding=finding,
            act=act,
        ) | {"card": card}

    asked = {"seize": permit_id, "offence": offence.value, "finding": finding}
    return once(act, asked, operation)


def give_back_card(*, permit_id: str, card: str, act: Act) -> Outcome:
    """Record that a card seized wrongly went back; another person than who seized it decides."""

    def operation() -> Outcome:
        needs_right(Right.RECORD_OFFENCE, act)
        held_permit(permit_id, act)
        chain = read_chain(permit_id)
        _not_who_seized(
            [each for each in chain if each.kind == Kind.CARD_SEIZED and each.told["card"] == card],
            act,
        )
        return end_seizure(permit_id=permit_id, card=card, reason=SEIZED_WRONGLY, act=act)

    return once(act, {"give_back": permit_id, "card": card}, operation)


def seize_forgery(
    *, act: Act, bearer: str = "", finding: str = "", came: Came | None = None
) -> Outcome:
    """Record that the actor's office took in a card that is forged or of no permit here.

    `bearer` is the person who showed it, where known; where nobody in the registry did, `came`
    says how it came.  No name is kept of somebody who is not in the registry: that belongs into
    the procedure of the penalty.  The outcome's `number` names the seizure.
    """
    optional = {"person": bearer, "finding": finding, "came": came.value if came else ""}
    told = {name: code for name, code in optional.items() if code}

    def operation() -> Outcome:
        needs_right(Right.RECORD_OFFENCE, act)
        if bool(bearer) is bool(came):
            raise CaseRefused(Why.EVIDENCE_MISSING)
        return _add(_chain_of(act), [Draft(Kind.FORGERY_SEIZED, act.today, told)], act)

    return once(act, {"forgery": act.office, **told, "on": act.today.isoformat()}, operation)


def return_forgery(*, seizure: int, act: Act) -> Outcome:
    """Record that a card the actor's office took in went back to who had it: it was genuine."""

    def operation() -> Outcome:
        needs_right(Right.RECORD_OFFENCE, act)
        chain = _chain_of(act)
        returned = {each.told["seizure"] for each in chain if each.kind == Kind.FORGERY_RETURNED}
        found = [each for each in chain if _is_seizure(each, seizure)]
        if not found or seizure in returned:
            raise Refused(Because.NOTHING_TO_DO)
        _not_who_seized(found, act)
        draft = Draft(Kind.FORGERY_RETURNED, act.today, {"seizure": seizure}, SEIZED_WRONGLY)
        return _add(chain, [draft], act)

    return once(act, {"return_forgery": act.office, "seizure": seizure}, operation)


def _is_seizure(entry: Recorded, number: int) -> bool:
    return entry.kind == Kind.FORGERY_SEIZED and entry.number == number


def _not_who_seized(seizures: Sequence[Recorded], act: Act) -> None:
    if seizures and seizures[-1].actor == act.actor:
        raise CaseRefused(Why.SAME_PERSON)


def _chain_of(act: Act) -> list[Recorded]:
    """The chain of the actor's office, which is open."""
    chain = read_chain(act.office)
    open_here = Office.objects.filter(act.reach.condition(), id=act.office, last_day__isnull=True)
    if not open_here.exists():
        raise CaseRefused(Why.NO_OFFICE)
    return chain


def _add(chain: Sequence[Recorded], drafts: Sequence[Draft], act: Act) -> Outcome:
    entries = append(act.office, chain[-1], drafts, act)
    return outcome_of(entries, [entry.id for entry in entries])
