"""The rows that a review accepted, as values: for whoever keeps a roster, not only reviews it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from anju.population.codes import NO_DAY
from anju.population.table import EPOCH
from anju.roster.headers import Field
from anju.roster.judging import Judged, days_of
from anju.roster.source import LOST, Batch


class AcceptedRow(NamedTuple):
    """A row of a roster that no reason refuses.

    `at` is its place in the batch, `number` the row as a person sees it.  Text is trimmed, empty
    where the roster says nothing; an identity number is in capitals.  The days are those known on
    the day judged, the endorsements in order, each once; `lapsed_on` is the day from which the
    measure itself had cancelled by then.
    """

    at: int
    number: int
    permit_number: str
    name: str
    identity_number: str
    division_code: str
    issued_on: date
    endorsed_on: tuple[date, ...]
    cancelled_on: date | None
    lapsed_on: date | None


def accepted_rows(batch: Batch, judged: Judged, on: date) -> Iterator[AcceptedRow]:
    """The reviewed rows of a batch that was judged on a legal day, in their order, one by one."""
    rows = judged.reviewed
    issued, endorsed, cancelled = (days_of(batch, field) for field in _DAYS)
    ends = np.cumsum(endorsed.counts)
    spans = zip((ends - endorsed.counts)[rows].tolist(), ends[rows].tolist(), strict=True)
    known = int((on - EPOCH).days)
    days = endorsed.days.tolist()
    texts = [_texts(batch, field, rows) for field in _TEXTS]
    columns = zip(
        rows.tolist(),
        batch.rows[rows].tolist(),
        *texts,
        issued.single(NO_DAY)[rows].tolist(),
        spans,
        cancelled.single(NO_DAY)[rows].tolist(),
        judged.answers.cancelled_from.tolist(),
        strict=True,
    )
    return (
        AcceptedRow(
            at,
            number,
            permit_number,
            name,
            identity_number.upper(),
            division_code,
            _day(issued_on),
            tuple(_day(day) for day in sorted({*days[first:last]}) if day <= known),
            _day(cancelled_on) if NO_DAY < cancelled_on <= known else None,
            _day(closed_on) if closed_on not in (NO_DAY, cancelled_on) else None,
        )
        for (
            at,
            number,
            permit_number,
            name,
            identity_number,
            division_code,
            issued_on,
            (first, last),
            cancelled_on,
            closed_on,
        ) in columns
    )


_DAYS = (Field.ISSUED_ON, Field.ENDORSED_ON, Field.CANCELLED_ON)
_TEXTS = (Field.PERMIT_NUMBER, Field.NAME, Field.IDENTITY_NUMBER, Field.DIVISION_CODE)


def _texts(batch: Batch, field: Field, rows: NDArray[np.int64]) -> list[str]:
    """The text of a field in some rows; of a cell that does not hold what it shows, none."""
    if field not in batch.texts:
        return [""] * len(rows)
    return [text.strip().strip(LOST) for text in batch.texts[field].some(rows)]


def _day(number: int) -> date:
    return EPOCH + timedelta(days=number)
