"""A place's measures: what contradicts itself is refused; dated versions; the wider place."""

from dataclasses import replace
from datetime import date

import pytest

from anju.law.citation import REGULATION, Citation
from anju.law.legal_days import Days, Months
from anju.law.measures import (
    NATIONAL,
    Hold,
    LastDayTold,
    Measure,
    MeasureError,
    Measures,
    PlaceMeasures,
    SuspendedFrom,
    fallback,
    local_citations,
)
from anju.law.measures_files import load_measures
from anju.law.working_days import CalendarUnknown, WorkingDays

COUNTRY = load_measures().for_place(NATIONAL).versions[0]
SHANGHAI = load_measures().for_place("310000").versions[0]


def version(first_day: date, window: int) -> Measure:
    return replace(COUNTRY, code="990000", first_day=first_day, window=Days(window))


@pytest.mark.parametrize(
    ("told", "suspended"),
    [
        (LastDayTold.EVE, SuspendedFrom.ANNIVERSARY),
        (LastDayTold.EVE, SuspendedFrom.DAY_AFTER),
        (LastDayTold.ANNIVERSARY, SuspendedFrom.DAY_AFTER),
    ],
)
def test_the_day_told_may_be_the_last_good_day_or_before(
    told: LastDayTold, suspended: SuspendedFrom
) -> None:
    made = replace(COUNTRY, last_day_told=told, suspended_from=suspended)
    assert (made.last_day_told, made.suspended_from) == (told, suspended)


def test_the_day_told_is_never_a_day_of_suspension() -> None:
    with pytest.raises(MeasureError, match="000000: the last day told would already be suspended"):
        replace(
            COUNTRY,
            last_day_told=LastDayTold.ANNIVERSARY,
            suspended_from=SuspendedFrom.ANNIVERSARY,
        )


def hold(first: int, last: int, told: int, good: int) -> Hold:
    return Hold(date(2020, 3, first), date(2020, 3, last), date(2020, 3, told), date(2020, 3, good))


@pytest.mark.parametrize("days", [(2, 5, 8, 9), (2, 5, 9, 9), (2, 2, 2, 2), (2, 5, 1, 5)])
def test_the_days_of_a_hold_come_in_order(days: tuple[int, int, int, int]) -> None:
    assert hold(*days).first_day == date(2020, 3, days[0])


@pytest.mark.parametrize("days", [(3, 2, 8, 9), (2, 9, 8, 8), (2, 5, 10, 9)])
def test_a_hold_out_of_order_is_refused(days: tuple[int, int, int, int]) -> None:
    with pytest.raises(MeasureError, match=r"the hold from 2020-03-0\d are out of order"):
        hold(*days)


def test_holds_follow_one_another() -> None:
    after = (hold(2, 5, 8, 9), hold(6, 7, 8, 9))
    assert replace(COUNTRY, holds=after).holds == after


@pytest.mark.parametrize("second", [hold(5, 7, 8, 9), hold(1, 1, 1, 1)])
def test_holds_that_overlap_or_come_in_the_wrong_order_are_refused(second: Hold) -> None:
    with pytest.raises(MeasureError, match="000000: holds are given in order and do not overlap"):
        replace(COUNTRY, holds=(hold(2, 5, 8, 9), second))


def test_a_place_needs_a_version() -> None:
    with pytest.raises(MeasureError, match=r"^a place's measure needs at least one version$"):
        PlaceMeasures([])


def test_two_versions_never_begin_on_the_same_day() -> None:
    with pytest.raises(
        MeasureError, match=r"^two versions of a place's measure begin on the same day$"
    ):
        PlaceMeasures([version(date(2016, 1, 1), 30), version(date(2016, 1, 1), 60)])


