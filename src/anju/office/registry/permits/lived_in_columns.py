"""Histories of many permits lived at once under some measures.

`anju.population` lives the histories; what it does not tell of one (a filing that waits, a
permit that has lapsed meanwhile, a history that cannot be true) is asked of the law one by one.

>>> from datetime import date
>>> from anju.law.facts import Permit
>>> from anju.law.measures_files import load_measures
>>> law = LawInColumns(load_measures())
>>> [told.last_good_day for told in law.facts([(Permit(date(2025, 11, 23)), "440305")])]
[datetime.date(2026, 11, 22)]
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from anju.law.endorsement import EndorsementWindow, window_of
from anju.law.facts import Decision, HealedGap, HealingGround, Permit
from anju.law.known import RefusedHistory
from anju.law.life import State, live
from anju.law.measures import Measures, PlaceMeasures
from anju.office.registry.permits.columns import Told, last_known_on, unless_refused
from anju.office.registry.permits.law_facts import LawFacts, facts_of
from anju.population.codes import NO_CODE, NO_DAY, code
from anju.population.replay import Filings, Healed, Replay, replay
from anju.population.table import EPOCH, MeasureTable

_EPOCH = EPOCH.toordinal()
_CANCELLED = code(State.CANCELLED)
_DECISIONS = {None: NO_CODE} | {decision: code(decision) for decision in Decision}
_GROUNDS = {ground: code(ground) for ground in HealingGround}
_WINDOWS_KEPT = 200_000


class LawInColumns:
    """Lives histories under some measures, and keeps the years it met."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._table = MeasureTable.of(measures)
        self._rows = {place.code: row for row, place in enumerate(self._table.places)}
        self._places: dict[str, int] = {}
        self._windows: dict[tuple[int, int, int], EndorsementWindow] = {}

    def facts(self, permits: Sequence[tuple[Permit, str]]) -> list[LawFacts]:
        """The law's facts of permits and their division codes; raises RefusedHistory."""
        return list(map(unless_refused, self.judged(permits)))

    def judged(self, permits: Sequence[tuple[Permit, str]]) -> list[Told]:
        """The same, with the refusal in the place of a permit whose history cannot be true."""
        told: list[Told | None] = [None] * len(permits)
        years: dict[int, _Columns] = {}
        for row, (permit, division_code) in enumerate(permits):
            if not _is_odd(permit):
                columns = years.setdefault(last_known_on(permit).year, _Columns())
                columns.add(row, permit, self._place(division_code))
        for year, columns in years.items():
            self._live(date(year, 12, 31), columns, told)
        return [
            self._one_by_one(*permits[row]) if found is None else found
            for row, found in enumerate(told)
        ]

    def _place(self, division_code: str) -> int:
        row = self._places.get(division_code)
        if row is None:
            row = self._rows[self._measures.for_place(division_code).code]
            self._places[division_code] = row
        return row

    def _live(self, on: date, columns: "_Columns", told: list[Told | None]) -> None:
        """Live the permits of one year up to its end, before which hardly one has lapsed."""
        lived = columns.replayed(on, self._table)
        plain = (lived.reason == 0) & (lived.status != _CANCELLED) & ~lived.pending
        good = lived.suspended_from.astype(np.int64) - 1
        issued = np.array(columns.issued_on, np.int64)
        last = np.minimum(good, on.toordinal() - _EPOCH)
        lost = last - issued + 1 - lived.accumulated_days
        rows = zip(
            columns.rows,
            plain.tolist(),
            columns.place,
            lived.cycle_first_day.tolist(),
            lived.cycle_year.tolist(),
            good.tolist(),
            lived.continuous_since.tolist(),
            lived.counted_from.tolist(),
            lost.tolist(),
            columns.last_endorsed_on,
            strict=True,
        )
        for row, is_plain, place, cycle, year, last_good, since, counted, days, endorsed in rows:
            if is_plain:
                window = self._window(place, cycle, year)
                last_good_day = date.fromordinal(last_good + _EPOCH)
                if last_good_day != window.last_good_day:
                    window = window.kept_good_until(last_good_day)
                told[row] = LawFacts(
                    window.cycle_first_day,
                    year,
                    window.first_day,
                    window.last_day_told,
                    last_good_day,
                    window.lapse_end,
                    date.fromordinal(since + _EPOCH),
                    date.fromordinal(counted + _EPOCH),
                    days,
                    "",
                    endorsed,
                )

    def _window(self, place: int, cycle: int, year: int) -> EndorsementWindow:
        """The days of a year of a cycle, which many permits share."""
        key = (place, cycle, year)
        window = self._windows.get(key)
        if window is None:
            if len(self._windows) >= _WINDOWS_KEPT:
                self._windows.clear()
            rules: PlaceMeasures = self._table.places[place]
            window = window_of(rules, date.fromordinal(cycle + _EPOCH), year)
            self._windows[key] = window
        return window

    def _one_by_one(self, permit: Permit, division_code: str) -> Told:
        rules = self._measures.for_place(division_code)
        try:
            return facts_of(live(permit, rules, last_known_on(permit)))
        except RefusedHistory as refused:
            return refused


