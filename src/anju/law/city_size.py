"""Cities by urban population (城区人口), as art. 16 of the Regulation sorts them.

The Regulation says "under" (以下) and "over" (以上) without saying which holds the number
itself.  The State Council's notice of 2014 on city sizes does: "over" includes the number,
"under" does not.  So a city of exactly 500,000 is medium.

>>> city_size(499_999).value, city_size(500_000).value
('small', 'medium')
"""

from enum import StrEnum

from anju.law.citation import CITY_SIZES, REGULATION, Citation


class CitySize(StrEnum):
    """The classes of art. 16; a town counts as a small city."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    LARGE_FROM_3_MILLION = "large_from_3_million"
    MEGACITY = "megacity"


FROM = (
    (5_000_000, CitySize.MEGACITY),
    (3_000_000, CitySize.LARGE_FROM_3_MILLION),
    (1_000_000, CitySize.LARGE),
    (500_000, CitySize.MEDIUM),
    (0, CitySize.SMALL),
)
"""The least urban population of each class, itself included."""

ITEMS = {
    CitySize.SMALL: 1,
    CitySize.MEDIUM: 2,
    CitySize.LARGE: 3,
    CitySize.LARGE_FROM_3_MILLION: 3,
    CitySize.MEGACITY: 4,
}


def city_size(urban_population: int) -> CitySize:
    """The class of a city by its urban permanent residents; raises ValueError below 0."""
    for least, size in FROM:
        if urban_population >= least:
            return size
    raise ValueError(f"{urban_population} is not a number of people")


def size_citations(size: CitySize) -> tuple[Citation, Citation]:
    """The item of art. 16 for a class, and the notice that decides its boundaries."""
    return Citation(REGULATION, 16, item=ITEMS[size]), Citation(CITY_SIZES)
