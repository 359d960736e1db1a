"""Divisions as the city's page lists them on a day, with what was and what is to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from anju.law.division_names import COLLECTIVE
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.models import Division

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NameShown:
    """A name that a division bore, or is to bear."""

    name: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class DivisionShown:
    """A division on a day; `state` is "now", "ahead" or "past".

    `last_day` is None where it goes on under another name.  `merged_into` is the name of the one
    that it belongs to from `merged_from`.  `is_open` says whether it may still be renamed,
    `may_close` whether it may end, `may_go` whether it may still be recorded where it went; the
    place itself does neither.
    """

    code: str
    name: str
    state: str
    first_day: date
    last_day: date | None
    merged_into: str
    merged_from: date | None
    earlier: tuple[NameShown, ...]
    later: tuple[NameShown, ...]
    is_open: bool
    may_close: bool
    may_go: bool


def divisions_of(reach: Jurisdiction) -> dict[str, list[Division]]:
    """The names of each division of a jurisdiction by code, oldest first; those that are places."""
    rows = Division.objects.filter(reach.condition()).exclude(name_zh__in=COLLECTIVE)
    ordered = rows.order_by("division_code", "first_day")
    return {code: list(names) for code, names in groupby(ordered, lambda row: row.division_code)}


def divisions_shown(
    divisions: dict[str, list[Division]], place: str, on: date, language: str
) -> list[DivisionShown]:
    """Divisions of a place as they are on a day, in the order of their codes."""
    called = {code: names[-1].name(language) for code, names in divisions.items()}
    return [_shown(names, place, on, language, called) for names in divisions.values()]


def open_ones(divisions: dict[str, list[Division]], language: str) -> list[tuple[str, str]]:
    """The codes and names of those that have no last day."""
    last = (names[-1] for names in divisions.values())
    return [
        (row.division_code, f"{row.name(language)} {row.division_code}")
        for row in last
        if row.last_day is None
    ]


def _shown(
    names: list[Division], place: str, on: date, language: str, called: dict[str, str]
) -> DivisionShown:
    begun = [row for row in names if row.first_day <= on]
    row = begun[-1] if begun else names[0]
    last = names[-1]
    later = names[max(len(begun), 1) :]
    is_part = row.division_code != place
    goes_on = bool(later and row.last_day and later[0].first_day == row.last_day + _DAY)
    return DivisionShown(
        code=row.division_code,
        name=row.name(language),
        state=_state(row, on),
        first_day=row.first_day,
        last_day=None if goes_on else row.last_day,
        merged_into=called.get(last.merged_into, last.merged_into),
        merged_from=last.merged_from,
        earlier=_names(names[: max(len(begun) - 1, 0)], language),
        later=_names(later, language),
        is_open=last.last_day is None,
        may_close=is_part and last.last_day is None,
        may_go=is_part and not last.merged_into,
    )


def _state(row: Division, on: date) -> str:
    if row.first_day > on:
        return "ahead"
    return "past" if row.last_day is not None and row.last_day < on else "now"


def _names(rows: Iterable[Division], language: str) -> tuple[NameShown, ...]:
    return tuple(NameShown(row.name(language), row.first_day, row.last_day) for row in rows)
