"""Clerks who endorse and take back without a pause, and what was acknowledged to them."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count, cycle

from django.db import InterfaceError, OperationalError, connections
from tests.office.registry.acting import act

from anju.office.registry.ledger.models import Entry
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.permits.endorsing import endorse, withdraw_endorsement
from anju.office.registry.refused import Because, Refused

DAY = date(2025, 3, 1)
Acknowledged = list[tuple[str, int, str]]
"""Subject, number and hash of each entry that was acknowledged."""


@dataclass
class Endorsers:
    """Those who work now; `cut_off` counts who ended because the server was gone."""

    acknowledged: Acknowledged = field(default_factory=list)
    cut_off: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def work(self, clerk: str, permits: list[str]) -> None:
        """Endorse each permit and take it back, again and again, until told to stop."""
        try:
            for number, permit in zip(count(), cycle(permits)):
                if self.stopped.is_set():
                    return
                self._endorse_and_take_back(clerk, permit, number)
        except (InterfaceError, OperationalError):
            self.cut_off += 1
        finally:
            connections.close_all()

    def _endorse_and_take_back(self, clerk: str, permit: str, number: int) -> None:
        acting = act(DAY, f"endorse-{number}", actor=clerk)
        try:
            outcome = self._told(endorse(permit_id=permit, filed_on=DAY, act=acting))
        except Refused as found:
            # The server fell over between an endorsement and its taking back.
            if found.reason is not Because.ALREADY_DECIDED:
                raise
            return
        acting = act(DAY, f"withdraw-{number}", actor=clerk)
        entry = outcome["number"]
        self._told(withdraw_endorsement(permit_id=permit, entry=entry, act=acting))

    def _told(self, outcome: Outcome) -> Outcome:
        """Remember what was acknowledged: `append` of a list is one step for all threads."""
        self.acknowledged.append((outcome["subject"], outcome["number"], outcome["hash"]))
        return outcome


@contextmanager
def endorsing(permits: list[str], clerks: int, tag: str = "") -> Iterator[Endorsers]:
    """So many clerks at work, each on permits of their own; at the end all are told to stop.

    Raises what any of them raised but the loss of the server.
    """
    endorsers = Endorsers()
    with ThreadPoolExecutor(clerks) as pool:
        working: list[Future[None]] = [
            pool.submit(endorsers.work, f"clerk-{tag}{nth}", permits[nth::clerks])
            for nth in range(clerks)
        ]
        try:
            yield endorsers
        finally:
            endorsers.stopped.set()
    for each in working:
        each.result()


def wait_for(seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    """Let them work for some seconds, or until something holds."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and not until():
        time.sleep(0.05)


def assert_kept(acknowledged: Acknowledged) -> None:
    """Every entry that was acknowledged is in the ledger, with its hash."""
    rows = Entry.objects.values_list("subject", "number", "hash")
    kept = {(subject, number, bytes(found).hex()) for subject, number, found in rows}
    assert set(acknowledged) <= kept
