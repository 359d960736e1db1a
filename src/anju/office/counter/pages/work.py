"""Who works on a case, and what colleagues note: taken, laid down, handed over, noted."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.desk.assigning import hand_over_case, lay_down_case, take_case
from anju.office.casework.desk.notes import add_note
from anju.office.casework.refused import CaseRefused
from anju.office.registry.ledger.requests import RequestConflict
from anju.office.screens.acting import act_of
from anju.office.screens.asking import SENT_BEFORE
from anju.office.screens.sentences import as_sentence
from anju.words import say


@require_POST
@needs(Right.SEE_CASES)
def take(request: OfficeRequest, case_id: str) -> HttpResponseBase:
    """Make the case one's own."""
    return _done(request, case_id, lambda: take_case(case_id=case_id, act=act_of(request, "")))


@require_POST
@needs(Right.SEE_CASES)
def lay_down(request: OfficeRequest, case_id: str) -> HttpResponseBase:
    """Give the case back to the queue."""
    return _done(request, case_id, lambda: lay_down_case(case_id=case_id, act=act_of(request, "")))


@require_POST
@needs(Right.SEE_CASES)
def hand_over(request: OfficeRequest, case_id: str) -> HttpResponseBase:
    """Give the case to a colleague."""
    account = request.POST.get("account", "")
    return _done(
        request,
        case_id,
        lambda: hand_over_case(case_id=case_id, account_id=account, act=act_of(request, "")),
    )


@require_POST
@needs(Right.SEE_CASES)
def note(request: OfficeRequest, case_id: str) -> HttpResponseBase:
    """Note something for colleagues."""
    text, act = request.POST.get("text", ""), act_of(request, request.POST.get("key", "")[:40])
    return _done(request, case_id, lambda: add_note(case_id=case_id, text=text, act=act))


def _done(request: OfficeRequest, case_id: str, do: Callable[[], None]) -> HttpResponseBase:
    """Do it, say what was wrong, and go back to the case."""
    try:
        do()
    except CaseRefused as refusal:
        told = refusal.in_words(request.language)
        messages.warning(request, as_sentence(told, request.language))
    except RequestConflict:
        messages.warning(request, say(SENT_BEFORE, request.language))
    return HttpResponseRedirect(reverse("case", args=[case_id]))
