"""Walks through the counter: ten of 25 steps on each database, the same on every run.

A failing walk is made as small as can be and printed as the steps that lead there.  Long walks with
new seeds: `tests/office/soak/test_long_walks.py`.
"""

from pathlib import Path

import pytest
from tests.office.casework.walks.walking import city_to_walk_in, walk
from tests.office.databases import VENDORS

WALKS, STEPS = 10, 25


@pytest.mark.parametrize("vendor", VENDORS)
def test_whatever_is_done_at_the_counter(vendor: str, shared_folder: Path) -> None:
    with city_to_walk_in(vendor, shared_folder) as city:
        walk(city, WALKS, STEPS)
