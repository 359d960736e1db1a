"""Lists looks, latest first: of one person, of one member of staff, of everybody.

Those of staff are read in the order of an index on their time, whatever the days asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from anju.office.common.clock import SHANGHAI, moment_text
from anju.office.registry.looks.models import Look, LookedAt

QUEUE = "queue "
"""How the purpose of a look begins that a queue gave."""

PAGE = 50
"""How many looks a page shows."""


@dataclass(frozen=True, slots=True)
class LookPage:
    """Some looks, latest first; `before` leads to earlier ones, None where there are none.

    `before` is the identifier of the last look shown.
    """

    looks: tuple[Look, ...]
    before: int | None


def looks_of_staff(
    viewer: str, *, first_day: date | None, last_day: date | None, before: int | None
) -> LookPage:
    """What one member of staff looked at; days are legal days, both included."""
    rows = _between(Look.objects.filter(viewer=viewer), first_day, last_day)
    return _page(_from_latest(rows, before))


def looks_of_all(*, first_day: date | None, last_day: date | None, before: int | None) -> LookPage:
    """What everybody looked at."""
    return _page(_from_latest(_between(Look.objects.all(), first_day, last_day), before))


def looks_at_person(
    person_ids: Sequence[str],
    *,
    first_day: date | None,
    last_day: date | None,
    before: int | None,
    but: str | None = None,
) -> LookPage:
    """Who looked at a person, under any of the records that stand for them; `but` one viewer."""
    rows = _between(_looks_at(person_ids), first_day, last_day)
    if but is not None:
        rows = rows.exclude(viewer=but)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return _page(rows.order_by("-id"))


def viewers_of(person_ids: Sequence[str], until: str) -> set[str]:
    """Who looked at a person up to a moment, as `moment_text` writes it.

    A queue shows whoever waits in it: nobody chose to look there.
    """
    rows = _looks_at(person_ids).filter(looked_at__lte=until)
    rows = rows.exclude(purpose__startswith=QUEUE)
    return set(rows.values_list("viewer", flat=True).distinct())


def moments_of_looks(viewer: str, person_ids: Sequence[str]) -> list[str]:
    """When one viewer looked at a person, latest first: each moment as `moment_text` writes it."""
    rows = _looks_at(person_ids).filter(viewer=viewer)
    return list(rows.order_by("-id").values_list("looked_at", flat=True))


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


def _looks_at(person_ids: Sequence[str]) -> QuerySet[Look]:
    seen = LookedAt.objects.filter(person_id__in=person_ids).values("look_id")
    return Look.objects.filter(id__in=seen)


def _between(rows: QuerySet[Look], first_day: date | None, last_day: date | None) -> QuerySet[Look]:
    if first_day:
        rows = rows.filter(looked_at__gte=_midnight(first_day))
    if last_day:
        rows = rows.filter(looked_at__lt=_midnight(last_day + timedelta(days=1)))
    return rows


def _midnight(day: date) -> str:
    """The moment at which a legal day begins."""
    return moment_text(datetime.combine(day, time(), SHANGHAI))


def _from_latest(rows: QuerySet[Look], before: int | None) -> QuerySet[Look]:
    """Looks by their time, those in front of a look where one is named; none if it is no look."""
    rows = rows.order_by("-looked_at", "-id")
    if before is None:
        return rows
    last = Look.objects.filter(id=before).values_list("looked_at", flat=True).first()
    if last is None:
        return rows.none()
    return rows.filter(looked_at__lte=last).exclude(Q(looked_at=last, id__gte=before))


def _page(rows: QuerySet[Look]) -> LookPage:
    looks = list(rows[: PAGE + 1])
    further = looks[PAGE - 1].id if len(looks) > PAGE else None
    return LookPage(tuple(looks[:PAGE]), further)
