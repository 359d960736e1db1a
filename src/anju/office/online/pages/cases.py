"""One's own cases: where each stands, by when it is done, its papers."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import fold_case
from anju.office.online.case_told import case_told
from anju.office.online.cases_shown import own_case_shown, own_cases
from anju.office.online.pages.case_steps import steps_offered
from anju.office.online.whom import own_case, shown_own
from anju.office.registry.ledger.entries import read_chain
from anju.office.screens.case_papers import papers_of, typeset_case_paper
from anju.office.screens.printing import as_pdf


@needs(Right.SEE_OWN_PERMIT)
def cases(request: OfficeRequest) -> HttpResponse:
    """Every case of one's own, the open ones first."""
    whom = shown_own(request, "my-cases")
    found = own_cases(whom.records, request.today, request.language)
    return render(request, "online/cases.html", {"cases": found})


@needs(Right.SEE_OWN_PERMIT)
def case(request: OfficeRequest, case_id: str) -> HttpResponse:
    """One case: the receipt of what was filed, and where it stands."""
    whom = shown_own(request, "my-case")
    row = own_case(whom, case_id)
    record = fold_case(read_chain(row.id))
    context = {
        "case": own_case_shown(row, request.today, request.language),
        "offered": steps_offered(request, whom, record),
        **case_told(record, request.language),
    }
    return render(request, "online/case.html", context)


@needs(Right.SEE_OWN_PERMIT)
def paper(request: OfficeRequest, case_id: str, number: int) -> HttpResponseBase:
    """A paper of one's own case as PDF: the receipt, the notice, a refusal; 404 for no other."""
    whom = shown_own(request, "my-paper")
    record = fold_case(read_chain(own_case(whom, case_id).id))
    found = next((each for each in papers_of(record) if each[1].number == number), None)
    if found is None:
        raise Http404
    kind, step = found
    return as_pdf(request, kind.value, lambda: typeset_case_paper(request, record, kind, step))
