"""Runs walks: the same ones on every run, or those of a seed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.office.casework.walks.cities import Founded, founded
from tests.office.casework.walks.walk import Walk


@contextmanager
def city_to_walk_in(vendor: str, shared: Path) -> Iterator[Founded]:
    """A city that is founded once for all walks, and gone afterwards."""
    city = founded(vendor, shared, shared / f"walks-{vendor}")
    try:
        yield city
    finally:
        city.database.drop()


def walk(city: Founded, walks: int, steps: int, number: int | None = None) -> None:
    """So many walks of so many steps; with a number those of that seed, else always the same.

    A walk that fails is made as small as can be, and printed as the steps that lead there.
    """

    def begin() -> Walk:
        return Walk(city)

    how = settings(
        max_examples=walks,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=number is None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    seeded = begin if number is None else seed(number)(begin)
    run_state_machine_as_test(seeded, settings=how)  # type: ignore[arg-type]  # a function will do
