"""Whether so many years without a break are reached on a day: for a school, or to settle."""

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page

from anju.law.known import RefusedHistory
from anju.law.refusals import refusal_in_words
from anju.law.unbroken import unbroken
from anju.law.working_days import CalendarUnknown
from anju.office.access.needs import public
from anju.office.access.viewer import OfficeRequest
from anju.office.places.measures import measures_in_force
from anju.office.planner.linking import asked_again, link
from anju.office.planner.question import (
    Question,
    Typed,
    Wrong,
    calendar_unknown,
    day_ahead,
    understood,
)
from anju.office.planner.showing import page_told, places_offered, rows_shown
from anju.office.planner.years_words import Outlook, outlook, settling, time_in_words
from anju.office.screens.sentences import as_sentence
from anju.words import N_

TITLE = N_("Do I have the years I need?")
DESCRIPTION = N_(
    "So many years, or half a year, of residence permit without a break on a day: whether it is "
    "reached, by when to endorse, what would break it; and what a city may ask before settlement."
)

NEEDS = (6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120)
"""The times that can be asked for, in months."""

USUAL = 12


@public
@gzip_page
def years(request: OfficeRequest) -> HttpResponseBase:
    """The question, and the answer where one was asked."""
    measures = measures_in_force().measures
    typed = Typed.of(request.GET)
    question = understood(typed, measures, request.today, request.language)
    by_typed = request.GET.get("by", "")[:60].strip()
    found, no_day = _found(request, question, by_typed)
    asked = typed.is_asked or bool(by_typed)
    wrong = (*question.wrong, *no_day) if asked else ()
    context = {
        **page_told(request, "plan-years", TITLE, DESCRIPTION, is_answer=found is not None),
        "typed": typed,
        "rows": rows_shown(typed, wrong),
        "more_rows": max(typed.rows, len(typed.endorsed) + 1) + 1,
        "places": places_offered(request),
        "errors": wrong,
        "wrong": {each.field: each.text for each in wrong},
        "by_typed": by_typed,
        "needs": [(count, time_in_words(count, request.language)) for count in NEEDS],
        "months": _months(request),
        "outlook": found,
        "settling": settling(request.language),
        "plan_url": link(request, "plan", asked_again(typed)),
    }
    return render(request, "planner/years.html", context, status=422 if wrong else 200)


def _months(request: OfficeRequest) -> int:
    text = request.GET.get("months", "")
    return int(text) if text in map(str, NEEDS) else USUAL


def _found(
    request: OfficeRequest, question: Question, by_typed: str
) -> tuple[Outlook | None, tuple[Wrong, ...]]:
    """The outlook, and what is wrong with the day asked about."""
    by, wrong = day_ahead("by", by_typed, request.today, request.language)
    if by is None or question.life is None:
        return None, wrong
    return _judged(request, question, by)


def _judged(
    request: OfficeRequest, question: Question, by: date
) -> tuple[Outlook | None, tuple[Wrong, ...]]:
    life, rules = question.life, question.rules
    if life is None or rules is None:
        return None, ()
    try:
        found = unbroken(life.permit, rules, request.today, _months(request), by)
    except RefusedHistory as refused:
        told = as_sentence(refusal_in_words(refused, request.language), request.language)
        return None, (Wrong("by", told),)
    except CalendarUnknown as unknown:
        return None, (Wrong("by", calendar_unknown(unknown, request.language)),)
    return outlook(found, rules, request.language), ()
