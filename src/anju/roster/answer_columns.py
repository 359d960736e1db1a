"""The answer to reviewed rows as columns, in the order they are written."""

import numpy as np
import polars as pl

from anju.population.codes import NEXT_STEPS, NO_CODE, STATUSES, WINDOWS
from anju.population.table import MeasureTable
from anju.roster.explaining import Explainer
from anju.roster.judging import Judged
from anju.roster.lookups import Lookup
from anju.roster.tables import Numbers, Written

STATUS_WORDS = pl.Series([member.value for member in STATUSES])
NEXT_STEP_WORDS = pl.Series([member.value for member in NEXT_STEPS])
WINDOW_WORDS = pl.Series([*(member.value for member in WINDOWS), None], dtype=pl.String)


class AnswerColumns:
    """Makes the columns of one review."""

    def __init__(self, table: MeasureTable, explainer: Explainer) -> None:
        """`table` is the one the answers were given by."""
        self._codes = pl.Series([measure.code for measure in table.versions])
        self._explainer = explainer

    def of(self, judged: Judged) -> dict[str, Written]:
        """The columns by name."""
        answers = judged.answers
        windows = np.where(answers.window == NO_CODE, len(WINDOWS), answers.window)
        return {
            "place": [Lookup(self._codes, answers.version)],
            "status": [Lookup(STATUS_WORDS, answers.status)],
            "window": [Lookup(WINDOW_WORDS, windows)],
            "window_first_day": answers.window_first_day,
            "window_last_day": answers.window_last_day,
            "suspended_from": answers.suspended_from,
            "continuous_since": answers.continuous_since,
            "residence_years": Numbers(answers.residence_years),
            "accumulated_days": Numbers(answers.accumulated_days),
            "cancelled_from": answers.cancelled_from,
            "next_step": [Lookup(NEXT_STEP_WORDS, answers.next_step)],
            "explanation": self._explainer.sentences(judged),
        }
