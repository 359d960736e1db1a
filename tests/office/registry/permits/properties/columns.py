"""The columns of a permit's projection read as a standing, beside the law's own."""

from datetime import date, timedelta

from anju.law.residence_years import YearsCount
from anju.law.standing import Standing
from anju.office.registry.models import Permit

ONE_DAY = timedelta(days=1)


def from_columns(row: Permit, on: date) -> dict[str, object]:
    """What the lists of due permits compare, written as the law's answer."""
    good, lapse_on = row.last_good_day, row.lapse_on
    assert good
    assert row.continuous_since
    assert row.counted_from
    ends = [row.closed_on, lapse_on + ONE_DAY if lapse_on else None]
    cancelled_from = min((day for day in ends if day and day <= on), default=None)
    suspended_from = None if row.pending == "in_time" else good + ONE_DAY
    if cancelled_from:
        status, window = "cancelled", None
        if suspended_from and suspended_from >= cancelled_from:
            suspended_from = None
    else:
        status = "suspended" if suspended_from and on >= suspended_from else "in_force"
        window = "open" if on <= good else "missed"
        if row.window_first_day and on < row.window_first_day:
            window = "not_open"
    counted = [on, suspended_from, cancelled_from]
    last = [on, cancelled_from - ONE_DAY if cancelled_from else None]
    last += [] if row.pending == "in_time" else [good]
    days = (min(day for day in last if day) - row.issued_on).days + 1
    years = YearsCount(row.continuous_since, row.counted_from)
    return {
        "status": status,
        "window": window,
        "window_last_day": row.last_day_told if window else None,
        "suspended_from": suspended_from,
        "cancelled_from": cancelled_from,
        "residence_years": years.whole_years_on(min(day for day in counted if day)),
        "accumulated_days": days - row.lost_days,
    }


def from_law(answer: Standing) -> dict[str, object]:
    """The same as the law answers it."""
    return {
        "status": answer.status.value,
        "window": answer.window.value if answer.window else None,
        "window_last_day": answer.window_last_day,
        "suspended_from": answer.suspended_from,
        "cancelled_from": answer.cancelled_from,
        "residence_years": answer.residence_years,
        "accumulated_days": answer.accumulated_days,
    }
