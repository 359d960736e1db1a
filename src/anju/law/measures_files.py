"""Reads the dated files of measures, `measures/*.toml`.

Each file is one place with one or more versions; each version gives its values and,
for every value, its source.  Unknown keys and values without a source are refused,
so that a typing error cannot become law.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from anju.law.citation import Text
from anju.law.confidence import Confidence
from anju.law.legal_days import Days, Months, Term
from anju.law.local_rules_files import read_local_rules
from anju.law.measures import (
    NATIONAL,
    Cycle,
    Hold,
    LastDayTold,
    Late,
    Measure,
    MeasureError,
    Measures,
    PlaceMeasures,
    SuspendedFrom,
    fallback,
)
from anju.law.working_days import WorkingDays

PLACE_REQUIRED = {"code", "name_zh", "name_en", "version"}
PLACE_KEYS = PLACE_REQUIRED | {"title_zh", "title_en"}
VERSION_REQUIRED = {"first_day", "confidence", "values", "sources"}
VERSION_KEYS = VERSION_REQUIRED | {"article", "hold", "local"}
HOLD_KEYS = {"first_day", "last_day", "last_day_told", "last_good_day", "source"}
REQUIRED = {"window", "last_day_told", "suspended_from", "cycle", "late"}
OPTIONAL = {"grace", "lapse", "hardship", "holiday_roll"}

Choice = TypeVar("Choice", bound=StrEnum)


@cache
def load_measures() -> Measures:
    """The measures shipped with this package, read once."""
    folder = files("anju.law") / "measures"
    texts = [entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return read_measures([tomllib.loads(text) for text in texts])


def read_measures(
    places: list[dict[str, Any]], working_days: WorkingDays | None = None
) -> Measures:
    """Measures from parsed files; raises MeasureError where a file is not as it must be."""
    versions = {place.get("code", ""): read_place(place) for place in places}
    if len(versions) < len(places):
        raise MeasureError("two files for one place")
    by_code: dict[str, PlaceMeasures] = {}
    for code in sorted(versions, key=_width):
        beyond = next((by_code[wider] for wider in fallback(code)[1:] if wider in by_code), None)
        by_code[code] = PlaceMeasures(versions[code], beyond, working_days)
    return Measures(by_code)


def _width(code: str) -> tuple[int, str]:
    return (0, code) if code == NATIONAL else (len(code.rstrip("0")), code)


def read_place(place: Mapping[str, Any]) -> list[Measure]:
    """The versions in one parsed file."""
    where = f"the place {place.get('code')}"
    _only(place, PLACE_KEYS, where)
    _all_of(place, PLACE_REQUIRED, where)
    text = _text(place, where)
    return [_read_version(place, version, text) for version in place["version"]]


def _text(place: Mapping[str, Any], where: str) -> Text | None:
    """The local text, with its title in both languages; None where it is not known."""
    titles = [place[key] for key in ("title_zh", "title_en") if key in place]
    if len(titles) == 1:
        raise MeasureError(f"{where}: a title in one language only")
    return Text(f"measure_{place['code']}", *titles) if titles else None


def _read_version(
    place: Mapping[str, Any], version: Mapping[str, Any], text: Text | None
) -> Measure:
    where = f"{place['code']} from {version.get('first_day')}"
    _only(version, VERSION_KEYS, where)
    _all_of(version, VERSION_REQUIRED, where)
    values = version["values"]
    _check_values(values, version["sources"], where)
    return Measure(
        code=place["code"],
        name_zh=place["name_zh"],
        name_en=place["name_en"],
        first_day=_day(version["first_day"], where),
        window=read_term(values["window"]),
        last_day_told=_choice(LastDayTold, values["last_day_told"], where),
        suspended_from=_choice(SuspendedFrom, values["suspended_from"], where),
        cycle=_choice(Cycle, values["cycle"], where),
        grace=_optional_term(values.get("grace")),
        late=_choice(Late, values["late"], where),
        lapse=_optional_term(values.get("lapse")),
        hardship=_optional_term(values.get("hardship")),
        holiday_roll=_flag(values.get("holiday_roll", False), where),
        holds=tuple(_read_hold(hold, where) for hold in version.get("hold", ())),
        confidence=_choice(Confidence, version["confidence"], where),
        text=text,
        article=version.get("article"),
        sources=version["sources"],
        local=read_local_rules(version.get("local", {})),
    )


def _check_values(values: Mapping[str, Any], sources: Mapping[str, str], where: str) -> None:
    _only(values, REQUIRED | OPTIONAL, where)
    _all_of(values, REQUIRED, where)
    if unsourced := set(values) ^ set(sources):
        raise MeasureError(f"{where}: values and sources differ in {', '.join(sorted(unsourced))}")


def _read_hold(hold: Mapping[str, Any], where: str) -> Hold:
    _only(hold, HOLD_KEYS, where)
    _all_of(hold, HOLD_KEYS, where)
    days = {key: _day(hold[key], where) for key in HOLD_KEYS - {"source"}}
    return Hold(source=hold["source"], **days)


def _only(table: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := set(table) - known:
        raise MeasureError(f"{where}: unknown {', '.join(sorted(unknown))}")


def _all_of(table: Mapping[str, Any], required: set[str], where: str) -> None:
    if absent := required - set(table):
        raise MeasureError(f"{where}: {', '.join(sorted(absent))} not given")


def _day(value: object, where: str) -> date:
    """A day without an hour."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise MeasureError(f"{where}: {value!r} is not a day")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise MeasureError(f"{where}: {value!r} is neither true nor false")
    return value


def _choice(kind: type[Choice], value: object, where: str) -> Choice:
    if value not in set(kind):
        raise MeasureError(f"{where}: {value!r} is none of {', '.join(kind)}")
    return kind(str(value))


def read_term(text: str) -> Term:
    """A length as it is written in a measure: "30 days", "1 month", "6 months"."""
    found = re.fullmatch(r"([1-9]\d{0,3}) (day|month)s?", str(text))
    if not found:
        raise MeasureError(f"{text!r} is not a number of days or months")
    count = int(found[1])
    return Days(count) if found[2] == "day" else Months(count)


def _optional_term(text: str | None) -> Term | None:
    return None if text is None else read_term(text)


def with_working_days(measures: Measures, calendar: WorkingDays) -> Measures:
    """The same measures with a place's own calendar of working days loaded."""
    rebuilt: dict[str, PlaceMeasures] = {}
    for code in measures.codes():
        place = measures.for_place(code)
        beyond = next((rebuilt[wider] for wider in fallback(code)[1:] if wider in rebuilt), None)
        rebuilt[code] = PlaceMeasures(place.versions, beyond, calendar)
    return Measures(rebuilt)
