"""What a holder is told of a new card: what it costs, and that the old one comes back."""

from datetime import date
from typing import Final

from anju.law.card_form import is_made_as_card
from anju.law.fees import Occasion, production_fee
from anju.law.measures import Measure
from anju.law.outcome import NotMet, Reason
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.wording import day_in_words
from anju.office.access.offices import office_name
from anju.office.casework.cards.judging import CARD_PROCEDURES
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.procedures import Procedure
from anju.office.places.measures import measures_in_force
from anju.words import N_, say

BLOCKED: Final = N_("The lost card is blocked since {day}.")
BRING_BACK: Final = N_("Bring the old card to {office}: the new one is made then.")
OCCASIONS: Final = {
    Procedure.CARD_RENEWAL: Occasion.RENEW_DAMAGED_CARD,
    Procedure.CARD_REPLACEMENT: Occasion.REPLACE_LOST_CARD,
}
"""For which new card a holder asks online, and what its fee is set for."""


def why_no_card(place: str, today: date, language: str) -> str:
    """Why no card is made in a place; empty where one is."""
    made = is_made_as_card(_measure(place, today), today)
    return _in_words(made.reasons[0], language) if isinstance(made, NotMet) else ""


def cost_in_words(occasion: Occasion, place: str, on: date, language: str) -> str:
    """What a new card costs in a place on a day, and what sets it."""
    return _in_words(production_fee(occasion, _measure(place, on)).reason, language)


def bring_back(office_id: str, language: str) -> str:
    """Where the old card is handed in."""
    return say(BRING_BACK, language).format(office=office_name(office_id, language))


def told_of_new_card(record: CaseRecord, language: str) -> list[str]:
    """That a lost card is blocked, what is still to be done for a new one, and what it costs."""
    if Action.ACCEPT not in record.actions or record.procedure not in CARD_PROCEDURES:
        return []
    returns = record.procedure is not Procedure.CARD_REPLACEMENT
    occasion = OCCASIONS.get(record.procedure)
    return [
        bring_back(record.office_id, language) if returns else _blocked(record.filed_on, language),
        *(
            [cost_in_words(occasion, record.division_code, record.filed_on, language)]
            if occasion
            else []
        ),
    ]


def _blocked(on: date, language: str) -> str:
    return say(BLOCKED, language).format(day=day_in_words(on, language))


def _measure(place: str, on: date) -> Measure:
    return measures_in_force().measures.for_place(place).on(on)


def _in_words(reason: Reason, language: str) -> str:
    told, basis = reason_in_words(reason, language), basis_in_words(reason, language)
    if not basis:
        return told
    return f"{told}（{basis}）" if language == "zh" else f"{told} ({basis})"
