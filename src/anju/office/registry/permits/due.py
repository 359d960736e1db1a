"""Whose endorsement is due: lists by place and office, from the facts of the projection.

Nothing nightly keeps them: each list is a range of days compared with the day asked about, and
only its first page is read.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.cities import MUNICIPALITIES
from anju.office.places.succession import with_absorbed
from anju.office.registry.permits.following import as_judged
from anju.office.registry.permits.models import Permit

PAGE = 20
"""How many permits a page shows."""
MOST_COUNTED = 100
"""A count beyond this is told as "100+"."""
DUE_WITHIN = timedelta(days=30)
LAPSING_WITHIN = timedelta(days=60)


class DueList(StrEnum):
    """The lists, in the order they are shown."""

    WINDOW_OPEN = "window_open"
    DUE = "due"
    LATE = "late"
    LAPSING = "lapsing"


@dataclass(frozen=True, slots=True)
class DuePage:
    """One page of a list; `after` leads to the next, empty on the last one."""

    permits: tuple[Permit, ...]
    after: str


def due_page(
    which: DueList, *, within: Jurisdiction, office: str, today: date, after: str = ""
) -> DuePage:
    """A page of a list; `office` is an identifier, empty for all offices of the jurisdiction.

    An office stands for those that went into it.  While permits wait to be judged by a text that
    was adopted (`following.waiting`) a list may lack some of them; what it shows is so.
    """
    rows: list[Permit] = []
    spans = _spans(which, within, office, today)
    for span in spans:
        rows += _ordered(which, span, after)[: PAGE + 1]
    if len(spans) > 1:
        rows.sort(key=lambda row: (_day_of(which, row), row.id), reverse=which is DueList.LATE)
    further = ""
    if len(rows) > PAGE:
        last = rows[PAGE - 1]
        further = f"{_day_of(which, last)}.{last.id}"
    return DuePage(tuple(as_judged(rows[:PAGE])), further)


def due_count(which: DueList, *, within: Jurisdiction, office: str, today: date) -> int:
    """How many permits a list holds; never more than one beyond `MOST_COUNTED`."""
    # In the order of the list: otherwise a planner may read the city in another one.
    count = 0
    for span in _spans(which, within, office, today):
        rows = _ordered(which, span, "")
        count += len(rows.values_list("id", flat=True)[: MOST_COUNTED + 1])
    return min(count, MOST_COUNTED + 1)


def _spans(
    which: DueList, within: Jurisdiction, office: str, today: date
) -> list[QuerySet[Permit]]:
    """The parts of a list, each of which an index has in order."""
    offices = with_absorbed(office) if office else ("",)
    return [_listed(which, place, each, today) for place in _places(within) for each in offices]


def _listed(which: DueList, place: Q, office: str, today: date) -> QuerySet[Permit]:
    """The open permits of a list, those that wait for a decision made in time left out."""
    rows = Permit.objects.filter(place, closed_on__isnull=True).exclude(pending="in_time")
    if office:
        rows = rows.filter(office_id=office)
    not_lapsed = Q(lapse_on__isnull=True) | Q(lapse_on__gte=today)
    match which:
        case DueList.WINDOW_OPEN:
            return rows.filter(last_good_day__gte=today, window_first_day__lte=today)
        case DueList.DUE:
            return rows.filter(last_good_day__range=(today, today + DUE_WITHIN))
        case DueList.LATE:
            return rows.filter(not_lapsed, last_good_day__lt=today)
        case DueList.LAPSING:
            span = (today, today + LAPSING_WITHIN)
            return rows.filter(lapse_on__range=span, last_good_day__lt=today)


def _places(within: Jurisdiction) -> list[Q]:
    """The conditions that make up a jurisdiction; each is read in the order of an index.

    What went into it stands by itself: together they could not be read in that order.
    """
    return [_place(within), *(Q(division_code=code) for code in within.former)]


def _place(within: Jurisdiction) -> Q:
    """The condition of a division: an equality where the index of a county or a city serves."""
    code = within.division_code
    if not code.endswith("00"):
        return Q(division_code=code)
    if not code.endswith("0000") or code[:2] in MUNICIPALITIES:
        return Q(city_code=code)
    return Q(division_code__range=(within.lowest, within.highest))


def _ordered(which: DueList, rows: QuerySet[Permit], after: str) -> QuerySet[Permit]:
    """In the order of the list, behind the permit that the page before ended with."""
    day = "lapse_on" if which is DueList.LAPSING else "last_good_day"
    descending = which is DueList.LATE
    rows = rows.order_by(*((F(day).desc(), "-id") if descending else (F(day).asc(), "id")))
    if not after:
        return rows
    told, _, identifier = after.partition(".")
    last = date.fromisoformat(told)
    side = "lt" if descending else "gt"
    same_day = Q(**{day: last, f"id__{side}": identifier})
    return rows.filter(Q(**{f"{day}__{side}": last}) | same_day)


def _day_of(which: DueList, permit: Permit) -> date:
    day = permit.lapse_on if which is DueList.LAPSING else permit.last_good_day
    if day is None:
        raise ValueError("a permit of a list has the day it is listed by")
    return day
