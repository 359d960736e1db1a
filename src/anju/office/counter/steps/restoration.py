"""The steps of a restoration: accepted, examined, decided by an officer who did not cancel it."""

from collections.abc import Mapping
from typing import Final

from django import forms

from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.ending import withdraw_case
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action
from anju.office.casework.procedures import Procedure
from anju.office.casework.restoration.asking import accept_restoration
from anju.office.casework.restoration.deciding import (
    Finding,
    examine_restoration,
    grant_restoration,
    refuse_restoration,
    return_restoration,
)
from anju.office.counter.steps.forms import WordsForm
from anju.office.counter.steps.page import Asked, StepPage, plain, with_words
from anju.office.counter.steps.said import said_lines
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.history import history
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Choices
from anju.words import N_, say

FINDINGS: Final[Mapping[Finding, str]] = {
    Finding.WRONG: N_("The cancellation was wrong"),
    Finding.RIGHT: N_("The cancellation was right"),
}
"""What an examination finds."""

FOUND: Final = N_("The examination found: {finding}.")


class FindingForm(WordsForm):
    """What was found, and words for the officer."""

    finding = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS = {  # noqa: RUF012 - as Asking says
        **WordsForm.LABELS,
        "finding": N_("What was found"),
    }
    field_order = ("key", "seen", "finding", "said")


def _findings(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    return {
        "finding": [(each.value, say(told, request.language)) for each, told in FINDINGS.items()]
    }


def _asked_for(request: OfficeRequest, case: CaseRecord) -> list[str]:
    """The cancellation, what was said of it, and what the examination found."""
    entries = history(read_chain(case.permit_id), request.language)
    cancelled = [each.sentence for each in entries if each.number == case.asks["entry"]]
    return [*cancelled, *said_lines(case, request.language), *_found(request, case)]


def _found(request: OfficeRequest, case: CaseRecord) -> list[str]:
    examined = case.last(Action.EXAMINE)
    if examined is None:
        return []
    finding = say(FINDINGS[Finding(examined.told["finding"])], request.language)
    return [say(FOUND, request.language).format(finding=finding)]


def _examine(asked: Asked, act: Act) -> Outcome:
    return examine_restoration(
        case_id=asked.case.id,
        seen=asked.seen,
        finding=Finding(asked.text("finding")),
        said=asked.text("said"),
        act=act,
    )


_PAGES: Final[Mapping[Action, StepPage]] = {
    Action.ACCEPT: StepPage(
        N_("Accept"),
        N_("The legal limit begins to run tomorrow."),
        plain(accept_restoration),
        lines=_asked_for,
    ),
    Action.EXAMINE: StepPage(
        N_("Examine"),
        N_("What is found goes to an officer who did not cancel the permit."),
        _examine,
        form=FindingForm,
        choices=_findings,
        lines=_asked_for,
    ),
    Action.GRANT: StepPage(
        N_("Restore the permit"),
        N_("The cancellation counts as never made; the whole history stands."),
        plain(grant_restoration),
        lines=_asked_for,
    ),
    Action.REFUSE: StepPage(
        N_("Let the cancellation stand"),
        N_("The holder is told why, and how to ask for review."),
        with_words(refuse_restoration),
        form=WordsForm,
        lines=_asked_for,
        primary=False,
    ),
    Action.RETURN: StepPage(
        N_("Send back"),
        N_("It is examined again; say what is to be looked at."),
        with_words(return_restoration),
        form=WordsForm,
        lines=_asked_for,
        primary=False,
    ),
    Action.WITHDRAW: StepPage(
        N_("The holder withdraws"),
        N_("The cancellation stands; it may be asked for anew."),
        plain(withdraw_case),
        primary=False,
    ),
}

RESTORATION: Mapping[tuple[Procedure, Action], StepPage] = {
    (Procedure.RESTORATION, action): page for action, page in _PAGES.items()
}
