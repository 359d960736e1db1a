"""The offices of a place: open, closed, merged, with the names they bore."""

from django.http import HttpResponse
from django.shortcuts import render

from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.places.models import Office, OfficeKind, OfficeName
from anju.office.screens.shown import place_of
from anju.words import N_, say

PAGE = 100
KINDS = {
    OfficeKind.AGENCY: N_("entrusted community service agency"),
    OfficeKind.ISSUING_AUTHORITY: N_("issuing authority"),
    OfficeKind.POLICE_STATION: N_("police station"),
}


@needs(Right.APPOINT_STAFF)
def offices(request: OfficeRequest) -> HttpResponse:
    """The offices of the jurisdiction, by division."""
    start = request.GET.get("from", "")
    begin = min(int(start), 10**6) if start.isdigit() else 0
    rows = Office.objects.filter(jurisdiction_of(request).condition()).select_related("merged_into")
    found = list(rows.order_by("division_code", "kind", "id")[begin : begin + PAGE + 1])
    past = _past_names(found[:PAGE], request.language)
    context = {
        "place": place_of(request),
        "offices": [_row(row, past.get(row.id, []), request.language) for row in found[:PAGE]],
        "next_url": f"?from={begin + PAGE}" if len(found) > PAGE else "",
        "first_url": "?" if begin else "",
    }
    return render(request, "records/offices.html", context)


def _row(office: Office, past: list[str], language: str) -> dict[str, object]:
    return {
        "id": office.id,
        "name": office.name(language),
        "kind": say(KINDS[OfficeKind(office.kind)], language),
        "past": past,
        "first_day": office.first_day,
        "last_day": office.last_day,
        "merged_into": office.merged_into.name(language) if office.merged_into else "",
    }


def _past_names(found: list[Office], language: str) -> dict[str, list[str]]:
    """The earlier names of offices, oldest first."""
    now = {row.id: row.name(language) for row in found}
    past: dict[str, list[str]] = {}
    for row in OfficeName.objects.filter(office_id__in=now).order_by("first_day", "entry_id"):
        name = (row.name_en if language == "en" else "") or row.name_zh
        if name != now[row.office_id]:
            past.setdefault(row.office_id, []).append(name)
    return past
