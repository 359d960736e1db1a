"""The counts of the due lists, as tiles and tabs."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.registry.permits.due import MOST_COUNTED, DueList, due_count
from anju.words import N_, say

LABELS: Mapping[DueList, str] = {
    DueList.WINDOW_OPEN: N_("Window open"),
    DueList.DUE: N_("Due within 30 days"),
    DueList.LATE: N_("Late"),
    DueList.LAPSING: N_("About to lapse"),
}
MEANINGS: Mapping[DueList, str] = {
    DueList.WINDOW_OPEN: N_("The endorsement window is open; whoever comes can be endorsed."),
    DueList.DUE: N_("The last day of use without an endorsement lies within 30 days."),
    DueList.LATE: N_("Use is suspended; an endorsement restores it."),
    DueList.LAPSING: N_("Suspended, and cancelled by the measure itself within 60 days."),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A list with its count, as a link."""

    url: str
    label: str
    count: int | str
    meaning: str
    current: bool = False


def due_counts(
    request: OfficeRequest, *, current: DueList | None = None, office: str = ""
) -> list[Tile]:
    """The four lists of the viewer's jurisdiction with their counts; "100+" beyond a hundred."""
    reach = jurisdiction_of(request)
    found = []
    for which in DueList:
        count = due_count(which, within=reach, office=office, today=request.today)
        asked = {"tab": which.value, **({"office": office} if office else {})}
        found.append(
            Tile(
                f"{reverse('due')}?{urlencode(asked)}",
                say(LABELS[which], request.language),
                f"{MOST_COUNTED}+" if count > MOST_COUNTED else count,
                say(MEANINGS[which], request.language),
                which is current,
            )
        )
    return found
