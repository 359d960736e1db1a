"""The page of every step of every procedure that a desk takes."""

from collections.abc import Mapping

from anju.office.casework.cases.states import Action
from anju.office.casework.procedures import Procedure
from anju.office.counter.steps.application import APPLICATION
from anju.office.counter.steps.cancellation import CANCELLATION
from anju.office.counter.steps.cards import CARDS, CLOSING
from anju.office.counter.steps.correction import CORRECTION
from anju.office.counter.steps.endorsement import ENDORSEMENT
from anju.office.counter.steps.lateness import LATENESS
from anju.office.counter.steps.online import ONLINE
from anju.office.counter.steps.page import StepPage
from anju.office.counter.steps.paper_entry import PAPER_ENTRY
from anju.office.counter.steps.restoration import RESTORATION

STEPS: Mapping[tuple[Procedure, Action], StepPage] = {
    **APPLICATION,
    **CANCELLATION,
    **CARDS,
    **CLOSING,
    **CORRECTION,
    **ENDORSEMENT,
    **LATENESS,
    **ONLINE,
    **PAPER_ENTRY,
    **RESTORATION,
}
"""A step that is not here has no page yet, and nobody is offered it."""
