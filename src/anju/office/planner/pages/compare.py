"""Places side by side: what changes if I move, what is certain, what only guides say."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page

from anju.law.measures import Measures
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.places.measures import measures_in_force
from anju.office.planner.comparing import COLUMNS, compared, moves
from anju.office.planner.linking import link
from anju.office.planner.question import Wrong, which_place
from anju.office.planner.showing import Row, page_told, places_offered
from anju.words import N_, say

TITLE = N_("What is different in another place?")
DESCRIPTION = N_(
    "The rules of the yearly endorsement side by side, place by place: window, last day, what "
    "being late does; what a move does to a permit; what is certain and what only guides say."
)

MOST = 4
"""How many places are compared at once, but for the table of all."""


@public
@gzip_page
def compare(request: OfficeRequest) -> HttpResponseBase:
    """The places chosen side by side, all that have a measure of their own where none is."""
    measures = measures_in_force().measures
    typed = [text[:60].strip() for text in request.GET.getlist("place")]
    typed = [text for text in typed if text][:MOST]
    codes, wrong = _places(typed, measures, request.language)
    shown = codes or measures.codes()
    context = {
        **page_told(request, "plan-compare", TITLE, DESCRIPTION, is_answer=bool(typed)),
        "rows": _rows(typed, wrong),
        "errors": wrong,
        "places": places_offered(request),
        "columns": [say(label, request.language) for _, label in COLUMNS],
        "compared": compared(shown, measures, request.today, request.language),
        "moves": moves(codes, measures, request.today, request.language) if codes else [],
        "all_url": link(request, "plan-compare") if codes else "",
    }
    return render(request, "planner/compare.html", context, status=422 if wrong else 200)


def _places(typed: list[str], measures: Measures, language: str) -> tuple[list[str], list[Wrong]]:
    """The code of each place, the widest where several bear a name, and what is wrong."""
    codes: list[str] = []
    wrong: list[Wrong] = []
    for number, text in enumerate(typed, 1):
        found, at_fault = which_place(text, measures, language, f"place-{number}")
        wrong += at_fault
        codes += found[:1] if not at_fault else []
    return codes, wrong


def _rows(typed: list[str], wrong: list[Wrong]) -> list[Row]:
    """The fields for places: as many as can be compared."""
    at_fault = {each.field: each.text for each in wrong}
    texts = [*typed, *[""] * (MOST - len(typed))]
    ids = [f"place-{number}" for number in range(1, MOST + 1)]
    return [Row(row, text, at_fault.get(row, "")) for row, text in zip(ids, texts, strict=True)]
