"""What is wrong with each refused row, in one sentence that never repeats a value."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np
import polars as pl

from anju.law.known import Refusal
from anju.law.refusals import refusal_template
from anju.law.wording import day_in_words
from anju.population.codes import REASONS
from anju.population.table import EPOCH, day_named
from anju.roster.headers import CHINESE, Header
from anju.roster.identity_texts import FAULTS
from anju.roster.judging import DATES, Judged
from anju.roster.lookups import Lookup
from anju.roster.reasons import BY_CODE, SENTENCES, Reason
from anju.words import say

REASON_NAMES = pl.Series(["", *BY_CODE], dtype=pl.String)


class Details:
    """Writes the details of refused rows in one language."""

    def __init__(self, header: Header, on: date, language: str) -> None:
        """`header` is that of the roster, `on` the legal day judged."""
        self._language = language
        self._on = on
        self._columns = [
            "、".join(header.names[column].strip() for column in header.columns.get(field, ()))
            or CHINESE[field][0]
            for field in DATES
        ]
        self._history = cache(self._history_sentence)

    def of(self, judged: Judged) -> list[list[Lookup]]:
        """The columns `reason` and `detail`, one cell for each refused row."""
        histories = iter(self._histories(judged))
        codes = judged.reason[judged.refused]
        sentences: dict[str, int] = {}
        index = [
            sentences.setdefault(
                self._row_sentence(judged, row, BY_CODE[code - 1]) or next(histories),
                len(sentences),
            )
            for row, code in zip(judged.refused.tolist(), codes.tolist(), strict=True)
        ]
        details = Lookup(pl.Series(sentences.keys(), dtype=pl.String), np.array(index, np.int32))
        return [[Lookup(REASON_NAMES, codes)], [details, _nothing(len(index))]]

    def _row_sentence(self, judged: Judged, row: int, reason: Reason) -> str | None:
        """The sentence of a reason that lies in the row itself; None for a refused history."""
        faults = judged.faults
        if reason is Reason.BAD_IDENTITY_NUMBER:
            return say(FAULTS[int(faults.identity[row])], self._language)
        if reason not in SENTENCES:
            return None
        header = next(
            (name for bad, name in zip(faults.bad_dates, self._columns, strict=True) if bad[row]),
            "",
        )
        sentence = say(SENTENCES[reason], self._language)
        return sentence.format(row=int(faults.first_row[row]), header=header)

    def _histories(self, judged: Judged) -> Sequence[str]:
        refused = judged.histories
        columns = (refused.reason, refused.refused_day, refused.refused_detail)
        rows = zip(
            *(column.tolist() for column in (*columns, refused.already_endorsed)), strict=True
        )
        return [self._history(*row) for row in rows]

    def _history_sentence(self, reason: int, day: int, boundary: int, again: bool) -> str:
        template = refusal_template(
            Refusal(REASONS[reason] or ""), self._language, already_endorsed=again
        )
        return template.format(
            day=day_in_words(day_named(day) or EPOCH, self._language),
            boundary=day_in_words(day_named(boundary) or EPOCH, self._language),
        )


def _nothing(rows: int) -> Lookup:
    """No text: put behind another, it says that this one may hold any character."""
    return Lookup(pl.Series([""]), np.zeros(rows, dtype=np.int32))
