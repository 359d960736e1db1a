"""Judges the rows of a batch: refused with one reason, or reviewed with an answer.

What is wrong with a row itself is looked for first, in the order of `Reason`; the
histories that are left are lived by `anju.population`, which knows the rest.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.law.measures import NATIONAL
from anju.population.codes import NO_DAY, REASONS
from anju.population.replay import replay
from anju.roster.day_columns import DayColumn, read_days
from anju.roster.headers import Field
from anju.roster.identity_numbers import identity_faults
from anju.roster.permit_numbers import BAD, MISSING, SeenNumbers
from anju.roster.places import UNKNOWN, Places
from anju.roster.reasons import CODES, Reason
from anju.roster.source import Batch
from anju.roster.unusable import Unusable
from anju.words import N_

Codes = NDArray[np.uint8]
Days = NDArray[np.int32]
Places16 = NDArray[np.uint16]

DATES = (Field.ISSUED_ON, Field.ENDORSED_ON, Field.CANCELLED_ON)
HISTORY_CODES = np.array([CODES.get(reason, 255) if reason else 0 for reason in REASONS], np.uint8)


class Answers(NamedTuple):
    """What the law over columns says of some rows; each column is one of its `Replay`."""

    reason: Codes
    refused_day: Days
    refused_detail: Days
    already_endorsed: NDArray[np.bool_]
    status: Codes
    window: Codes
    window_first_day: Days
    window_last_day: Days
    suspended_from: Days
    continuous_since: Days
    cancelled_from: Days
    residence_years: NDArray[np.int16]
    accumulated_days: Days
    next_step: Codes
    version: NDArray[np.int16]
    cycle_first_day: Days
    cycle_year: NDArray[np.int16]
    grace_end: Days
    lapse_end: Days


class Faults(NamedTuple):
    """What the details of refused rows need, for all N rows of a batch.

    `first_row` (int64) had the same permit number; `bad_dates` (bool, one column per field
    of `DATES`); `identity` (uint8) is the fault of the identity number.
    """

    first_row: NDArray[np.int64]
    bad_dates: tuple[NDArray[np.bool_], ...]
    identity: Codes


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a batch of N rows.

    `reason` (uint8[N]) is a code of `Reason`, 0 where reviewed.  `reviewed` and `refused`
    are their places in the batch; `answers` hold one row for each reviewed one, with its
    `place` in the measure table and its recorded `cancelled_on`; `histories` one row for
    each refused history, which are the rows `refused_histories` of the batch.
    """

    reason: Codes
    reviewed: NDArray[np.int64]
    refused: NDArray[np.int64]
    answers: Answers
    place: Places16
    cancelled_on: Days
    histories: Answers
    refused_histories: NDArray[np.int64]
    faults: Faults


class Judge:
    """Judges batch after batch of one roster, and remembers the permit numbers it met."""

    def __init__(self, on: date, places: Places, place: str | None = None) -> None:
        """`on` is the legal day judged; `place` a division code used for every row."""
        self.on = on
        self.places = places
        self._place = None if place is None else places.row_of(place)
        self._seen = SeenNumbers()

    def judge(self, batch: Batch) -> Judged:
        """The verdict on the rows of a batch, which follow those judged before."""
        days = tuple(days_of(batch, field) for field in DATES)
        place = self._places(batch)
        reason, faults = self._look_over(batch, days, place)
        sound = np.flatnonzero(reason == 0)
        issued_on, cancelled_on = (column.single(NO_DAY)[sound] for column in days[::2])
        endorsed_on, offsets = _histories(days[1], sound)
        lived = replay(
            self.on,
            issued_on,
            endorsed_on,
            offsets,
            place[sound].astype(np.uint16),
            self.places.table,
            cancelled_on=cancelled_on,
        )
        reason[sound] = _history_reasons(lived.reason)
        columns = [getattr(lived, name) for name in Answers._fields]
        good, wrong = np.flatnonzero(lived.reason == 0), np.flatnonzero(lived.reason)
        return Judged(
            reason,
            np.flatnonzero(reason == 0),
            np.flatnonzero(reason),
            Answers(*(column[good] for column in columns)),
            place[sound][good].astype(np.uint16),
            cancelled_on[good],
            Answers(*(column[wrong] for column in columns)),
            sound[wrong],
            faults,
        )

    def _places(self, batch: Batch) -> NDArray[np.int16]:
        codes = batch.texts.get(Field.DIVISION_CODE)
        if self._place is not None:
            return np.full(len(batch), self._place, dtype=np.int16)
        if codes is None:
            return np.full(len(batch), self.places.row_of(NATIONAL), dtype=np.int16)
        return self.places.rows_of(codes)

    def _look_over(
        self, batch: Batch, days: tuple[DayColumn, ...], place: NDArray[np.int16]
    ) -> tuple[Codes, Faults]:
        """The first reason in each row itself, and what its detail needs."""
        first = self._seen.look_up(batch.texts[Field.PERMIT_NUMBER], batch.rows)
        bad_dates = tuple(column.bad for column in days)
        faults = Faults(first, bad_dates, self._identity_faults(batch))
        issued = days[0]
        found = {
            Reason.MISSING_PERMIT_NUMBER: first == MISSING,
            Reason.BAD_PERMIT_NUMBER: first == BAD,
            Reason.DUPLICATE_PERMIT_NUMBER: first > 0,
            Reason.MISSING_ISSUE_DATE: (issued.counts == 0) & ~issued.bad,
            Reason.BAD_DATE: np.logical_or.reduce(faults.bad_dates),
            Reason.BAD_IDENTITY_NUMBER: faults.identity > 0,
            Reason.UNKNOWN_PLACE: place == UNKNOWN,
        }
        reason = np.zeros(len(batch), dtype=np.uint8)
        for name in reversed(found):
            reason[found[name]] = CODES[name]
        return reason, faults

    def _identity_faults(self, batch: Batch) -> Codes:
        numbers = batch.texts.get(Field.IDENTITY_NUMBER)
        if numbers is None:
            return np.zeros(len(batch), dtype=np.uint8)
        return identity_faults(numbers, self.on)


def days_of(batch: Batch, field: Field) -> DayColumn:
    """The dates of a field; a column without any where the roster has none."""
    if field in batch.texts:
        return read_days(batch.texts[field], several=field is Field.ENDORSED_ON)
    none = np.zeros(len(batch), dtype=np.int32)
    return DayColumn(none[:0], none, none.astype(np.bool_))


def _histories(
    endorsed: DayColumn, sound: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The endorsement days of the sound rows, one after the other, and their offsets."""
    counts = endorsed.counts[sound]
    offsets = np.zeros(len(sound) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    if len(sound) == len(endorsed.counts):
        return endorsed.days, offsets
    kept = np.zeros(len(endorsed.counts), dtype=np.bool_)
    kept[sound] = True
    return endorsed.days[np.repeat(kept, endorsed.counts)], offsets


def _history_reasons(found: Codes) -> Codes:
    reasons = HISTORY_CODES[found]
    if (reasons == 255).any():
        raise Unusable(
            N_("a measure waits for a working day that the calendar loaded does not know")
        )
    return reasons
