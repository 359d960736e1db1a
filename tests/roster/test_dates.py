"""Every way of writing a date, one or several to a cell; the quick way and the careful one."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anju.roster.cells import Cells
from anju.roster.day_columns import read_days
from anju.roster.day_texts import day_in, days_in

EPOCH = date(1970, 1, 1)
FULL_WIDTH = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


def iso(days: tuple[int, ...] | None) -> list[str] | None:
    return None if days is None else [(EPOCH + timedelta(days=day)).isoformat() for day in days]


def both(text: str, *, several: bool) -> list[str] | None:
    """What the careful way answers, after a check that the column's way agrees."""
    careful = (days_in if several else day_in)(text)
    column = read_days(Cells.of(pl.Series([text])), several=several)
    assert tuple(column.days) == (careful or ())
    assert bool(column.bad[0]) is (careful is None)
    return iso(careful)


@pytest.mark.parametrize(
    "text",
    [
        *("2025-03-05", "2025-3-5", "2025/03/5", "2025/3/05", "2025.3.5", "20250305"),
        *("2025年3月5日", "2025年03月05日", " 2025 年 3 月 5 日 ", "2025　年3　月5　日"),
        *("２０２５-０３-０５", "2025－03－05", "2025／3／5", "2025．3．5", "２０２５０３０５"),
        *("2025-03-05 00:00:00", "2025/3/5  00:00:00 ", "20250305 00:00:00"),
        *("2025年3月5日00:00:00", "2025年3月5日 00：00：00", "\t2025-03-05\n", "\u00a02025-03-05"),
    ],
)
def test_one_date(text: str) -> None:
    assert both(text, several=False) == ["2025-03-05"]
    assert both(text, several=True) == ["2025-03-05"]


@pytest.mark.parametrize(
    "text",
    [
        *("2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "0000-01-01", "25-03-05"),
        *("15/03/2024", "03/15/2024", "45000", "45000.5", "2025-3/5", "2025-3.5", "2025-003-05"),
        *("2025年3月", "2025年3月5", "2025年3月5号", "2025-03-05 08:30:00", "2025-03-05 0:00:00"),
        *("2025-03-05T00:00:00", "00:00:00", " 00:00:00", "2025 03 05", "202503055", "2025035"),
        *(
            "不详",
            "2025-03-05x",
            "x2025-03-05",
            "-",
            "\0",
            "2025–03–05",
            "2025-03-05 00:00",
            "\u0662\u0660\u0662\u0665-\u0660\u0663-\u0660\u0665",
        ),
    ],
)
def test_anything_else_is_no_date(text: str) -> None:
    assert both(text, several=False) is None
    assert both(text, several=True) is None


@pytest.mark.parametrize(
    "between", [";", "；", "、", ",", "，", " ", "\n", "　", " ; ", ";;", "； 、"]
)
def test_several_dates(between: str) -> None:
    text = between.join(["2024-03-01", "２０２５/２/２８", "2026年3月1日"])
    assert both(text, several=True) == ["2024-03-01", "2025-02-28", "2026-03-01"]


def test_blanks_around_the_characters_do_not_part_dates() -> None:
    text = "2024 年 3 月 1 日 2025年 2月 28日"
    assert both(text, several=True) == ["2024-03-01", "2025-02-28"]


def test_midnight_is_dropped_behind_each_date() -> None:
    text = "2024-03-01 00:00:00; 2025-02-28 00:00:00"
    assert both(text, several=True) == ["2024-03-01", "2025-02-28"]


@pytest.mark.parametrize(
    "text", ["2024-03-012025-02-28", "2024年3月1日2025年2月28日", "20240301,x"]
)
def test_a_cell_with_one_wrong_part_is_wrong(text: str) -> None:
    assert both(text, several=True) is None


def test_two_dates_are_no_single_date() -> None:
    assert both("2024-03-01;2025-03-01", several=False) is None
    assert both("2024-03-01;", several=False) is None


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_a_blank_cell_has_no_date(text: str) -> None:
    assert both(text, several=False) == both(text, several=True) == []


def test_separators_alone_are_no_dates() -> None:
    assert both(" ; ，", several=True) == []


WRITTEN = st.sampled_from(
    [
        "{y}-{m:02}-{d:02}",
        "{y}-{m}-{d}",
        "{y}/{m}/{d}",
        "{y}.{m}.{d}",
        "{y}{m:02}{d:02}",
        "{y}年{m}月{d}日",
    ]
)


@st.composite
def dates_as_typed(draw: st.DrawFn) -> tuple[date, str]:
    day = draw(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
    text = draw(WRITTEN).format(y=day.year, m=day.month, d=day.day)
    return day, text.translate(FULL_WIDTH) if draw(st.booleans()) else text


@given(st.lists(dates_as_typed(), max_size=7), st.sampled_from([";", "；", "、", ",", "，", " "]))
def test_what_was_typed_is_read(typed: list[tuple[date, str]], between: str) -> None:
    text = between.join(text for _, text in typed)
    assert both(text, several=True) == [day.isoformat() for day, _ in typed]


@given(st.text("0123456789０１９-/.－年月日 　;；、，,:\n", max_size=24))
def test_both_ways_agree_on_anything(text: str) -> None:
    both(text, several=True)
    both(text, several=False)


@given(
    st.lists(
        st.text("012-/ ;", max_size=12) | dates_as_typed().map(lambda typed: typed[1]), max_size=20
    )
)
def test_a_column_is_its_cells(texts: list[str]) -> None:
    column = read_days(Cells.of(pl.Series(texts, dtype=pl.String)), several=True)
    assert column.days.tolist() == [day for text in texts for day in days_in(text) or ()]
    assert column.bad.tolist() == [days_in(text) is None for text in texts]
    assert column.counts.tolist() == [len(days_in(text) or ()) for text in texts]
