"""Columns as callers have them are understood, or refused by name."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from anju.law.measures_files import load_measures
from anju.population import spread
from anju.population.answers import Replay
from anju.population.codes import NO_DAY, REASONS, STATUSES, code
from anju.population.columns import days_column
from anju.population.replay import Filings, Healed, replay
from anju.population.table import MeasureTable

TABLE = MeasureTable.of(load_measures())
ON = date(2026, 11, 23)


def _replayed(**other: object) -> Replay:
    columns: dict[str, Any] = {
        "issued_on": np.array(["2024-03-15", "2025-11-23"], "datetime64[D]"),
        "endorsed_on": np.array(["2025-03-01"], "datetime64[D]"),
        "offsets": [0, 1, 1],
        "place": [0, 1],
        "table": TABLE,
    }
    return replay(ON, **(columns | other))


def test_days_by_name_or_by_number_mean_the_same() -> None:
    named = np.array(["2024-03-15T23:59", "NaT"], "datetime64[m]")
    assert days_column(named).tolist() == [19797, NO_DAY]
    assert days_column(np.array([19797, NO_DAY])).dtype == np.int32


def test_an_empty_roster_has_no_answers() -> None:
    assert len(_replayed(issued_on=[], endorsed_on=[], offsets=[0], place=[])) == 0


def test_the_answer_is_written_where_it_is_told() -> None:
    out = Replay.of_rows(2)
    assert _replayed(out=out) is out
    assert out.status.tolist() == [code(STATUSES[1]), code(STATUSES[1])]
    assert out.reason.tolist() == [REASONS.index(None)] * 2


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"issued_on": [1.5, 2.5]}, "not a column of int32: float64"),
        ({"issued_on": [0, 2**31]}, "not a column of int32: int64"),
        ({"issued_on": [0, -(2**31) - 1]}, "not a column of int32"),
        ({"offsets": [0, 1]}, "2 permits and 1 rows need 3 offsets, 0 to 1"),
        ({"offsets": [1, 1, 1]}, "need 3 offsets"),
        ({"offsets": [0, 1, 2]}, "need 3 offsets"),
        ({"offsets": [0, 2, 1]}, "offsets never fall"),
        ({"place": [0, 15]}, "place 15 is not one of the table's 15"),
        ({"place": [0, -1]}, "not a column of uint16"),
        ({"place": [0]}, "place has 1 rows, not 2"),
        ({"cancelled_on": [0]}, "cancelled_on has 1 rows, not 2"),
        ({"out": Replay.of_rows(3)}, "out has 3 rows, not 2"),
        ({"filings": Filings([0], [0], [0], [0, 1])}, "need 3 offsets"),
        ({"filings": Filings([0], [0, 1], [0], [0, 0, 1])}, "must match"),
        ({"healed": Healed([0], [0], [300], [0, 0, 1])}, "not a column of uint8"),
    ],
)
def test_columns_that_do_not_belong_together_are_refused(
    columns: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        _replayed(**columns)


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_rows_are_shared_between_cores_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    once = _replayed()
    monkeypatch.setattr(spread, "FEWEST_ROWS", 1)
    monkeypatch.setattr(spread, "cores", lambda: cores)
    assert _replayed().days.tolist() == once.days.tolist()


def test_the_cores_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spread.cores() >= 1
    monkeypatch.delattr("anju.population.spread.os.sched_getaffinity", raising=False)
    monkeypatch.setattr("anju.population.spread.os.cpu_count", lambda: None)
    assert spread.cores() == 1
