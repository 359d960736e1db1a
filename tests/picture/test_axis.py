"""Days lie in order on the line, and only quiet stretches are folded."""

from datetime import date, timedelta
from itertools import pairwise

from anju.picture.axis import FOLDED, axis_of
from anju.picture.flags import lanes, placed


def test_days_lie_in_order_and_fill_the_line() -> None:
    axis = axis_of(date(2024, 2, 1), date(2024, 3, 31)).between(10, 70)
    days = [date(2024, 2, 1) + timedelta(days=count) for count in range(60)]
    assert [round(axis.start_of(day), 6) for day in days] == list(range(10, 70))
    assert all(axis.end_of(a) == axis.start_of(b) for a, b in pairwise(days))
    assert axis.end_of(days[-1]) == 70
    assert axis.middle_of(days[0]) == 10.5


def test_a_day_off_the_line_is_at_its_end() -> None:
    axis = axis_of(date(2024, 1, 1), date(2024, 1, 10))
    assert axis.start_of(date(2020, 1, 1)) == 0
    assert axis.end_of(date(2030, 1, 1)) == 1


def test_a_line_of_one_day() -> None:
    axis = axis_of(date(2024, 1, 1), date(2024, 1, 1)).between(0, 8)
    assert (axis.start_of(date(2024, 1, 1)), axis.end_of(date(2024, 1, 1))) == (0, 8)


def test_only_a_long_time_without_events_is_folded() -> None:
    first, last = date(2020, 1, 1), date(2030, 12, 31)
    assert axis_of(first, last).drawn_days == FOLDED
    each_year = [date(year, 6, 1) for year in range(2020, 2031)]
    assert axis_of(first, last, each_year).folds() == ()
    assert len(axis_of(first, last, [date(2025, 6, 1)]).folds()) == 2


def test_labels_stand_in_the_lowest_lane_that_is_free() -> None:
    boxes = placed([(0, 50), (100, 50), (110, 50), (400, 10)])
    assert [box.lane for box in boxes] == [0, 1, 0, 0]
    assert lanes(boxes) == 2
    assert lanes([]) == 0
