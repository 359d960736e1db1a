"""Long walks through the counter, for ten minutes on each database, with new seeds every time.

`ANJU_SOAK_SECONDS` lets them go on longer, or shorter; `ANJU_SOAK_SEED` begins with the seed that a
failure named.
"""

import itertools
import os
import secrets
import time
from pathlib import Path

import pytest
from tests.office.casework.walks.walking import city_to_walk_in, walk
from tests.office.databases import VENDORS

SECONDS = float(os.environ.get("ANJU_SOAK_SECONDS", "600"))
STEPS = 120


@pytest.mark.soak
@pytest.mark.parametrize("vendor", VENDORS)
def test_wherever_a_long_walk_leads(vendor: str, shared_folder: Path) -> None:
    first = int(os.environ.get("ANJU_SOAK_SEED") or secrets.randbelow(10**9))
    until = time.monotonic() + SECONDS
    with city_to_walk_in(vendor, shared_folder) as city:
        for number in itertools.count(first):
            try:
                walk(city, 4, STEPS, number)
            except BaseException as failure:
                failure.add_note(f"again: ANJU_SOAK_SEED={number} make soak")
                raise
            if time.monotonic() > until:
                break
