"""A measure's file is read strictly: a typing error cannot become law."""

import tomllib
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from anju.law.legal_days import Days, Months, Term
from anju.law.measures import Hold, LastDayTold, MeasureError
from anju.law.measures_files import load_measures, read_measures, read_place, read_term
from anju.law.measures_files import with_working_days as with_calendar
from anju.law.working_days import CalendarUnknown, WorkingDays

PLACE = tomllib.loads("""
code = "990000"
name_zh = "某地"
name_en = "Some place"
title_zh = "某地居住证办法"
title_en = "Some Measures"
[[version]]
first_day = 2018-03-04
confidence = "quoted"
article = 7
[version.values]
window = "45 days"
last_day_told = "anniversary"
suspended_from = "day_after"
cycle = "rolling"
late = "gap_excluded"
grace = "20 days"
lapse = "18 months"
hardship = "1 month"
holiday_roll = true
[version.sources]
window = "a"
last_day_told = "b"
suspended_from = "c"
cycle = "d"
late = "e"
grace = "f"
lapse = "g"
hardship = "h"
holiday_roll = "i"
[[version.hold]]
first_day = 2020-01-02
last_day = 2020-03-04
last_day_told = 2020-05-06
last_good_day = 2020-07-08
source = "j"
""")
COUNTRY: dict[str, Any] = {
    "code": "000000",
    "name_zh": "全国",
    "name_en": "the whole country",
    "version": [
        {
            "first_day": date(2016, 1, 1),
            "confidence": "text",
            "values": {
                "window": "1 month",
                "last_day_told": "eve",
                "suspended_from": "day_after",
                "cycle": "fixed",
                "late": "restart",
            },
            "sources": dict.fromkeys(
                ("window", "last_day_told", "suspended_from", "cycle", "late"), "art. 10"
            ),
        }
    ],
}


def test_every_value_arrives() -> None:
    (measure,) = read_place(PLACE)
    assert (measure.code, measure.name_zh, measure.name_en) == ("990000", "某地", "Some place")
    assert measure.first_day == date(2018, 3, 4)
    assert (measure.window, measure.grace) == (Days(45), Days(20))
    assert (measure.lapse, measure.hardship) == (Months(18), Months(1))
    assert (measure.last_day_told, measure.suspended_from) == ("anniversary", "day_after")
    assert (measure.cycle, measure.late) == ("rolling", "gap_excluded")
    assert measure.holiday_roll
    assert measure.confidence == "quoted"
    assert (measure.article, measure.sources["grace"]) == (7, "f")
    assert measure.text is not None
    assert (measure.text.code, measure.text.title_en) == ("measure_990000", "Some Measures")
    days = (date(2020, 1, 2), date(2020, 3, 4), date(2020, 5, 6), date(2020, 7, 8))
    assert measure.holds == (Hold(*days, source="j"),)


def test_what_may_be_silent_is_none() -> None:
    (measure,) = read_place(COUNTRY)
    assert (measure.grace, measure.lapse, measure.hardship) == (None, None, None)
    assert (measure.holiday_roll, measure.holds) == (False, ())
    assert (measure.text, measure.article) == (None, None)


