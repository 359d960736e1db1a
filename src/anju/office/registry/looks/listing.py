"""Lists looks: of one person, of one member of staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from anju.office.common.clock import SHANGHAI, moment_text
from anju.office.registry.looks.models import Look, LookedAt

PAGE = 50
"""How many looks a page shows."""


@dataclass(frozen=True, slots=True)
class LookPage:
    """Some looks, latest first; `before` leads to earlier ones, None where there are none."""

    looks: tuple[Look, ...]
    before: int | None


def looks_of_staff(
    viewer: str, *, first_day: date | None, last_day: date | None, before: int | None
) -> LookPage:
    """What one member of staff looked at; days are legal days, both included.

    Read by the number in the viewer's chain, in which order there is an index.
    """
    rows = _between(Look.objects.filter(viewer=viewer), first_day, last_day)
    return _page(rows, before, by="number")


def looks_of_all(*, first_day: date | None, last_day: date | None, before: int | None) -> LookPage:
    """What everybody looked at."""
    return _page(_between(Look.objects.all(), first_day, last_day), before)


def looks_at_person(
    person_ids: Sequence[str],
    *,
    first_day: date | None,
    last_day: date | None,
    before: int | None,
) -> LookPage:
    """Who looked at a person, under any of the records that stand for them."""
    seen = LookedAt.objects.filter(person_id__in=person_ids).values("look_id")
    return _page(_between(Look.objects.filter(id__in=seen), first_day, last_day), before)


def latest_persons(viewer: str, most: int) -> list[tuple[str, Look]]:
    """The people whose own pages a viewer opened last, each once, with the look."""
    found: dict[str, Look] = {}
    opened = Look.objects.filter(viewer=viewer, page__in=("permit", "person"))
    for look in opened.order_by("-number")[:PAGE]:
        for person in persons_of(look):
            found.setdefault(person, look)
    return list(found.items())[:most]


def persons_of(look: Look) -> list[str]:
    """The people whom a look showed."""
    return [person for person in look.persons.split(",") if person]


def _between(rows: QuerySet[Look], first_day: date | None, last_day: date | None) -> QuerySet[Look]:
    if first_day:
        rows = rows.filter(looked_at__gte=_midnight(first_day))
    if last_day:
        rows = rows.filter(looked_at__lt=_midnight(last_day + timedelta(days=1)))
    return rows


def _midnight(day: date) -> str:
    """The moment at which a legal day begins."""
    return moment_text(datetime.combine(day, time(), SHANGHAI))


def _page(rows: QuerySet[Look], before: int | None, by: str = "id") -> LookPage:
    if before is not None:
        rows = rows.filter(**{f"{by}__lt": before})
    looks = list(rows.order_by(f"-{by}")[: PAGE + 1])
    further = getattr(looks[PAGE - 1], by) if len(looks) > PAGE else None
    return LookPage(tuple(looks[:PAGE]), further)
