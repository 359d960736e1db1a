"""The steps of an entry from paper: a second person compares it with the form, and confirms."""

from collections.abc import Mapping
from typing import Final

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.paper_mode.confirming import confirm_from_paper, reject_from_paper
from anju.office.casework.procedures import Procedure
from anju.office.counter.paper_words import form_lines
from anju.office.counter.steps.forms import WordsForm
from anju.office.counter.steps.page import StepPage, plain, with_words
from anju.words import N_


def _on_form(request: OfficeRequest, case: CaseRecord) -> list[str]:
    return form_lines(case, request.language)


_PAGES: Final[Mapping[Action, StepPage]] = {
    Action.GRANT: StepPage(
        N_("Confirm: the form says so"),
        N_(
            "Take the form in your hand and compare. It is done at once, and counts from the day "
            "of the form; whoever entered it cannot confirm it."
        ),
        plain(confirm_from_paper),
        lines=_on_form,
    ),
    Action.REFUSE: StepPage(
        N_("The form says something else"),
        N_("Nothing is done; the form can be entered again under its number."),
        with_words(reject_from_paper),
        form=WordsForm,
        lines=_on_form,
        primary=False,
    ),
    Action.WITHDRAW: StepPage(
        N_("Take the entry back"),
        N_("Nothing is done; the form can be entered again under its number."),
        plain(withdraw_case),
        lines=_on_form,
        primary=False,
    ),
}

PAPER_ENTRY: Final[Mapping[tuple[Procedure, Action], StepPage]] = {
    (Procedure.PAPER_ENTRY, action): page for action, page in _PAGES.items()
}
