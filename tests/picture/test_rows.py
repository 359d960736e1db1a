"""The rows share out every day and every mark."""

import itertools
from datetime import timedelta

from tests.picture.lives import LIVES, random_lives

from anju.picture.marks import Cancelled, Suspended, first_day_of
from anju.picture.rows import is_told, rows
from anju.picture.scene import scene

SCENES = [scene(life) for life in (*LIVES.values(), *random_lives(300))]


def test_the_rows_hold_every_day_once() -> None:
    for seen in SCENES:
        found = rows(seen)
        assert found[0].first_day == seen.first_day
        assert found[-1].last_day == seen.last_day
        for row, following in itertools.pairwise(found):
            assert row.last_day + timedelta(days=1) == following.first_day


def test_the_rows_hold_every_mark_once() -> None:
    for seen in SCENES:
        told = [mark for row in rows(seen) for mark in row.marks]
        assert len(told) == len({id(mark) for mark in told})
        for mark in seen.marks:
            if is_told(mark) and not isinstance(mark, Suspended | Cancelled):
                assert told.count(mark) == (first_day_of(mark) <= seen.last_day)


def test_a_suspension_or_cancellation_is_a_row_or_in_one() -> None:
    for seen in SCENES:
        starts = {(row.first_day, row.state.value) for row in rows(seen)}
        told = [mark for row in rows(seen) for mark in row.marks]
        for mark in (*seen.suspensions, seen.cancelled):
            if isinstance(mark, Suspended):
                assert mark in told or (mark.first_day, "suspended") in starts
            elif mark:
                assert mark in told or (mark.day, "cancelled") in starts


def test_years_in_which_nothing_happened_share_a_row() -> None:
    found = rows(scene(LIVES["waiting for 77 years"]))
    assert [len(row.bands) for row in found] == [1, 77, 1]


def test_no_row_is_a_sliver_of_a_year() -> None:
    found = rows(scene(LIVES["three gaps"]))
    assert all(row.days > 7 for row in found)
