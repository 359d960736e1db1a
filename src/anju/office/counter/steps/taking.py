"""Who takes a card that is handed over, as a step asks for it."""

from collections.abc import Mapping
from typing import ClassVar

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cards.taken_by import TakenBy
from anju.office.casework.cases.fold import CaseRecord
from anju.office.counter.steps.forms import StepForm
from anju.office.counter.steps.page import Asked
from anju.office.counter.who_came import WhoCameForm, hardly_able, who_came, who_may_come
from anju.office.screens.asking import Choices, Sentences
from anju.words import N_


class TakerForm(WhoCameForm, StepForm):
    """The holder, or somebody for them with the identity of both."""

    HINTS: ClassVar[Sentences] = {
        "relation": N_("For a child under 16, or somebody who can hardly come (art. 9)."),
    }


def takers(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    """Who may take a card."""
    return {"relation": who_may_come(request.language)}


def taker_of(asked: Asked) -> TakenBy:
    """Who takes the card, as the form told it; raises CaseRefused for no identity."""
    agent = who_came(asked.told, asked.case.person_id)
    return TakenBy(agent, hardly_able(asked.told))
