"""A place whose suspension waits for working days that nobody loaded: it is said, not guessed."""

from dataclasses import replace
from datetime import date

from anju.law.measures import Measures, PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.working_days import WorkingDays
from anju.office.planner.question import Typed, understood
from anju.office.planner.what_if import imagined

TODAY = date(2026, 11, 24)


def waiting(last_day: date) -> Measures:
    """The national rule, whose suspension waits for a working day; the days are known so far."""
    (national,) = load_measures().for_place("000000").versions
    known = WorkingDays(date(2016, 1, 1), last_day, frozenset())
    rolling = replace(national, holiday_roll=True)
    return Measures({"000000": PlaceMeasures([rolling], working_days=known)})


def test_a_question_beyond_the_calendar_says_so() -> None:
    found = understood(Typed(issued="20260315"), waiting(date(2026, 12, 31)), TODAY, "en")
    assert found.life is None
    (wrong,) = found.wrong
    assert wrong.field == "issued"
    assert "no calendar of working days is loaded for Monday, 15 March 2027" in wrong.text


def test_another_day_beyond_the_calendar_says_so() -> None:
    found = understood(Typed(issued="20260315"), waiting(date(2027, 12, 31)), TODAY, "en")
    assert found.life
    assert found.rules
    tried = imagined(found.life, found.rules, date(2027, 3, 1), "en")
    assert not tried.possible
    assert "15 March 2028" in tried.headline
