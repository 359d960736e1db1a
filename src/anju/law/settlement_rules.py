"""A city's own conditions for settlement (落户), and how far art. 16 lets them go.

A rule beyond the Regulation cannot be made: it is refused where it is written.

>>> SettlementRule(800_000, insurance_months=37)
Traceback (most recent call last):
anju.law.settlement_rules.RefusedRule: insurance_beyond_cap
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from anju.law.city_size import CitySize, city_size, size_citations
from anju.law.outcome import Reason

INSURANCE_CAP: Mapping[CitySize, int] = {
    CitySize.MEDIUM: 36,
    CitySize.LARGE: 60,
    CitySize.LARGE_FROM_3_MILLION: 60,
}
"""The most months of social insurance a city may ask for: 3 years (item 2), 5 years (item 3)."""


class DwellingTest(StrEnum):
    """A test on the dwelling that goes beyond its being lawful and stable."""

    FLOOR_AREA = "floor_area"
    PRICE = "price"


class RefusedRule(ValueError):
    """A local rule goes beyond the Regulation; `reason` says how, with the article."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason, for a sentence about it."""
        super().__init__(reason.code)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SettlementRule:
    """What a city asks for; raises RefusedRule where art. 16 does not let it.

    `urban_population` is people; spans are months, None where the city's time is not known.
    `pass_mark` are the points asked for where there are points.  `follows_small_cities` is for
    a medium city under little pressure, which may ask for a dwelling only (art. 16(2)).
    """

    urban_population: int
    employment_months: int | None = None
    insurance_months: int | None = None
    dwelling_tests: frozenset[DwellingTest] = frozenset()
    by_points: bool = False
    pass_mark: int | None = None
    follows_small_cities: bool = False

    def __post_init__(self) -> None:
        """Refuse what the Regulation does not allow."""
        for broken, code in self._checks():
            if broken:
                values = (("population", self.urban_population),)
                raise RefusedRule(Reason(code, size_citations(self.size), values))

    @property
    def size(self) -> CitySize:
        """The class of the city."""
        return city_size(self.urban_population)

    @property
    def asks_dwelling_only(self) -> bool:
        """Whether a lawful stable dwelling is all that is asked for (art. 16(1))."""
        return self.size is CitySize.SMALL or self.follows_small_cities

    def _checks(self) -> tuple[tuple[bool, str], ...]:
        size, cap = self.size, INSURANCE_CAP.get(self.size)
        may_score = size in {CitySize.LARGE_FROM_3_MILLION, CitySize.MEGACITY}
        times = self.employment_months is not None or self.insurance_months is not None
        beyond = cap is not None and (self.insurance_months or 0) > cap
        return (
            (self.follows_small_cities and size is not CitySize.MEDIUM, "only_medium_may_follow"),
            (self.asks_dwelling_only and times, "dwelling_only"),
            (beyond, "insurance_beyond_cap"),
            (bool(self.dwelling_tests) and not may_score, "no_dwelling_test"),
            (self.by_points and not may_score, "no_points_below_3_million"),
            (size is CitySize.MEGACITY and not self.by_points, "points_required"),
            (self.pass_mark is not None and not self.by_points, "pass_mark_without_points"),
        )
