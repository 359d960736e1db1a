"""A paper as the answer of a page: shown by the browser, never kept by it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.viewer import OfficeRequest
from anju.office.papers.refused import CannotPrint


def as_pdf(request: OfficeRequest, name: str, typeset: Callable[[], bytes]) -> HttpResponse:
    """The PDF that `typeset` makes, called `name`; a page that says why it cannot be printed."""
    try:
        content = typeset()
    except CannotPrint as refusal:
        told = {"problem": refusal.in_words(request.language)}
        return render(request, "common/not_printed.html", told, status=503)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
