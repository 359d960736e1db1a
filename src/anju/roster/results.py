"""Where judged rows go: the reviewed and the refused ones, each to its table."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from anju.roster.answer_columns import AnswerColumns
from anju.roster.judging import Judged
from anju.roster.refused_details import Details
from anju.roster.source import Batch
from anju.roster.table_plans import Tables
from anju.roster.tables import Table, Written, picked
from anju.roster.written_columns import ANSWER


class Results:
    """Writes verdicts to the tables of a review."""

    def __init__(self, tables: Tables, answers: AnswerColumns, details: Details) -> None:
        """`answers` and `details` make the columns of the reviewed and of the refused rows."""
        self._tables = tables
        self._answers = answers
        self._details = details

    def write(self, batch: Batch, judged: Judged) -> None:
        """Write the rows of a batch, each to its table."""
        written = self._answers.of(judged)
        answer = [written[name] for name in ANSWER]
        _write(self._tables.reviewed, batch, judged.reviewed, answer)
        if len(judged.refused):
            reasons = [self._details.reasons(judged), self._details.details(judged)]
            _write(self._tables.refused, batch, judged.refused, reasons)


def _write(
    table: Table, batch: Batch, rows: NDArray[np.int64], written: Sequence[Written]
) -> None:
    table.write(batch.rows[rows], [picked(column, rows) for column in batch.columns], written)
