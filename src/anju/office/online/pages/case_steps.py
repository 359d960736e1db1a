"""What one does with a case of one's own: withdraw it, object, hand in what was missing."""

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.noticing import complete_materials
from anju.office.casework.application.withdrawing import withdraw_application
from anju.office.casework.cancellation.hearing import object_to_cancellation
from anju.office.casework.cancellation.withdrawing import withdraw_cancellation
from anju.office.casework.cases.ending import NOTHING_ELSE, withdraw_case
from anju.office.casework.cases.fold import CaseRecord, fold_case
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import may_take_in
from anju.office.casework.endorsement.completing import complete_filed
from anju.office.casework.endorsement.files import ON_A_PERMIT
from anju.office.casework.endorsement.withdrawing import withdraw_filed
from anju.office.casework.procedures import Procedure
from anju.office.online.case_told import missing_of
from anju.office.online.forms import OwnForm, ask_own, for_whom
from anju.office.online.papers_form import PapersForm
from anju.office.online.whom import own_case, shown_own
from anju.office.online.words_form import WordsForm
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.ledger.entries import Act, read_chain
from anju.office.registry.ledger.requests import Outcome
from anju.office.screens.asking import Asking
from anju.office.screens.own import Own
from anju.words import N_, say

WITHDRAW = N_("Do you want to withdraw this?")
WITHDRAWING = N_("Withdraw it")
WITHDRAWN = N_("It was withdrawn.")
AFTER_WITHDRAWING = N_("The permit stands as if nothing had been filed.")
OBJECT = N_("What do you object?")
OBJECTING = N_("Send my objection")
OBJECTED = N_("Your objection stands in the case; it is weighed before anything is decided.")
COMPLETE = N_("Hand in what was missing")
COMPLETING = N_("Send it")
COMPLETED = N_("It came. The office looks at it.")

OFFERED: Final[Mapping[Action, tuple[str, str]]] = {
    Action.COMPLETE: ("my-case-complete", COMPLETE),
    Action.OBJECT: ("my-case-object", N_("Object")),
    Action.WITHDRAW: ("my-case-withdraw", WITHDRAWING),
}
"""The steps that a holder takes: the address of each, and what it is called."""


def steps_offered(request: OfficeRequest, whom: Own, record: CaseRecord) -> list[dict[str, object]]:
    """What can be done with a case now, the likely one in front."""
    return [
        {
            "url": reverse(name, args=[record.id]),
            "label": say(label, request.language),
            "primary": action is not Action.WITHDRAW,
        }
        for action, (name, label) in OFFERED.items()
        if action in record.actions and _may(request, whom, record, action)
    ]


@needs(Right.FILE_REQUEST)
def withdraw(request: OfficeRequest, case_id: str) -> HttpResponse:
    """Withdraw what was filed, after what follows from it was said."""
    whom = shown_own(request, "my-case")
    record = _open_for(request, whom, case_id, Action.WITHDRAW)
    form = OwnForm(request, initial=for_whom(whom))
    return _step(
        request,
        whom,
        record,
        form,
        (WITHDRAW, WITHDRAWING, WITHDRAWN),
        lambda act: _withdrawn(record, act),
        lead=say(AFTER_WITHDRAWING, request.language),
        lines=[record.procedure.in_words(request.language)],
    )


@needs(Right.FILE_REQUEST)
def object_to(request: OfficeRequest, case_id: str) -> HttpResponse:
    """Say what one objects to a cancellation that is proposed."""
    whom = shown_own(request, "my-case")
    record = _open_for(request, whom, case_id, Action.OBJECT)
    form = WordsForm(request, initial=for_whom(whom))

    def carry_out(act: Act) -> None:
        said = form.cleaned_data["said"]
        object_to_cancellation(case_id=record.id, seen=record.number, said=said, act=act)

    return _step(request, whom, record, form, (OBJECT, OBJECTING, OBJECTED), carry_out)


def _step(
    request: OfficeRequest,
    whom: Own,
    record: CaseRecord,
    form: Asking,
    sentences: tuple[str, str, str],
    do: Callable[[Act], None],
    **further: object,
) -> HttpResponse:
    """One step of a case: the title, the button and what is said once it is done; what it does."""
    title, button, done = sentences

    def carry_out(act: Act) -> str:
        do(act)
        messages.success(request, say(done, request.language))
        return reverse("my-case", args=[record.id])

    told = {"title": say(title, request.language), "button": say(button, request.language)}
    return ask_own(request, whom, form, carry_out, {**told, **further})


def _open_for(request: OfficeRequest, whom: Own, case_id: str, action: Action) -> CaseRecord:
    record = fold_case(read_chain(own_case(whom, case_id).id))
    if action not in record.actions or not _may(request, whom, record, action):
        raise Http404
    return record


def _may(request: OfficeRequest, whom: Own, record: CaseRecord, action: Action) -> bool:
    may_file = request.viewer.may(Right.FILE_REQUEST)
    return may_file and may_take_in(whom.role.value, record.procedure, action)


def _withdrawn(record: CaseRecord, act: Act) -> None:
    """Withdraw a case the way its procedure does it."""
    _way_out(record.procedure)(case_id=record.id, seen=record.number, act=act)


def _way_out(procedure: Procedure) -> Callable[..., Outcome]:
    if procedure in ON_A_PERMIT:
        return withdraw_filed
    if procedure in NOTHING_ELSE:
        return withdraw_case
    if procedure is Procedure.CANCELLATION:
        return withdraw_cancellation
    return withdraw_application


@takes_files
@needs(Right.FILE_REQUEST)
def complete(request: OfficeRequest, case_id: str) -> HttpResponse:
    """Hand in what the one-time notice named."""
    whom = shown_own(request, "my-case")
    record = _open_for(request, whom, case_id, Action.COMPLETE)
    form = PapersForm(request, initial=for_whom(whom))
    form.ask_for_every_paper()
    form.person_id = whom.person_id
    return _step(
        request,
        whom,
        record,
        form,
        (COMPLETE, COMPLETING, COMPLETED),
        lambda act: _completed(record, form, act),
        lines=missing_of(record, request.language),
    )


def _completed(record: CaseRecord, form: PapersForm, act: Act) -> None:
    complete_it = complete_filed
    if record.procedure is Procedure.APPLICATION:
        complete_it = complete_materials
    complete_it(
        case_id=record.id,
        seen=record.number,
        materials=form.materials,
        uploads=form.cleaned_data["uploads"],
        act=act,
    )
