"""The measures as a table of numbers."""

from dataclasses import replace
from datetime import date

import pytest
from tests.population.bridge import replay_permits, told_by_columns, told_by_law

from anju.law.facts import Permit
from anju.law.legal_days import Days, Months
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.population.codes import NO_DAY
from anju.population.table import ROWS, MeasureTable, length

MEASURES = load_measures()
ON = date(2026, 11, 23)


def test_every_place_with_a_measure_of_its_own_has_a_row() -> None:
    table = MeasureTable.of(MEASURES)
    assert [place.code for place in table.places] == list(MEASURES.codes())
    assert [measure.code for measure in table.versions] == list(MEASURES.codes())


def test_places_are_those_that_division_codes_use_once_each() -> None:
    table = MeasureTable.of(MEASURES, ["440305", "440106", "420106", "440304"])
    assert [place.code for place in table.places] == ["000000", "440000", "440300"]
    assert table.row_of(MEASURES.for_place("440305")) == 2
    with pytest.raises(ValueError, match="is not in list"):
        table.row_of(MEASURES.for_place("110105"))


@pytest.mark.parametrize(
    ("term", "number"),
    [(None, NO_DAY), (Days(0), 0), (Days(30), 30), (Months(0), -1), (Months(6), -7)],
)
def test_a_length_of_time_is_one_number(term: Days | Months | None, number: int) -> None:
    assert length(term) == number


def test_a_table_grows_with_its_measures() -> None:
    first = MEASURES.for_place("000000").versions[0]
    versions = [
        replace(
            first, first_day=date(2016 + n // 12, n % 12 + 1, 1 + n // 252), window=Days(28 + n % 7)
        )
        for n in range(200)
    ]
    places = [PlaceMeasures(versions)] * 6
    table = MeasureTable.of_places(places)
    assert len(table.versions) == 1200
    assert table.rules.rows.shape == (2 * ROWS, 12)
    permit = Permit(date(2024, 3, 15))
    answer = replay_permits([permit], [5], table, ON)
    assert told_by_columns(answer, 0, table) == told_by_law(permit, places[0], ON)


def test_a_place_is_judged_by_the_wider_place_before_its_own_measure_began() -> None:
    wide = MEASURES.for_place("440000")
    own = PlaceMeasures(
        [replace(wide.versions[0], code="440100", first_day=date(2026, 1, 1))], wide
    )
    table = MeasureTable.of_places([own])
    assert [measure.code for measure in table.versions] == ["440000", "440100"]
    permits = [Permit(date(2024, 12, 31)), Permit(date(2025, 1, 1))]
    answer = replay_permits(permits, [0, 0], table, ON)
    assert answer.version.tolist() == [0, 1]
