"""The lists of who is due: in the window, due soon, late, about to lapse; by office."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.needs import needs
from anju.office.access.offices import office_names
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.places.models import Office
from anju.office.records.counts import MEANINGS, due_counts
from anju.office.registry.details.keeping import read_details
from anju.office.registry.permits.answers import answers, days_left
from anju.office.registry.permits.due import DueList, due_page
from anju.office.registry.permits.following import waiting
from anju.office.registry.permits.models import Permit
from anju.office.screens.paging import key_of
from anju.office.screens.purposes import look
from anju.office.screens.shown import ERASED, masked_numbers, place_of
from anju.words import N_, say

ALL_OFFICES = N_("All offices")
MOST_OFFICES = 300


@needs(Right.SEE_DUE_LISTS)
def due(request: OfficeRequest) -> HttpResponse:
    """One page of one list."""
    which = _list_asked(request)
    office, after = request.GET.get("office", ""), request.GET.get("after", "")
    reach = jurisdiction_of(request)
    page = due_page(which, within=reach, office=office, today=request.today, after=key_of(after))
    look(request, "due", f"queue {which.value}", {row.person_id for row in page.permits})
    asked = {"tab": which.value, **({"office": office} if office else {})}
    context = {
        "today": request.today,
        "place": place_of(request),
        "tab": which.value,
        "tabs": due_counts(request, current=which, office=office),
        "meaning": say(MEANINGS[which], request.language),
        "offices": _offices(request, office),
        "kept": [{"name": "tab", "value": which.value}],
        "rows": _rows(which, page.permits, request.today, request.language),
        "waiting": waiting().count(),
        "next_url": _address({**asked, "after": page.after}) if page.after else "",
        "first_url": _address(asked) if after else "",
    }
    return render(request, "records/due.html", context)


def _list_asked(request: OfficeRequest) -> DueList:
    """The list that `tab` names; the first one for anything else."""
    tab = request.GET.get("tab", "")
    return DueList(tab) if tab in set(DueList) else DueList.WINDOW_OPEN


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('due')}?{urlencode(asked)}"


def _offices(request: OfficeRequest, current: str) -> list[dict[str, object]]:
    rows = Office.objects.filter(
        jurisdiction_of(request).condition(), last_day__isnull=True
    ).order_by("division_code", "kind", "id")[:MOST_OFFICES]
    every = {"code": "", "label": say(ALL_OFFICES, request.language), "current": not current}
    return [
        every,
        *(
            {"code": row.id, "label": row.name(request.language), "current": row.id == current}
            for row in rows
        ),
    ]


def _rows(
    which: DueList, permits: Sequence[Permit], today: date, language: str
) -> list[dict[str, object]]:
    """The rows of a page; a constant number of queries."""
    found = answers([row.id for row in permits], today)
    people = read_details({row.person_id for row in permits})
    numbers = masked_numbers(list(found.values()))
    offices = office_names((row.office_id for row in permits), language)
    rows: list[dict[str, object]] = []
    for row in permits:
        last_day = row.lapse_on if which is DueList.LAPSING else row.last_day_told
        details = people.get(row.person_id)
        rows.append(
            {
                "permit_id": row.id,
                "person_id": row.person_id,
                "name": details.name if details else say(ERASED, language),
                "number": numbers.get(row.id, ""),
                "office": offices.get(row.office_id, ""),
                "state": found[row.id].state.value,
                "last_day": last_day,
                "days_left": days_left(last_day, today),
                "sentence": found[row.id].sentence(language),
            }
        )
    return rows
