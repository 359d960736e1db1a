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

Rows = Mapping[str, list[Division]]
"""The names of each division by code, oldest first."""


def recorded_codes() -> frozenset[str]:
    """The codes of every division that the city recorded; the law's table may lack some."""
    return frozenset(Division.objects.values_list("division_code", flat=True))


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


def known_name(division_code: str, day: date, language: str) -> str:
    """The same as `name_on`; empty for a code that no place ever had."""
    try:
        return name_on(division_code, day, language)
    except ValueError:
        return ""


def _full(rows: Rows, code: str, day: date, language: str) -> str:
    own = _row_on(rows.get(code, ()), day)
    if own is None:
        return place_name(code, language)
    above = parents(code)[:-1]
    if language == "en":
        return _in_english(rows, own, above, day)
    wider = (_own_name(rows, place, day) for place in reversed(above))
    return "".join([*(name for name in wider if name not in COLLECTIVE), own.name_zh])


def _in_english(rows: Rows, own: Division, above: Iterable[str], day: date) -> str:
    """As `anju.law.divisions.place_name`: up to the nearest place that has an English name."""
    english = _english_name(rows, own.division_code, day)
    if english and own.division_code in ENGLISH:
        return english
    between: list[str] = []
    nearest = ""
    for place in above:
        if nearest := _english_name(rows, place, day):
            break
        between.append(_own_name(rows, place, day))
    chinese = [name for name in between if name not in COLLECTIVE]
    if english:
        return ", ".join(filter(None, [english, *chinese, nearest]))
    return ", ".join(filter(None, ["".join([*reversed(chinese), own.name_zh]), nearest]))


def _english_name(rows: Rows, code: str, day: date) -> str:
    """The English name recorded, or the law's where the Chinese one is still the law's."""
    own, shipped = _row_on(rows.get(code, ()), day), find_division(code)
    if own is not None and own.name_en:
        return own.name_en
    renamed = own is not None and (shipped is None or shipped.name_zh != own.name_zh)
    return "" if renamed else ENGLISH.get(code, "")


def _own_name(rows: Rows, code: str, day: date) -> str:
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
