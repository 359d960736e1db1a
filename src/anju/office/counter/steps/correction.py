"""The steps of a correction: another person with another role decides on what was proposed."""

from collections.abc import Callable, Mapping
from typing import Final

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.saying import read_said
from anju.office.casework.cases.states import Action
from anju.office.casework.correction.deciding import (
    grant_correction,
    refuse_correction,
    withdraw_proposed_correction,
)
from anju.office.casework.correction.proposing import Corrects
from anju.office.casework.procedures import Procedure
from anju.office.counter.correct_words import grounds_line
from anju.office.counter.details_form import CHANGED, changed_lines
from anju.office.counter.entry_words import entry_lines
from anju.office.counter.steps.forms import WordsForm
from anju.office.counter.steps.page import StepPage, plain, with_words
from anju.office.registry.details.contents import details_of
from anju.office.registry.details.keeping import keys_of, read_details, read_texts
from anju.office.registry.details.models import DetailKind
from anju.words import N_, say


def _proposed(request: OfficeRequest, case: CaseRecord) -> list[str]:
    lines = _LINES[Corrects(case.asks["what"])](request, case)
    return [*lines, grounds_line(case.asks, request.language)]


def _entry(request: OfficeRequest, case: CaseRecord) -> list[str]:
    entry = int(case.asks["entry"])
    return entry_lines(case.permit_id, entry, request.today, request.language)


def _details(request: OfficeRequest, case: CaseRecord) -> list[str]:
    said, now = read_said(case.id, 1), read_details([case.person_id]).get(case.person_id)
    if not said or now is None:
        return []
    return changed_lines(now, details_of(said.encode()), request.today, request.language)


def _address(request: OfficeRequest, case: CaseRecord) -> list[str]:
    record = str(case.asks["record"])
    texts = read_texts([record], DetailKind.ADDRESS, keys_of([case.person_id]))
    told = say(CHANGED, request.language).format(
        item=say(N_("Address of residence"), request.language),
        before=texts.get(record, ""),
        after=read_said(case.id, 1),
    )
    return [told]


_LINES: Final[Mapping[Corrects, Callable[[OfficeRequest, CaseRecord], list[str]]]] = {
    Corrects.ADDRESS: _address,
    Corrects.DETAILS: _details,
    Corrects.ENTRY: _entry,
}


_PAGES: Final[Mapping[Action, StepPage]] = {
    Action.GRANT: StepPage(
        N_("Correct the record"),
        N_("It is so from now on; what stood before stays in the ledger."),
        plain(grant_correction),
        lines=_proposed,
    ),
    Action.REFUSE: StepPage(
        N_("Leave the record as it is"),
        N_("Nothing shows that it is wrong; the holder is told how to ask for review."),
        with_words(refuse_correction),
        form=WordsForm,
        lines=_proposed,
        primary=False,
    ),
    Action.WITHDRAW: StepPage(
        N_("Withdraw the proposal"),
        N_("The record stays as it is; it may be proposed anew."),
        plain(withdraw_proposed_correction),
        lines=_proposed,
        primary=False,
    ),
}

CORRECTION: Mapping[tuple[Procedure, Action], StepPage] = {
    (Procedure.CORRECTION, action): page for action, page in _PAGES.items()
}
