"""The places there are or were: administrative division codes (行政区划代码, GB/T 2260).

Six digits: two for the province, two for the prefecture, two for the county.  A code
that was abolished stays here, because old rosters and old addresses go on naming it;
a code that two places had, one after the other, has a row for each.  The table is
`divisions.csv`; docs/decisions/0010-division-codes.md says where it comes from.

>>> place_name("440305", "zh")
'广东省深圳市南山区'
>>> place_name("110103", "zh"), is_division("110103"), is_division("999999")
('北京市崇文区', True, False)
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anju.law.division_names import COLLECTIVE, ENGLISH


@dataclass(frozen=True, slots=True)
class Division:
    """One place that has or had a code, and the years of it.

    `last_year` is None while the code is in use.  Both years are the widest that the
    lists we compared give, so either may be a year off; no legal day rests on them.
    """

    code: str
    name_zh: str
    first_year: int
    last_year: int | None


@cache
def divisions() -> tuple[Division, ...]:
    """Every place of the table, by code, then by first year; read once."""
    return tuple(_division(row) for rows in _rows().values() for row in rows)


def find_division(code: str) -> Division | None:
    """The place that has a code now, or had it last; None where no place ever did."""
    rows = _rows().get(code)
    return _division(rows[-1]) if rows else None


def is_division(code: str) -> bool:
    """Whether there is or was a place with this code; `000000`, the whole country, is one."""
    return code in _rows()


def parents(code: str) -> tuple[str, ...]:
    """The codes of the wider places, nearest first: 440305 gives 440300, 440000, 000000.

    Only the digits are looked at.  Raises ValueError for anything but six digits.
    """
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise ValueError(f"a division code has six digits: {code!r}")
    wider = (code[:4] + "00", code[:2] + "0000", "000000")
    return tuple(dict.fromkeys(place for place in wider if place != code))


def place_name(code: str, language: str) -> str:
    """The full name of a place in "zh" or "en": 广东省深圳市南山区.

    English names are few: the country, the provinces, and the cities with a measure of
    their own; any other place keeps its Chinese name, before its province in English.
    Collective names (市辖区) are left out between a place and its province.
    Raises ValueError for a code that no place ever had.
    """
    place = find_division(code)
    if place is None:
        raise ValueError(f"no place has or had the code {code!r}")
    if language != "en":
        return "".join(_names(place))
    return ENGLISH.get(code) or f"{''.join(_names(place)[1:])}, {ENGLISH[parents(code)[-2]]}"


def _names(place: Division) -> list[str]:
    """The names from the province down to a place, as they were when it last had its code."""
    wider = (_holder(code, place.last_year) for code in reversed(parents(place.code)[:-1]))
    names = [found.name_zh for found in wider if found and found.name_zh not in COLLECTIVE]
    return [*names, place.name_zh]


def _holder(code: str, year: int | None) -> Division | None:
    """The last holder of a code that had it by a year; None asks for now."""
    for row in reversed(_rows().get(code, ())):
        holder = _division(row)
        if year is None or holder.first_year <= year:
            return holder
    return None


@cache
def _rows() -> dict[str, list[str]]:
    """The rows of the table by code, oldest first; split only when one is asked for."""
    rows: dict[str, list[str]] = {}
    text = (files("anju.law") / "divisions.csv").read_text("utf-8")
    for row in text.splitlines()[1:]:
        rows.setdefault(row[:6], []).append(row)
    return rows


def _division(row: str) -> Division:
    code, name_zh, first_year, last_year = row.split(",")
    return Division(code, name_zh, int(first_year), int(last_year) if last_year else None)