def changed(path: str, value: object) -> dict[str, Any]:
    """The place with one entry changed, or taken away if the value is None."""
    place = deepcopy(PLACE)
    *folders, key = path.split(".")
    table: Any = place
    for name in folders:
        table = table[name][0] if isinstance(table[name], list) else table[name]
    if value is None:
        del table[key]
    else:
        table[key] = value
    return place


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("colour", "red", "the place 990000: unknown colour"),
        ("code", None, "the place None: code not given"),
        ("name_zh", None, "the place 990000: name_zh not given"),
        ("name_en", None, "name_en not given"),
        ("version", None, "version not given"),
        ("title_zh", None, "a title in one language only"),
        ("title_en", None, "a title in one language only"),
        ("version.colour", "red", "990000 from 2018-03-04: unknown colour"),
        ("version.first_day", None, "990000 from None: first_day not given"),
        ("version.first_day", "2018-03-04", "'2018-03-04' is not a day"),
        ("version.first_day", tomllib.loads("x = 2018-03-04T05:06:07")["x"], "is not a day"),
        ("version.confidence", None, "confidence not given"),
        ("version.confidence", "sure", "'sure' is none of text, quoted, guides"),
        ("version.values", None, "values not given"),
        ("version.sources", None, "sources not given"),
        ("version.values.colour", "red", "unknown colour"),
        ("version.values.window", None, "window not given"),
        ("version.values.cycle", None, "cycle not given"),
        ("version.values.grace", None, "values and sources differ in grace"),
        ("version.sources.grace", None, "values and sources differ in grace"),
        ("version.values.window", "a month", "'a month' is not a number of days or months"),
        ("version.values.window", 30, "30 is not a number of days or months"),
        ("version.values.lapse", "0 months", "'0 months' is not a number of days or months"),
        ("version.values.last_day_told", "noon", "'noon' is none of eve, anniversary"),
        ("version.values.suspended_from", "eve", "'eve' is none of anniversary, day_after"),
        ("version.values.suspended_from", "anniversary", "would already be suspended"),
        ("version.values.cycle", "lunar", "'lunar' is none of fixed, rolling"),
        ("version.values.late", "never", "'never' is none of restart, gap_excluded"),
        ("version.values.holiday_roll", "yes", "'yes' is neither true nor false"),
        ("version.hold.colour", "red", "unknown colour"),
        ("version.hold.source", None, "source not given"),
        ("version.hold.last_day", None, "last_day not given"),
        ("version.hold.last_day", 20200304, "20200304 is not a day"),
        ("version.hold.last_day", date(2020, 1, 1), "hold from 2020-01-02 are out of order"),
        ("version.local", {"colour": "red"}, "colour"),
    ],
)
def test_a_typing_error_is_refused(path: str, value: object, message: str) -> None:
    with pytest.raises(MeasureError, match=message):
        read_place(changed(path, value))


def test_two_files_for_one_place_are_refused() -> None:
    with pytest.raises(MeasureError, match="two files for one place"):
        read_measures([COUNTRY, PLACE, PLACE])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("1 day", Days(1)),
        ("30 days", Days(30)),
        ("1 month", Months(1)),
        ("24 months", Months(24)),
        ("9999 days", Days(9999)),
    ],
)
def test_a_length_is_a_number_of_days_or_months(text: str, term: Term) -> None:
    assert read_term(text) == term


@pytest.mark.parametrize(
    "text",
    ["", "30", "days", "030 days", "-1 days", "1.5 months", "10000 days", "30 days ", "1 year"],
)
def test_nothing_else_is_a_length(text: str) -> None:
    with pytest.raises(MeasureError, match="is not a number of days or months"):
        read_term(text)


def test_a_district_uses_its_city_and_before_it_the_province() -> None:
    city = changed("code", "990100")
    district = {**changed("code", "990101"), "version": [{**PLACE["version"][0]}]}
    district["version"][0]["first_day"] = date(2022, 2, 2)
    measures = read_measures([district, city, PLACE, COUNTRY])
    found = measures.for_place("990101")
    assert found.on(date(2022, 2, 2)).code == "990101"
    assert found.on(date(2022, 2, 1)).code == "990100"
    assert found.on(date(2017, 1, 1)).code == "000000"
    assert [version.code for version in found.timeline()] == ["000000", "990100", "990101"]


def test_a_calendar_reaches_every_place() -> None:
    calendar = WorkingDays(date(2026, 1, 1), date(2026, 12, 31), frozenset({date(2026, 10, 1)}))
    plain, loaded = load_measures(), with_calendar(load_measures(), calendar)
    assert loaded.codes() == plain.codes()
    for code in loaded.codes():
        assert loaded.for_place(code).next_working_day(date(2026, 10, 1)) == date(2026, 10, 2)
        assert loaded.for_place(code).versions == plain.for_place(code).versions
    with pytest.raises(CalendarUnknown):
        plain.for_place("000000").next_working_day(date(2026, 10, 1))


def test_with_a_calendar_the_wider_place_is_still_asked() -> None:
    calendar = WorkingDays(date(2026, 1, 1), date(2026, 12, 31))
    loaded = with_calendar(read_measures([PLACE, COUNTRY], calendar), calendar)
    assert loaded.for_place("990101").on(date(2017, 1, 1)).last_day_told is LastDayTold.EVE
