"""The sentence about each reviewed row, for a whole batch at once.

The law's own templates are cut at their slots; a column of sentences is their pieces
and the days between them put together.
"""

from datetime import date
from functools import cache, partial
from string import Formatter

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anju.law.endorsement import window_of
from anju.law.explanation import Case, case_of, slots, template
from anju.law.facts import Permit
from anju.law.life import Life, State
from anju.law.measures import Late, Measure
from anju.law.residence_years import YearsCount
from anju.law.standing import WindowState, standing_of
from anju.law.wording import day_in_words
from anju.population.codes import NO_DAY, code
from anju.population.table import EPOCH, MeasureTable, day_named, day_number
from anju.roster.day_words import DayWords
from anju.roster.judging import Answers, Judged
from anju.roster.lookups import Lookup

CASES = tuple(Case)
IN_FORCE, SUSPENDED, CANCELLED = map(code, State)
NOT_OPEN = code(WindowState.NOT_OPEN)
NUMBER = {case: np.uint8(number) for number, case in enumerate(CASES)}
Days = NDArray[np.int32]


class Explainer:
    """Explains answers on one legal day in one language."""

    def __init__(self, on: date, table: MeasureTable, language: str) -> None:
        """`table` is the one the answers were given by; `language` "zh" or "en"."""
        self.on, self.table, self.language = on, table, language
        self._words = DayWords(partial(day_in_words, language=language))
        self._on = day_in_words(on, language)
        self._restarts = np.array([m.late is Late.RESTART for m in table.versions])
        holds = [day_number(h.last_good_day) for m in table.versions for h in m.holds]
        self._decree_matters = bool(holds) and day_number(on) <= max(holds)
        self._turned = cache(self._turn)

    def sentences(self, judged: Judged) -> list[Lookup]:
        """One sentence for each reviewed row, in parts that are put together."""
        answers = judged.answers
        days = {
            "window_first_day": answers.window_first_day,
            "window_last_day": answers.window_last_day,
            "suspended_from": answers.suspended_from,
            "cancelled_from": answers.cancelled_from,
            "lapse_end": answers.lapse_end,
            "heals_until": answers.grace_end,
            "counted_on": np.full_like(answers.grace_end, NO_DAY),
        }
        case = self._cases(answers, judged.cancelled_on)
        if self._decree_matters:
            self._turn_back(judged, case, days)
        return self._put_together(case, answers.version.astype(np.int64), days)

    def _cases(self, answers: Answers, cancelled_on: Days) -> NDArray[np.uint8]:
        """Which sentence is true of each row, where no decree has a say."""
        today = day_number(self.on)
        lapses = (answers.lapse_end != NO_DAY).astype(np.uint8)
        restarts = self._restarts[answers.version]
        heals = (answers.grace_end != NO_DAY) & (today <= answers.grace_end)
        conditions = [
            (answers.status == CANCELLED) & (answers.cancelled_from == cancelled_on),
            answers.status == CANCELLED,
            (answers.status == IN_FORCE) & (answers.window == NOT_OPEN),
            (answers.status == IN_FORCE) & (today > answers.window_last_day),
            answers.status == IN_FORCE,
            heals,
            restarts,
        ]
        choices = [
            NUMBER[Case.CANCELLED],
            NUMBER[Case.LAPSED],
            NUMBER[Case.NOT_OPEN],
            NUMBER[Case.OPEN_PAST_TOLD],
            NUMBER[Case.OPEN],
            NUMBER[Case.SUSPENDED_HEALS],
            NUMBER[Case.SUSPENDED_RESTARTS] + lapses,
        ]
        return np.select(conditions, choices, NUMBER[Case.SUSPENDED_GAP] + lapses)

    def _turn_back(self, judged: Judged, case: NDArray[np.uint8], days: dict[str, Days]) -> None:
        """While a period held open is not over, the suspended are asked about one by one."""
        answers = judged.answers
        days["heals_until"] = answers.grace_end.copy()
        held = np.array([bool(measure.holds) for measure in self.table.versions])
        rows = np.flatnonzero((answers.status == SUSPENDED) & held[answers.version])
        for row in rows:
            place, first, year = (
                int(column[row])
                for column in (judged.place, answers.cycle_first_day, answers.cycle_year)
            )
            case[row], days["heals_until"][row], days["counted_on"][row] = self._turned(
                place, first, year
            )

    def _turn(self, place: int, cycle_first_day: int, year: int) -> tuple[int, int, int]:
        """The case of one suspended year, and its days `heals_until` and `counted_on`."""
        first_day = day_named(cycle_first_day) or EPOCH
        life = Life(
            permit=Permit(first_day),
            known_on=self.on,
            window=window_of(self.table.places[place], first_day, year),
            years=YearsCount.from_issue(first_day),
            judgements=(),
            pending=None,
            recorded_cancellation_on=None,
        )
        standing = standing_of(life)
        named = slots(standing, life)
        until, counted = (
            day_number(named[name]) if name in named else NO_DAY
            for name in ("heals_until", "counted_on")
        )
        return int(NUMBER[case_of(standing, life)]), until, counted

    def _put_together(
        self, case: NDArray[np.uint8], version: NDArray[np.int64], days: dict[str, Days]
    ) -> list[Lookup]:
        versions = len(self.table.versions)
        kinds = case.astype(np.int64) * versions + version
        present = np.flatnonzero(np.bincount(kinds, minlength=len(CASES) * versions))
        pieces = {
            kind: self._pieces(CASES[kind // versions], self.table.versions[kind % versions])
            for kind in present.tolist()
        }
        parts: list[Lookup] = []
        for place in range(max((len(cut) for cut in pieces.values()), default=1)):
            table = [""] * (len(CASES) * versions)
            day = np.full(len(case), NO_DAY, dtype=np.int32)
            named: dict[int, str] = {}
            for kind, cut in pieces.items():
                if place < len(cut):
                    table[kind] = cut[place][0]
                    named[kind // versions] = cut[place][1]
            for number, name in named.items():
                if name:
                    np.copyto(day, days[name], where=case == number)
            parts.append(Lookup(pl.Series(table), kinds))
            if any(named.values()):
                parts.append(self._words.of(day))
        return parts

    def _pieces(self, case: Case, measure: Measure) -> list[tuple[str, str]]:
        """A template as pairs of text and the name of the day after it, "" after the last."""
        whole = template(case, measure, self.language).replace("{on}", self._on)
        return [(text, name or "") for text, name, _, _ in Formatter().parse(whole)]
