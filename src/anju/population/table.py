"""The measures of places as one small table of numbers, for kernels.

Row `k` of the rules is place `k`; below the places stand the versions of their measures, below
those the periods held open, and last the days of calendars that are not what their weekday
says: rest days from Monday to Friday, worked weekends.  A row names others by their number.
A length of time is one number: N days are N, N months are -1 - N, and none is `NO_DAY`; a day
is the days since 1970-01-01.  A place's versions are those of its timeline, so that a wider
place's measure stands where the place had none of its own yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from anju.law.legal_days import Days, Months, Term
from anju.law.measures import (
    Cycle,
    Hold,
    LastDayTold,
    Late,
    Measure,
    Measures,
    PlaceMeasures,
    SuspendedFrom,
)
from anju.law.working_days import SATURDAY, WorkingDays
from anju.population.codes import NO_DAY

WIDTH: Final = 12

ROWS: Final = 1024
"""Tables have at least so many rows, so that kernels are compiled once for all of usual size."""


class Rules:
    """The table that kernels read, as a record: a kernel passes it on without counting its uses."""

    rows: NDArray[np.int32]
    """`WIDTH` numbers a row."""


# A place: the rows of its versions, the last one left out; the first and the last day of its
# calendar; the first row of the days that are not what their weekday says, and their number; and
# how many days before an anniversary are surely inside the window, whatever the version.
(
    VERSIONS_FROM,
    VERSIONS_TO,
    CALENDAR_FIRST_DAY,
    CALENDAR_LAST_DAY,
    TURNED_FROM,
    TURNED,
    SURE_DAYS,
) = range(7)

# A version: the values of its measure; the rows of its holds.
(
    FIRST_DAY,
    WINDOW,
    TELLS_EVE,
    GOOD_ON_EVE,
    ROLLS,
    GRACE,
    RESTARTS,
    LAPSE,
    HARDSHIP,
    WAITS_FOR_WORK,
    HOLDS_FROM,
    HOLDS_TO,
) = range(WIDTH)

# A period held open.
HELD_FIRST_DAY, HELD_LAST_DAY, HELD_TOLD, HELD_GOOD = range(4)

EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """The measures of some places; a column knows a place by its row in `places`, from 0.

    `versions[k]` is the measure that an answer's `version` k names.
    """

    places: tuple[PlaceMeasures, ...]
    versions: tuple[Measure, ...]
    rules: Rules

    @classmethod
    def of(cls, measures: Measures, codes: Iterable[str] | None = None) -> "MeasureTable":
        """The places with a measure of their own, or those that some division codes use."""
        asked = measures.codes() if codes is None else codes
        used = {place.code: place for place in map(measures.for_place, asked)}
        return cls.of_places([used[code] for code in sorted(used)])

    @classmethod
    def of_places(cls, places: Sequence[PlaceMeasures]) -> "MeasureTable":
        """The given places, in their order."""
        timelines = [place.timeline() for place in places]
        versions = tuple(measure for timeline in timelines for measure in timeline)
        return cls(tuple(places), versions, _rules(places, timelines, versions))

    def row_of(self, place: PlaceMeasures) -> int:
        """The row of a place that `Measures.for_place` gave; raises ValueError if it has none."""
        return [each.code for each in self.places].index(place.code)


def _rules(
    places: Sequence[PlaceMeasures],
    timelines: Sequence[Sequence[Measure]],
    versions: Sequence[Measure],
) -> Rules:
    version_row = len(places)
    hold_row = version_row + len(versions)
    turned_row = hold_row + sum(len(measure.holds) for measure in versions)
    place_rows: list[list[int]] = []
    version_rows: list[list[int]] = []
    hold_rows: list[list[int]] = []
    turned_rows: list[list[int]] = []
    for place, timeline in zip(places, timelines, strict=True):
        first = version_row + len(version_rows)
        span, turned = _calendar(place.working_days)
        turned_span = [turned_row + len(turned_rows), len(turned)]
        sure = min(map(_sure_days, timeline))
        place_rows.append([first, first + len(timeline), *span, *turned_span, sure])
        turned_rows += [turned[k : k + WIDTH] for k in range(0, len(turned), WIDTH)]
        for measure in timeline:
            held = hold_row + len(hold_rows)
            version_rows.append([*_values(measure), held, held + len(measure.holds)])
            hold_rows += [_hold(hold) for hold in measure.holds]
    return _record([*place_rows, *version_rows, *hold_rows, *turned_rows])


def _record(rows: list[list[int]]) -> Rules:
    count = ROWS
    while count < len(rows):
        count *= 2
    record = np.zeros(1, [("rows", np.int32, (count, WIDTH))]).view(np.recarray)[0]
    for number, row in enumerate(rows):
        record.rows[number, : len(row)] = row
    return cast("Rules", record)


def _values(measure: Measure) -> list[int]:
    return [
        day_number(measure.first_day),
        length(measure.window),
        measure.last_day_told is LastDayTold.EVE,
        measure.suspended_from is SuspendedFrom.ANNIVERSARY,
        measure.cycle is Cycle.ROLLING,
        length(measure.grace),
        measure.late is Late.RESTART,
        length(measure.lapse),
        length(measure.hardship),
        measure.holiday_roll,
    ]


def _sure_days(measure: Measure) -> int:
    """How many days before an anniversary are surely inside the window."""
    window = measure.window
    long_enough = window.count > (0 if isinstance(window, Months) else 27)
    return 27 if long_enough and not measure.holiday_roll else 0


def _hold(hold: Hold) -> list[int]:
    days = (hold.first_day, hold.last_day, hold.last_day_told, hold.last_good_day)
    return [day_number(day) for day in days]


def _calendar(calendar: WorkingDays | None) -> tuple[list[int], list[int]]:
    """A calendar's first and last day, and its days that are not what their weekday says."""
    if calendar is None:
        return [1, 0], []
    turned = [day for day in calendar.rest_days if day.weekday() < SATURDAY]
    turned += [day for day in calendar.worked_weekends if day.weekday() >= SATURDAY]
    span = [day_number(calendar.first_day), day_number(calendar.last_day)]
    return span, sorted(map(day_number, turned))


def day_number(day: date) -> int:
    """The days from 1970-01-01 to a legal day."""
    return (day - EPOCH).days


def day_named(number: int) -> date | None:
    """The legal day of a number in a column; None for `NO_DAY`."""
    return None if number == NO_DAY else EPOCH + timedelta(days=int(number))


def length(term: Term | None) -> int:
    """A length of time as one number: N days are N, N months -1 - N, none is `NO_DAY`."""
    if term is None:
        return NO_DAY
    return term.count if isinstance(term, Days) else -1 - term.count
