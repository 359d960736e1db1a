"""One step of a case as a page: what follows from it, what it asks, and then it is taken."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.cases.receipt_numbers import in_groups
from anju.office.casework.cases.states import Action
from anju.office.casework.cases.working_on import may_take_in
from anju.office.counter.pages.case import known_case, why_not_answered
from anju.office.counter.steps.every import STEPS
from anju.office.counter.steps.page import Asked, StepPage
from anju.office.counter.suggesting import suggested
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.summaries import summaries
from anju.office.screens.asking import asked
from anju.office.screens.purposes import look, of_case
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

TOLD = N_("{procedure}, {name}")


@takes_files
@needs(Right.SEE_CASES)
def case_step(request: OfficeRequest, case_id: str, step: str) -> HttpResponse:
    """The page of a step; 404 for one that the viewer's role never takes."""
    record = known_case(request, case_id)
    page = _page(request, record, step)
    look(request, "case-step", str(of_case(record.receipt_number)), [record.person_id])
    form = page.form(
        request,
        choices=page.choices(request, record),
        initial={"seen": record.number},
    )
    form.ask_further(request)
    if isinstance(form, ScansForm):
        form.person_id = record.person_id

    def carry_out(act: Act) -> str:
        told = form.cleaned_data
        outcome = page.carry_out(Asked(record, int(told.get("seen") or 0), told), act)
        if next_step := suggested(outcome, request.language):
            messages.info(request, next_step)
        return reverse("case", args=[record.id])

    return asked(request, form, carry_out, _told(request, record, page))


def _page(request: OfficeRequest, record: CaseRecord, step: str) -> StepPage:
    action = step.replace("-", "_")
    role = request.viewer.role
    if action not in set(Action) or role is None:
        raise Http404
    page = STEPS.get((record.procedure, Action(action)))
    if page is None or not may_take_in(role.value, record.procedure, Action(action)):
        raise Http404
    if why_not_answered(request, record):
        raise Http404
    return page


def _told(request: OfficeRequest, record: CaseRecord, page: StepPage) -> dict[str, object]:
    language = request.language
    person = summaries([record.person_id], request.today)[0]
    what = say(TOLD, language).format(
        procedure=record.procedure.in_words(language), name=person.name
    )
    return {
        "title": say(page.title, language),
        "button": say(page.title, language),
        "lead": say(page.lead, language),
        "lines": [what, *page.lines(request, record)],
        "back": {
            "url": reverse("case", args=[record.id]),
            "label": in_groups(record.receipt_number),
        },
    }