@dataclass(slots=True)
class _Columns:
    """Histories that are lived together; `rows` are their places among all that were asked for."""

    rows: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    issued_on: list[int] = field(default_factory=list)
    last_endorsed_on: list[date | None] = field(default_factory=list)
    endorsed_on: list[int] = field(default_factory=list)
    offsets: list[int] = field(default_factory=lambda: [0])
    filings: list[tuple[int, int, int]] = field(default_factory=list)
    filing_offsets: list[int] = field(default_factory=lambda: [0])
    healed: list[tuple[int, int, int]] = field(default_factory=list)
    healed_offsets: list[int] = field(default_factory=lambda: [0])

    def add(self, row: int, permit: Permit, place: int) -> None:
        """Take in one history."""
        last: date | None = None
        for filing in permit.endorsements:
            filed_on = filing.filed_on
            if filing.decision is Decision.GRANTED:
                self.endorsed_on.append(filed_on.toordinal() - _EPOCH)
                last = filed_on if last is None or filed_on > last else last
            else:
                decided_on = _number(filing.decided_on)
                told = (filed_on.toordinal() - _EPOCH, _DECISIONS[filing.decision], decided_on)
                self.filings.append(told)
        self.healed += map(_healed, permit.healed_gaps)
        self.rows.append(row)
        self.place.append(place)
        self.issued_on.append(permit.issued_on.toordinal() - _EPOCH)
        self.last_endorsed_on.append(last)
        self.offsets.append(len(self.endorsed_on))
        self.filing_offsets.append(len(self.filings))
        self.healed_offsets.append(len(self.healed))

    def replayed(self, on: date, table: MeasureTable) -> Replay:
        """How they stand on a day; cancellations are left out, for they change no year."""
        filed_on, decision, decided_on = _columns_of(self.filings)
        first_day, last_day, ground = _columns_of(self.healed)
        return replay(
            on,
            np.array(self.issued_on, np.int32),
            np.array(self.endorsed_on, np.int32),
            np.array(self.offsets, np.int64),
            np.array(self.place, np.uint16),
            table,
            filings=Filings(filed_on, decision, decided_on, self.filing_offsets)
            if self.filings
            else None,
            healed=Healed(first_day, last_day, ground, self.healed_offsets)
            if self.healed
            else None,
        )


def _is_odd(permit: Permit) -> bool:
    """Whether a cancellation comes before what it must follow: the law says what is wrong."""
    days = [each.cancelled_on for each in permit.cancellations if not each.annulled]
    if not days:
        return False
    first = min(days)
    granted = (each.filed_on for each in permit.endorsements if each.decision is Decision.GRANTED)
    return first < permit.issued_on or any(day >= first for day in granted)


def _healed(gap: HealedGap) -> tuple[int, int, int]:
    return _number(gap.first_day), _number(gap.last_day), _GROUNDS[gap.ground]


def _columns_of(rows: Sequence[tuple[int, int, int]]) -> tuple[NDArray[np.int64], ...]:
    return tuple(np.array(rows, np.int64).reshape(-1, 3).T)


def _number(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal() - _EPOCH
