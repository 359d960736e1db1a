"""The steps of a cancellation: the holder is told, may object, and an officer decides."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from django import forms

from anju.law.cancelling import waits_for_objection
from anju.law.time_limits import objection_last_day
from anju.law.wording import day_in_words
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cancellation.deciding import grant_cancellation, refuse_cancellation
from anju.office.casework.cancellation.evidence import CancelEvidence
from anju.office.casework.cancellation.hearing import (
    ground_of,
    object_to_cancellation,
    tell_holder,
)
from anju.office.casework.cancellation.withdrawing import withdraw_cancellation
from anju.office.casework.cases.channels import Channel
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.states import Action, State
from anju.office.casework.procedures import Procedure
from anju.office.counter.steps.forms import LONGEST_WORDS, StepForm, WordsForm
from anju.office.counter.steps.page import Asked, StepPage, plain, with_words
from anju.office.counter.steps.said import said_lines
from anju.office.papers.uploads.keeping import OtherPaper
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.models import Permit
from anju.office.screens.asking import Choices, Sentences
from anju.office.screens.cancel_words import in_pair, issued_only
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

CHANNELS: Final[Mapping[Channel, str]] = {
    Channel.COUNTER: N_("at the counter"),
    Channel.TELEPHONE: N_("by telephone"),
    Channel.LETTER: N_("by letter"),
    Channel.ONLINE: N_("online"),
}
"""How somebody was told."""

PROPOSED: Final = N_("Proposed on {day}. {why}. Since {since}.")
OBJECT_BY: Final = N_("Told today, the holder may object until {day}.")
WAITING: Final = N_("The holder may object until {day}; nothing is cancelled before.")
NOT_TOLD: Final = N_("The holder was not told yet: nothing is cancelled before.")


def likely_action(case: CaseRecord) -> Action | None:
    """The step that has to come first: the holder is told where the ground waits for them.

    None where nothing has to, and for a case of another procedure.
    """
    if case.procedure is not Procedure.CANCELLATION or case.state is not State.FILED:
        return None
    return Action.TELL if waits_for_objection(ground_of(case)) else None


class TellForm(StepForm):
    """How the holder was told."""

    channel = forms.ChoiceField(widget=forms.RadioSelect)

    LABELS: ClassVar[Sentences] = {"channel": N_("Told")}


class ObjectionForm(ScansForm, StepForm):
    """What the holder says against it, and what they hand in with it."""

    TAKES = (OtherPaper.OTHER_PAPER,)

    said = forms.CharField(max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4}))

    LABELS: ClassVar[Sentences] = {"said": N_("What the holder says against it")}


def _channels(request: OfficeRequest, _case: CaseRecord) -> Mapping[str, Choices]:
    told = [(each.value, say(words, request.language)) for each, words in CHANNELS.items()]
    return {"channel": told}


def _proposed(request: OfficeRequest, case: CaseRecord) -> list[str]:
    language = request.language
    evidence = [CancelEvidence(each) for each in case.asks["evidence"].split()]
    first = say(PROPOSED, language).format(
        day=day_in_words(case.filed_on, language),
        why=in_pair(ground_of(case), evidence, language),
        since=day_in_words(date.fromisoformat(case.asks["on"]), language),
    )
    return [first, *said_lines(case, language)]


def _to_tell(request: OfficeRequest, case: CaseRecord) -> list[str]:
    until = day_in_words(objection_last_day(request.today), request.language)
    return [*_proposed(request, case), say(OBJECT_BY, request.language).format(day=until)]


def _to_decide(request: OfficeRequest, case: CaseRecord) -> list[str]:
    lines = [*_proposed(request, case), *_issued_after(case, request.language)]
    if likely_action(case) is Action.TELL:
        lines.append(say(NOT_TOLD, request.language))
    if case.state is State.TOLD and case.complete_by and request.today <= case.complete_by:
        until = day_in_words(case.complete_by, request.language)
        lines.append(say(WAITING, request.language).format(day=until))
    return lines


def _issued_after(case: CaseRecord, language: str) -> list[str]:
    """What becomes of a permit that was issued only after what ends it; nothing for another."""
    issued_on = Permit.objects.values_list("issued_on", flat=True).get(id=case.permit_id)
    before = date.fromisoformat(case.asks["on"]) < issued_on
    return [issued_only(issued_on, language)] if before else []


def _object(asked: Asked, act: Act) -> Outcome:
    return object_to_cancellation(
        case_id=asked.case.id,
        seen=asked.seen,
        said=asked.text("said"),
        uploads=asked.uploads,
        act=act,
    )


def _tell(asked: Asked, act: Act) -> Outcome:
    return tell_holder(
        case_id=asked.case.id, seen=asked.seen, channel=Channel(asked.text("channel")), act=act
    )


_PAGES: Final[Mapping[Action, StepPage]] = {
    Action.TELL: StepPage(
        N_("Tell the holder"),
        N_("The notice says why, and by when they may object; print it from the case."),
        _tell,
        form=TellForm,
        choices=_channels,
        lines=_to_tell,
    ),
    Action.OBJECT: StepPage(
        N_("The holder objects"),
        N_("It is kept sealed, and the officer answers it before anything is cancelled."),
        _object,
        form=ObjectionForm,
        lines=_proposed,
        primary=False,
    ),
    Action.GRANT: StepPage(
        N_("Cancel the permit"),
        N_("It closes and stays in the ledger. After an objection, say how it was weighed."),
        with_words(grant_cancellation),
        form=WordsForm,
        lines=_to_decide,
    ),
    Action.REFUSE: StepPage(
        N_("Leave the permit as it is"),
        N_("Nothing shows that it has to end; the case ends."),
        with_words(refuse_cancellation),
        form=WordsForm,
        lines=_proposed,
        primary=False,
    ),
    Action.WITHDRAW: StepPage(
        N_("Withdraw the proposal"),
        N_("The permit stays as it is; it may be proposed anew."),
        plain(withdraw_cancellation),
        lines=_proposed,
        primary=False,
    ),
}

CANCELLATION: Mapping[tuple[Procedure, Action], StepPage] = {
    (Procedure.CANCELLATION, action): page for action, page in _PAGES.items()
}
