"""Divisions are opened, renamed, merged and ended; what that changes is said before it is done."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.places.models import Division
from anju.office.records.confirming import asked_and_confirmed
from anju.office.records.division_changes import closing, merging, opening, renaming
from anju.office.records.division_forms import (
    CloseDivision,
    MergeDivision,
    OpenDivision,
    RenameDivision,
)
from anju.office.records.division_rows import divisions_of, open_ones
from anju.office.registry.city.divisions import (
    close_division,
    merge_division,
    open_division,
    rename_division,
)
from anju.office.screens.asking import Asking
from anju.words import N_, say

LIST = N_("Divisions")
OPEN = N_("Record a new division")
RENAME = N_("Record a new name")
MERGE = N_("Record what it went into")
CLOSE = N_("Record its end")
WHICH = N_("Choose the division")
DONE = N_("It was recorded.")


@needs(Right.CHANGE_DIVISION)
def open_new(request: OfficeRequest) -> HttpResponse:
    """Records a division that there is from a day on."""
    form = OpenDivision(request, initial={"first_day": request.today})
    return asked_and_confirmed(
        request,
        form,
        lambda act: open_division(**_told(form), act=act),
        lambda: opening(_told(form), request.language),
        _page(request, OPEN),
    )


@needs(Right.CHANGE_DIVISION)
def rename(request: OfficeRequest, code: str) -> HttpResponse:
    """Records a new name from a day on."""
    row = _known(request, code)
    form = RenameDivision(
        request,
        initial={"name_zh": row.name_zh, "name_en": row.name_en, "first_day": request.today},
    )
    return asked_and_confirmed(
        request,
        form,
        lambda act: rename_division(division_code=code, **_told(form), act=act),
        lambda: renaming(row, _told(form), request.language),
        _page(request, RENAME, row),
    )


@needs(Right.CHANGE_DIVISION)
def merge(request: OfficeRequest, code: str) -> HttpResponse:
    """Records the division that another one belongs to from a day on."""
    row, there = _known(request, code), divisions_of(jurisdiction_of(request))
    others = [each for each in open_ones(there, request.language) if each[0] != code]
    offered = [("", say(WHICH, request.language)), *others]
    form = MergeDivision(request, choices={"into": offered}, initial={"first_day": request.today})
    return asked_and_confirmed(
        request,
        form,
        lambda act: merge_division(division_code=code, **_told(form), act=act),
        lambda: merging(row, there[form.cleaned_data["into"]][-1], _told(form), request.language),
        _page(request, MERGE, row),
    )


@needs(Right.CHANGE_DIVISION)
def close(request: OfficeRequest, code: str) -> HttpResponse:
    """Records the last day of a division that goes into no single other one."""
    row = _known(request, code)
    form = CloseDivision(request, initial={"last_day": request.today})
    return asked_and_confirmed(
        request,
        form,
        lambda act: close_division(division_code=code, **_told(form), act=act),
        lambda: closing(row, _told(form), request.language),
        _page(request, CLOSE, row),
    )


def _known(request: OfficeRequest, code: str) -> Division:
    """The last name of a division of the jurisdiction; 404 where there is none."""
    found = divisions_of(jurisdiction_of(request)).get(code)
    if not found:
        raise Http404
    return found[-1]


def _told(form: Asking) -> dict[str, Any]:
    """What was asked, by the names that the operations take."""
    return {name: value for name, value in form.cleaned_data.items() if name != "key"}


def _page(request: OfficeRequest, title: str, row: Division | None = None) -> dict[str, object]:
    language, url = request.language, reverse("divisions")
    about = f" · {row.name(language)}" if row else ""
    return {
        "title": f"{say(title, language)}{about}",
        "button": say(title, language),
        "lead": "",
        "done": say(DONE, language),
        "back_url": url,
        "back": {"url": url, "label": say(LIST, language)},
    }
