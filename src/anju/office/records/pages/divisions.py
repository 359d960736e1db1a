"""The divisions of the city as of a day: those there are, those to come, those that are gone."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.records.division_rows import divisions_of, divisions_shown
from anju.office.screens.asking import NO_DAY
from anju.office.screens.shown import place_of
from anju.words import N_, say

PARTS = {"now": N_("There are"), "ahead": N_("To come"), "past": N_("Gone")}


@needs(Right.CHANGE_DIVISION)
def divisions(request: OfficeRequest) -> HttpResponse:
    """The divisions of the jurisdiction, with the names they bore and are to bear."""
    errors: list[dict[str, str]] = []
    on = _day_asked(request, errors)
    reach = jurisdiction_of(request)
    shown = divisions_shown(divisions_of(reach), reach.division_code, on, request.language)
    parts = [
        {
            "heading": say(heading, request.language),
            "divisions": [each for each in shown if each.state == state],
        }
        for state, heading in PARTS.items()
    ]
    context = {
        "place": place_of(request),
        "today": request.today,
        "on": on,
        "errors": errors,
        "parts": [part for part in parts if part["divisions"]],
    }
    return render(request, "records/divisions.html", context, status=422 if errors else 200)


def _day_asked(request: OfficeRequest, errors: list[dict[str, str]]) -> date:
    """The day that `on` names; today, with an error, where it is none."""
    text = request.GET.get("on", "").strip()
    try:
        return date.fromisoformat(text) if text else request.today
    except ValueError:
        errors.append({"field": "on", "text": say(NO_DAY, request.language)})
        return request.today
