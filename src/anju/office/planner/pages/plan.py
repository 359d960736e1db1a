"""The first page for everybody: when do I endorse, what if I am late, how do the years stand."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page

from anju.law.working_days import CalendarUnknown
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.places.measures import measures_in_force
from anju.office.planner.answer import answer
from anju.office.planner.calendar import calendar_of, has_days
from anju.office.planner.linking import asked_again, link
from anju.office.planner.question import (
    Question,
    Typed,
    Wrong,
    beyond_calendar,
    day_ahead,
    place_in_words,
    understood,
)
from anju.office.planner.showing import page_told, places_offered, rows_shown
from anju.office.planner.what_if import imagined, slider
from anju.words import N_

TITLE = N_("When do I endorse my residence permit?")
DESCRIPTION = N_(
    "Place, day of issue, endorsements so far: when the window of the yearly endorsement opens, "
    "the last day, what happens later, and how the years count. No account, nothing is stored."
)


@public
@gzip_page
def plan(request: OfficeRequest) -> HttpResponseBase:
    """The question, and the answer to it where one was asked."""
    question, answered = _asked(request), {}
    try:
        answered = _answered(request, question)
    except CalendarUnknown as unknown:
        question = beyond_calendar(question, unknown, request.language)
    wrong = question.wrong if question.typed.is_asked or question.typed.place else ()
    context = {
        **page_told(request, "plan", TITLE, DESCRIPTION, is_answer=question.life is not None),
        **_form(request, question, wrong),
        "errors": wrong,
        "choices": _choices(request, question),
        **answered,
    }
    return render(request, "planner/plan.html", context, status=422 if wrong else 200)


@public
def plan_calendar(request: OfficeRequest) -> HttpResponseBase:
    """The same days as a calendar file; there is none without an answer or a day ahead."""
    question = _asked(request)
    if question.life is None or not has_days(question.life):
        raise Http404
    address = settings.ANJU["PUBLIC_ORIGIN"] + link(request, "plan", asked_again(question.typed))
    file = calendar_of(question.life, question.place, request.at, address, request.language)
    answered = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    answered["Content-Disposition"] = 'attachment; filename="residence-permit.ics"'
    return answered


def _asked(request: OfficeRequest) -> Question:
    measures = measures_in_force().measures
    return understood(Typed.of(request.GET), measures, request.today, request.language)


def _form(
    request: OfficeRequest, question: Question, wrong: tuple[Wrong, ...]
) -> dict[str, object]:
    typed = question.typed
    return {
        "typed": typed,
        "rows": rows_shown(typed, wrong),
        "more_rows": max(typed.rows, len(typed.endorsed) + 1) + 1,
        "places": places_offered(request),
        "wrong": {each.field: each.text for each in wrong},
    }


def _choices(request: OfficeRequest, question: Question) -> list[dict[str, str]]:
    """A link for each place that may be meant, with the rest of the question kept."""
    kept = [(key, value) for key, value in asked_again(question.typed) if key != "place"]
    return [
        {
            "label": place_in_words(code, request.language),
            "url": link(request, "plan", [("place", code), *kept]),
        }
        for code in question.candidates
    ]


def _answered(request: OfficeRequest, question: Question) -> dict[str, object]:
    found, life = answer(question, request.language), question.life
    if found is None or life is None or question.rules is None:
        return {}
    text = request.GET.get("on", "")[:60].strip()
    day, wrong = day_ahead("on", text, request.today, request.language) if text else (None, ())
    again = asked_again(question.typed)
    return {
        "answer": found,
        "asked_place": place_in_words(question.place, request.language),
        "issued_on": life.permit.issued_on,
        "endorsed_on": sorted(each.filed_on for each in life.permit.endorsements),
        "slider": slider(life, day),
        "on_typed": text,
        "on_wrong": wrong[0].text if wrong else "",
        "imagined": imagined(life, question.rules, day, request.language) if day else None,
        "again": again,
        "calendar_url": link(request, "plan-calendar", again) if has_days(life) else "",
        "compare_url": link(request, "plan-compare", again),
        "years_url": link(request, "plan-years", again),
        "link_url": link(request, "plan", again),
    }
