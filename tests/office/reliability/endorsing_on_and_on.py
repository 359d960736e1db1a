"""Endorses permits one after another and says each outcome once it is committed.

Run by `test_killed`, which kills it: `python endorsing_on_and_on.py`, permits on standard input.
With the argument `again` it begins again and again, and repeats its requests.
"""

import json
import sys
from datetime import date
from itertools import cycle

import django

django.setup()

from tests.office.registry.acting import act  # noqa: E402 - a model is imported after setup

from anju.office.registry.permits.endorsing import endorse  # noqa: E402

DAY = date(2025, 3, 1)


def main() -> None:
    """Endorse every permit under a key of its own, and acknowledge it."""
    permits = sys.stdin.read().split()
    for permit in cycle(permits) if "again" in sys.argv else permits:
        outcome = endorse(permit_id=permit, filed_on=DAY, act=act(DAY, f"key-{permit}"))
        print(json.dumps(outcome), flush=True)  # noqa: T201 - this is what it is for


main()
