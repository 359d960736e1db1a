"""Where judged rows go: the reviewed and the refused ones, each to its table."""

from anju.roster.answer_columns import AnswerColumns
from anju.roster.judging import Judged
from anju.roster.refused_details import Details
from anju.roster.source import Batch
from anju.roster.table_plans import Tables
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
        if len(judged.reviewed):
            written = self._answers.of(judged)
            self._tables.reviewed.write(batch, judged.reviewed, [written[name] for name in ANSWER])
        if len(judged.refused):
            self._tables.refused.write(batch, judged.refused, self._details.of(judged))
