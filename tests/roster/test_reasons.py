"""Refused rows: one row, one reason, the first that applies."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from anju.roster.cells import Cells
from anju.roster.identity_numbers import identity_faults
from anju.roster.identity_texts import fault
from anju.roster.reasons import Reason

NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")

Make = Callable[..., Any]

HEADER = "permit_number,name,identity_number,issued_on,endorsed_on,cancelled_on,division_code\n"
GOOD = "A1,Li,11010519491231002X,2025-11-23,,,\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (" ,Li,,2025-11-23,,,", "missing_permit_number"),
        ("A1,Li,,2025-11-23,,,", "duplicate_permit_number"),
        (" A1 ,Li,,,,,", "duplicate_permit_number"),
        ("B,Li,,,bad,,", "missing_issue_date"),
        ("B,Li,123,15/03/2024,,,", "bad_date"),
        ("B,Li,,2025-11-23,2026-02-30,,", "bad_date"),
        ("B,Li,,2025-11-23,,45000,", "bad_date"),
        ("B,Li,110105194912310021,2025-11-23,,,999999", "bad_identity_number"),
        ("B,Li,,2015-12-31,,,99", "unknown_place"),
        ("B,Li,,2015-12-31,2015-01-01,,", "before_regulation"),
        ("B,Li,,2026-11-24,,2020-01-01,", "not_yet_issued"),
        ("B,Li,,2025-11-23,2025-01-01,2025-11-22,", "cancelled_before_issue"),
        ("B,Li,,2025-11-23,2025-11-22 2026-11-20,2026-11-20,", "before_issue"),
        ("B,Li,,2024-11-23,2025-01-01 2026-11-20,2026-11-20,", "after_cancellation"),
        ("B,Li,,2025-11-23,2025-11-23,,", "too_early"),
        ("B,Li,,2021-11-30,2023-05-30,,110000", "lapsed"),
    ],
)
def test_the_first_reason_that_applies(reviewed: Make, row: str, reason: str) -> None:
    made = reviewed(HEADER + GOOD + row + "\n")
    assert made.reasons == {3: reason}
    assert len(made.reviewed) == 1
    assert made.refused[0]["detail"]


def test_the_order_is_that_of_the_contract() -> None:
    assert [reason.value for reason in Reason] == [
        *("missing_permit_number", "bad_permit_number", "duplicate_permit_number"),
        *("missing_issue_date", "bad_date", "bad_identity_number", "unknown_place"),
        *("before_regulation", "not_yet_issued", "cancelled_before_issue", "before_issue"),
        *("after_cancellation", "too_early", "lapsed"),
    ]


def test_a_number_is_seen_even_in_a_row_refused_for_another_reason(reviewed: Make) -> None:
    made = reviewed(HEADER + "A1,,,nonsense,,,\nA1,,,2025-11-23,,,\n")
    assert made.reasons == {2: "bad_date", 3: "duplicate_permit_number"}
    assert "row 2" in made.refused[1]["detail"]


def test_numbers_are_compared_as_they_stand(reviewed: Make) -> None:
    made = reviewed(HEADER + "a1,,,2025-11-23,,,\nA1,,,2025-11-23,,,\n")
    assert not made.refused


def test_what_is_cancelled_or_endorsed_later_is_not_known_yet(reviewed: Make) -> None:
    made = reviewed(HEADER + "A1,,,2025-11-23,2030-01-01,9999-12-31,\n")
    assert made.reviewed[0]["status"] == "in_force"


def test_a_detail_never_repeats_the_value(reviewed: Make) -> None:
    made = reviewed(HEADER + "A1,,SECRET,2025-11-23,,,\nA2,,,SECRET,,,\nA3,,,2025-11-23,,,SECRET\n")
    assert len(made.refused) == 3
    assert not any("SECRET" in row["detail"] for row in made.refused)


@pytest.mark.parametrize(
    ("number", "is_right"),
    [
        ("11010519491231002x", True),
        (" 11010519491231002X ", True),
        ("999999194912310009", True),
        ("110105194902290025", False),
        ("11010519491231002", False),
        ("１１０１０５１９４９１２３１００２Ｘ", False),  # noqa: RUF001 - full width on purpose
    ],
)
def test_identity_numbers(reviewed: Make, number: str, is_right: bool) -> None:
    made = reviewed(HEADER + f"A1,,{number},2025-11-23,,,\n")
    assert bool(made.reviewed) is is_right


def test_nobody_is_born_after_the_day_judged(reviewed: Make) -> None:
    row = HEADER + "A1,,110105202001010007,2017-01-01,,,\n"
    assert not reviewed(row, on=date(2020, 1, 1)).refused
    assert reviewed(row, on=date(2019, 12, 31), force=True).reasons == {2: "bad_identity_number"}


def test_rows_read_are_rows_reviewed_and_rows_refused(reviewed: Make) -> None:
    made = reviewed(HEADER + GOOD + ",,,,,,\n\n" + GOOD + " , ,,,,,\nB,,,2025-11-23,,,440305\n")
    summary = made.done.summary
    assert (summary.rows, summary.reviewed, summary.refused) == (3, 2, 1)
    assert [row["row"] for row in made.reviewed] == ["2", "7"]
    assert made.reasons == {5: "duplicate_permit_number"}


NUMBERS = st.from_regex(
    r"(110105|440305)(19|20)[0-9]{2}[0-3][0-9][0-3][0-9][0-9]{3}[0-9Xx]", fullmatch=True
)


@given(st.lists(NUMBERS | st.text("0123456789Xx \uff38", max_size=20), max_size=30), st.booleans())
def test_numbers_in_columns_are_judged_as_one_by_one(numbers: list[str], mended: bool) -> None:
    if mended:
        numbers = [n[:17] + ric.calc_check_digit(n) if NUMBER.fullmatch(n) else n for n in numbers]
    on = date(2020, 1, 1)
    faults = identity_faults(Cells.of(pl.Series(numbers, dtype=pl.String)), on)
    assert faults.tolist() == [fault(number, on) for number in numbers]
