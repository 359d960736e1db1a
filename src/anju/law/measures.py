"""A place's implementing measures (实施办法) on a day.

Every sentence that the national text leaves open is a parameter here (Art. 22 lets
places decide); the values live in dated files, `measures/*.toml`, each with its
source and how surely it is known.  A place without a measure of its own falls back
to its city's, its province's, then the national one.

>>> from anju.law.measures_files import load_measures
>>> load_measures().for_place("440305").on(date(2026, 11, 23)).name_en
'Shenzhen'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from anju.law.citation import REGULATION, Citation, Text
from anju.law.confidence import Confidence
from anju.law.divisions import parents
from anju.law.legal_days import Term
from anju.law.local_rules import LocalRules
from anju.law.working_days import CalendarUnknown, WorkingDays

NATIONAL = "000000"
"""The code of the national rule, where every fallback ends."""


class LastDayTold(StrEnum):
    """The last day told to the holder: the eve of the anniversary, or the anniversary itself."""

    EVE = "eve"
    ANNIVERSARY = "anniversary"


class SuspendedFrom(StrEnum):
    """The first day of suspension if nothing was endorsed."""

    ANNIVERSARY = "anniversary"
    DAY_AFTER = "day_after"


class Cycle(StrEnum):
    """Whether the next year runs from the old date or from the day of a timely endorsement."""

    FIXED = "fixed"
    ROLLING = "rolling"


class Late(StrEnum):
    """What a late endorsement outside the grace does to the years."""

    RESTART = "restart"
    GAP_EXCLUDED = "gap_excluded"


class MeasureError(ValueError):
    """A measure contradicts itself or is not written as measures are written."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A period held open by decree.

    Years that would end from `first_day` to `last_day` stay good until `last_good_day`.
    """

    first_day: date
    last_day: date
    last_day_told: date
    last_good_day: date
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a hold whose days are out of order."""
        if not self.first_day <= self.last_day <= self.last_good_day >= self.last_day_told:
            raise MeasureError(f"the days of the hold from {self.first_day} are out of order")


@dataclass(frozen=True, slots=True)
class Measure:
    """One version of a place's measure: the values in force from `first_day` on."""

    code: str
    name_zh: str
    name_en: str
    first_day: date
    window: Term
    last_day_told: LastDayTold
    suspended_from: SuspendedFrom
    cycle: Cycle = Cycle.FIXED
    grace: Term | None = None
    late: Late = Late.RESTART
    lapse: Term | None = None
    hardship: Term | None = None
    holiday_roll: bool = False
    holds: tuple[Hold, ...] = ()
    confidence: Confidence = Confidence.TEXT
    text: Text | None = None
    article: int | None = None
    sources: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)
    local: LocalRules = field(default_factory=LocalRules, hash=False)

    def __post_init__(self) -> None:
        """Refuse a measure that would tell a day later than its last good day."""
        told, suspended = self.last_day_told, self.suspended_from
        if told is LastDayTold.ANNIVERSARY and suspended is SuspendedFrom.ANNIVERSARY:
            raise MeasureError(f"{self.code}: the last day told would already be suspended")
        if any(a.last_day >= b.first_day for a, b in zip(self.holds, self.holds[1:], strict=False)):
            raise MeasureError(f"{self.code}: holds are given in order and do not overlap")

    def name(self, language: str) -> str:
        """The name of the place in "zh" or "en"."""
        return self.name_en if language == "en" else self.name_zh

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the endorsement rests on: Art. 10, and the local article where it is known."""
        national = Citation(REGULATION, 10)
        if self.text is None or self.article is None:
            return (national,)
        return (national, Citation(self.text, self.article))


class PlaceMeasures:
    """The versions of the measure that a place uses, in order of their first day."""

    __slots__ = ("_beyond", "code", "versions", "working_days")

    def __init__(
        self,
        versions: Iterable[Measure],
        beyond: "PlaceMeasures | None" = None,
        working_days: WorkingDays | None = None,
    ) -> None:
        """`beyond` is the wider place, asked for days before the first version."""
        self.versions = tuple(sorted(versions, key=lambda version: version.first_day))
        if not self.versions:
            raise MeasureError("a place's measure needs at least one version")
        if len({version.first_day for version in self.versions}) < len(self.versions):
            raise MeasureError("two versions of a place's measure begin on the same day")
        self.code = self.versions[0].code
        self.working_days = working_days
        self._beyond = beyond

    def on(self, day: date) -> Measure:
        """The version in force on a legal day; that of the wider place before the first one."""
        for version in reversed(self.versions):
            if version.first_day <= day:
                return version
        return self._beyond.on(day) if self._beyond else self.versions[0]

    def next_working_day(self, day: date) -> date:
        """The day itself or the next working day; raises CalendarUnknown past the calendar."""
        if self.working_days is None:
            raise CalendarUnknown(day)
        return self.working_days.next_working_day(day)

    def timeline(self) -> tuple[Measure, ...]:
        """Every version a day can meet, in order; a wider place's where ours had not begun."""
        first = self.versions[0].first_day
        earlier = self._beyond.timeline() if self._beyond else ()
        return (*(measure for measure in earlier if measure.first_day < first), *self.versions)


class Measures:
    """All measures that are known, by division code."""

    def __init__(self, by_code: Mapping[str, PlaceMeasures]) -> None:
        """`by_code` must hold the national measure."""
        if NATIONAL not in by_code:
            raise MeasureError("the national measure (000000) is missing")
        self._by_code = dict(by_code)
        self._used: dict[str, PlaceMeasures] = {}

    def for_place(self, division_code: str) -> PlaceMeasures:
        """The measure a place uses: its own, its city's, its province's, or the national one.

        Whether there is such a place is not asked here; raises ValueError for anything but
        six digits.
        """
        if (found := self._used.get(division_code)) is None:
            codes = (code for code in fallback(division_code) if code in self._by_code)
            found = self._used[division_code] = self._by_code[next(codes)]
        return found

    def codes(self) -> tuple[str, ...]:
        """The codes that have a measure of their own, the national one first."""
        return tuple(sorted(self._by_code))


def fallback(division_code: str) -> tuple[str, ...]:
    """A code and the wider places it falls back to: 440305, 440300, 440000, 000000."""
    return (division_code, *parents(division_code))


def local_citations(measure: Measure) -> tuple[Citation, ...]:
    """The local text as a whole, for values whose article is not kept; none nationally."""
    if measure.text is None or measure.code == NATIONAL:
        return ()
    return (Citation(measure.text),)
