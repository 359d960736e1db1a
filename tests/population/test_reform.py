"""What a reform would change, permit by permit and in numbers."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from anju.law.legal_days import Days
from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.population.codes import NO_CODE
from anju.population.reform import MeasureTable, compare, histories

MEASURES = load_measures()
NATIONAL = MEASURES.for_place("000000")
NOW = MeasureTable.of_places([NATIONAL])
ON = date(2026, 11, 23)

PERMITS = histories(
    np.array(["2025-06-01", "2024-03-15", "2024-03-15", "2027-01-01"], "datetime64[D]"),
    np.array(["2025-03-01", "2026-02-20", "2025-04-20", "2026-04-10"], "datetime64[D]"),
    [0, 0, 2, 4, 4],
    [0, 0, 0, 0],
    NOW,
)


def test_a_grace_helps_only_those_who_were_late() -> None:
    graceful = PlaceMeasures([replace(NATIONAL.versions[0], grace=Days(60))])
    reform = compare(ON, PERMITS, NOW, MeasureTable.of_places([graceful]))
    assert reform.changed.tolist() == [False, False, True, False]
    assert reform.before.residence_years.tolist()[2] == 1
    assert reform.after.residence_years.tolist()[2] == 2
    assert reform.moves.tolist() == [[2, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]]


def test_a_shorter_window_refuses_what_was_true() -> None:
    short = PlaceMeasures([replace(NATIONAL.versions[0], window=Days(5))])
    reform = compare(ON, PERMITS, NOW, MeasureTable.of_places([short]))
    assert reform.changed.tolist() == [False, True, True, False]
    assert reform.moves[0].tolist() == [0, 0, 0, 2]
    assert reform.after.status.tolist()[1] == NO_CODE


def test_both_tables_have_the_same_places() -> None:
    with pytest.raises(ValueError, match="not the same places"):
        compare(ON, PERMITS, NOW, MeasureTable.of(MEASURES))
