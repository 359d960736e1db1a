"""Turns a statement into a test: of a few examples, of many, and of thousands in the long tests."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

FEW = 25
EXAMPLES = (
    FEW,
    pytest.param(200, marks=pytest.mark.slow),
    pytest.param(4_000, marks=pytest.mark.soak),
)

Statement = Callable[..., None]


def always(*made: SearchStrategy[Any]) -> Callable[[Statement], Callable[[int], None]]:
    """The statement holds for everything that the strategies make.

    The few examples are the same in every run, so that the quick tests never flicker.
    """

    def as_test(statement: Statement) -> Callable[[int], None]:
        @pytest.mark.parametrize("examples", EXAMPLES)
        def test(examples: int) -> None:
            tried = settings(
                max_examples=examples,
                deadline=None,
                derandomize=examples == FEW,
                suppress_health_check=[HealthCheck.too_slow],
            )
            tried(given(*made)(statement))()

        return test

    return as_test