def test_the_national_measure_is_never_missing() -> None:
    with pytest.raises(MeasureError, match=r"^the national measure \(000000\) is missing$"):
        Measures({"310000": PlaceMeasures([SHANGHAI])})


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2016, 1, 1), 30),
        (date(2024, 6, 30), 30),
        (date(2024, 7, 1), 60),
        (date(2024, 7, 2), 60),
        (date(2015, 12, 31), 30),
    ],
)
def test_each_day_has_the_version_in_force_whatever_their_order(day: date, window: int) -> None:
    place = PlaceMeasures([version(date(2024, 7, 1), 60), version(date(2016, 1, 1), 30)])
    assert place.on(day).window == Days(window)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2020, 4, 30), "000000"),
        (date(2020, 5, 1), "990000"),
        (date(2020, 5, 2), "990000"),
    ],
)
def test_before_its_first_version_a_place_uses_the_wider_one(day: date, code: str) -> None:
    country = PlaceMeasures([COUNTRY])
    place = PlaceMeasures([version(date(2020, 5, 1), 30)], country)
    assert place.on(day).code == code


def test_the_timeline_has_the_wider_place_only_where_the_place_had_not_begun() -> None:
    before = replace(COUNTRY, first_day=date(2015, 5, 5))
    later = replace(COUNTRY, first_day=date(2020, 5, 1))
    country = PlaceMeasures([COUNTRY, before, later])
    own = version(date(2020, 5, 1), 30)
    assert PlaceMeasures([own], country).timeline() == (before, COUNTRY, own)
    assert country.timeline() == (before, COUNTRY, later)


def test_a_place_has_the_code_of_its_measure() -> None:
    assert load_measures().for_place("440305").code == "440300"


def test_fallback_goes_from_the_district_to_the_country() -> None:
    assert fallback("440305") == ("440305", "440300", "440000", "000000")


def test_the_codes_are_those_that_have_a_measure() -> None:
    assert load_measures().codes() == (
        *("000000", "110000", "120000", "130000", "310000", "320000", "330000", "330100"),
        *("350000", "410000", "440000", "440300", "500000", "520100", "610000"),
    )


def test_without_a_calendar_no_working_day_is_known() -> None:
    with pytest.raises(CalendarUnknown) as unknown:
        PlaceMeasures([COUNTRY]).next_working_day(date(2026, 10, 1))
    assert unknown.value.day == date(2026, 10, 1)


def test_a_calendar_that_is_loaded_is_used() -> None:
    year = WorkingDays(date(2026, 1, 1), date(2026, 12, 31), frozenset({date(2026, 10, 1)}))
    place = PlaceMeasures([COUNTRY], working_days=year)
    assert place.next_working_day(date(2026, 10, 1)) == date(2026, 10, 2)


def test_a_measure_cites_the_regulation_and_its_own_article() -> None:
    beijing = load_measures().for_place("110000").versions[0]
    assert beijing.text is not None
    assert beijing.citations == (Citation(REGULATION, 10), Citation(beijing.text, 13))
    assert SHANGHAI.citations == (Citation(REGULATION, 10),)
    assert COUNTRY.citations == (Citation(REGULATION, 10),)


def test_a_local_text_is_cited_as_a_whole_where_no_article_is_kept() -> None:
    assert SHANGHAI.text is not None
    assert local_citations(SHANGHAI) == (Citation(SHANGHAI.text),)
    assert local_citations(load_measures().for_place("410000").versions[0]) == ()
    assert local_citations(COUNTRY) == ()
    assert local_citations(replace(COUNTRY, text=SHANGHAI.text)) == ()


def test_a_place_is_named_in_both_languages() -> None:
    assert (SHANGHAI.name("zh"), SHANGHAI.name("en")) == ("上海市", "Shanghai")


def test_shanghai_and_only_shanghai_heals_for_hardship() -> None:
    found = {code: load_measures().for_place(code).versions[0] for code in load_measures().codes()}
    assert {code for code, measure in found.items() if measure.hardship} == {"310000"}
    assert found["310000"].hardship == Months(12)
