"""The administrative divisions of the city as they were on a day: names, and what went where.

The law's own table (`anju.law.divisions`) knows years only and ends with the release of this
software; a city is founded with its rows, and records from then on what the State Council and the
province decide, each from a day on.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from anju.law.division_names import COLLECTIVE, ENGLISH
from anju.law.divisions import find_division, parents, place_name
from anju.office.places.models import Division


def former_codes(division_code: str, today: date) -> tuple[str, ...]:
    """The codes of the divisions that went into one by a day, one after another too; in order."""
    into = successors(today)
    found = {division_code}
    while further := {old for old, new in into.items() if new in found} - found:
        found |= further
    return tuple(sorted(found - {division_code}))


def successors(today: date) -> dict[str, str]:
    """For each division that went into another one by a day, the code of that one."""
    gone = Division.objects.filter(merged_from__lte=today).exclude(merged_into="")
    return dict(gone.values_list("division_code", "merged_into"))


def successor(division_code: str, today: date) -> str:
    """The code that a division belongs to on a day: its own where it did not go into another."""
    into, seen = successors(today), {division_code}
    while (further := into.get(division_code)) and further not in seen:
        division_code = further
        seen.add(further)
    return division_code


def name_on(division_code: str, day: date, language: str) -> str:
    """The full name of a division on a day in "zh" or "en": 广东省深圳市南山区.

    A day before the first name known gives that one, a day after the last one the last.  Raises
    ValueError for a code that no place ever had.
    """
    return names_on([(division_code, day)], language)[division_code, day]


def names_on(asked: Iterable[tuple[str, date]], language: str) -> dict[tuple[str, date], str]:
    """The full names of divisions, each on a day, by code and day; in one query."""
    pairs = set(asked)
    codes = {code for code, _ in pairs}
    wider = {above for code in codes for above in parents(code)[:-1]}
    rows: dict[str, list[Division]] = {}
    for row in Division.objects.filter(division_code__in=codes | wider).order_by("first_day"):
        rows.setdefault(row.division_code, []).append(row)
    return {(code, day): _full(rows, code, day, language) for code, day in pairs}


def _full(rows: Mapping[str, list[Division]], code: str, day: date, language: str) -> str:
    own = _row_on(rows.get(code, ()), day)
    if own is None:
        return place_name(code, language)
    above = [place for place in reversed(parents(code)[:-1]) if place != code]
    chinese = [_own_name(rows, place, day) for place in above]
    told = [name for name in chinese if name and name not in COLLECTIVE]
    if language != "en":
        return "".join([*told, own.name_zh])
    if code in ENGLISH and not own.name_en:
        return ENGLISH[code]
    nearest = next((ENGLISH[place] for place in reversed(above) if place in ENGLISH), "")
    name = own.name_en or own.name_zh
    return f"{name}, {nearest}" if nearest else name


def _own_name(rows: Mapping[str, list[Division]], code: str, day: date) -> str:
    own = _row_on(rows.get(code, ()), day)
    if own is not None:
        return own.name_zh
    shipped = find_division(code)
    return shipped.name_zh if shipped else ""


def _row_on(rows: Iterable[Division], day: date) -> Division | None:
    """The name that held on a day; the nearest before it, or else the first one."""
    found = None
    for row in rows:
        if found is None or row.first_day <= day:
            found = row
    return found
