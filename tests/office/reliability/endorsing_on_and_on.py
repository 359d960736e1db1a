"""Endorses permits one after another and says each outcome once it is committed.

Run by `test_killed`: `python endorsing_on_and_on.py`.  Each line that it reads is a round: permits,
with the word `again` before them where it begins again and again, and repeats its requests.  A
round is worked on in a process forked once everything is loaded, which takes longer than the work.
Its number is said first, so that it can be killed, and how it ended last.
"""

import json
import os
import sys
from datetime import date
from itertools import cycle
from multiprocessing import get_context

import django

django.setup()

from tests.office.registry.acting import act  # noqa: E402 - a model is imported after setup

from anju.office.registry.permits.endorsing import endorse  # noqa: E402

DAY = date(2025, 3, 1)


def main() -> None:
    """Carry out the rounds, one after another."""
    for line in sys.stdin:
        worker = get_context("fork").Process(target=_work, args=(line.split(),))
        worker.start()
        worker.join()
        print(worker.exitcode, flush=True)  # noqa: T201 - it is asked


def _work(told: list[str]) -> None:
    """Endorse every permit under a key of its own, and acknowledge it."""
    print(os.getpid(), flush=True)  # noqa: T201 - it is asked
    for permit in cycle(told[1:]) if told[0] == "again" else told:
        outcome = endorse(permit_id=permit, filed_on=DAY, act=act(DAY, f"key-{permit}"))
        print(json.dumps(outcome), flush=True)  # noqa: T201 - this is what it is for


main()
