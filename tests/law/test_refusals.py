"""Histories that cannot be true, reason by reason: tests/law/refusals/*.toml."""

from pathlib import Path

import pytest
from tests.law.cases import Case, answer, read

from anju.law.known import Refusal

TABLES = sorted((Path(__file__).parent / "refusals").glob("*.toml"))
CASES = [case for table in TABLES for case in read(table)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.path.stem}: {case.name}")
def test_the_history_is_refused_or_not(case: Case) -> None:
    given = answer(case)
    assert {key: given.get(key) for key in case.expect} == case.expect


def test_every_reason_has_its_table() -> None:
    assert {*Refusal, "order"} == {table.stem for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_table_has_histories_refused_and_histories_taken(table: Path) -> None:
    said = [case.expect.get("refused") for case in CASES if case.path == table]
    assert None in said or table.stem == "order"
    assert table.stem in said or table.stem == "order"
