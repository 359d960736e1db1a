"""The answer to reviewed rows as columns of text or numbers, in the order they are written."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.population.codes import NEXT_STEPS, NO_CODE, STATUSES, WINDOWS
from anju.population.table import MeasureTable
from anju.roster.explaining import Explainer
from anju.roster.judging import Answers, Judged

STATUS_WORDS = pl.Series([member.value for member in STATUSES])
NEXT_STEP_WORDS = pl.Series([member.value for member in NEXT_STEPS])
WINDOW_WORDS = pl.Series([*(member.value for member in WINDOWS), None], dtype=pl.String)


class AnswerColumns:
    """Makes the columns of one review."""

    def __init__(self, table: MeasureTable, explainer: Explainer) -> None:
        """`table` is the one the answers were given by."""
        self._codes = pl.Series([measure.code for measure in table.versions])
        self._explainer = explainer

    def of(self, judged: Judged) -> dict[str, pl.Series | NDArray[np.int32]]:
        """The columns by name; those of days stay int32 since 1970-01-01, `NO_DAY` where empty."""
        answers = judged.answers
        return {
            "place": self._codes.gather(answers.version),
            "status": STATUS_WORDS.gather(answers.status),
            "window": _windows(answers),
            "window_first_day": answers.window_first_day,
            "window_last_day": answers.window_last_day,
            "suspended_from": answers.suspended_from,
            "continuous_since": answers.continuous_since,
            "residence_years": pl.Series(answers.residence_years),
            "accumulated_days": pl.Series(answers.accumulated_days),
            "cancelled_from": answers.cancelled_from,
            "next_step": NEXT_STEP_WORDS.gather(answers.next_step),
            "explanation": self._explainer.sentences(judged),
        }


def _windows(answers: Answers) -> pl.Series:
    return WINDOW_WORDS.gather(np.where(answers.window == NO_CODE, len(WINDOWS), answers.window))
