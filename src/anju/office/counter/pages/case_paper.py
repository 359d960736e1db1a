"""A paper of a case as PDF: a receipt, a notice, a refusal."""

from django.http import Http404, HttpResponseBase

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.counter.pages.case import known_case
from anju.office.screens.case_papers import papers_of, typeset_case_paper
from anju.office.screens.printing import as_pdf
from anju.office.screens.purposes import look, of_case


@needs(Right.SEE_CASES)
def case_paper(request: OfficeRequest, case_id: str, number: int) -> HttpResponseBase:
    """The paper that speaks of the entry of a number; 404 where that has none."""
    record = known_case(request, case_id)
    found = next((each for each in papers_of(record) if each[1].number == number), None)
    if found is None:
        raise Http404
    kind, step = found
    look(request, "case-paper", str(of_case(record.receipt_number)), [record.person_id])
    return as_pdf(request, kind.value, lambda: typeset_case_paper(request, record, kind, step))
