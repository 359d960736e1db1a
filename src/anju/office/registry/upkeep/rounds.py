"""The rounds of the background worker, each one transaction or several that stand by themselves.

A worker may be killed at any moment and several may work at once: what one has done the next
finds done.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from anju.office.access.codes import drop_old_codes
from anju.office.common.clock import legal_day, moment_text
from anju.office.common.demo import is_demo
from anju.office.registry.ledger.checkpointing import keep_copies, make_checkpoint
from anju.office.registry.ledger.models import Request
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.permits.following import judge_some_anew
from anju.office.registry.permits.trying import drop_old_trials, try_one_further
from anju.office.registry.retention.due import due_people
from anju.office.registry.retention.erasure_list import add_to_list
from anju.office.registry.retention.terms import Record, load_terms, term_of

_log = logging.getLogger("anju.work")

REQUESTS_KEPT: Final = timedelta(days=30)
"""How long the answer to a request is kept, so that a lost reply doubles nothing."""


PIECES: Final = 5
"""How many thousands of permits one round of the measures reads, more or less."""


@dataclass(frozen=True, slots=True)
class Round:
    """Something the worker does again and again; `every` is the time from one to the next."""

    name: str
    every: timedelta
    work: Callable[[datetime], None]


def give_positions(_at: datetime) -> None:
    """Give entries and looks their positions."""
    sequence()


def bring_measures_further(_at: datetime) -> None:
    """Try texts of measures on the next permits, and judge anew what an adopted one touches.

    A few pieces of each, so that the other rounds have their turn.
    """
    for _ in range(PIECES):
        if not (judge_some_anew() or try_one_further()):
            return


def take_checkpoint(at: datetime) -> None:
    """Sign a checkpoint where something is new, and write the copies that are missing."""
    make_checkpoint(at)
    keep_copies()


def drop_old_requests(at: datetime) -> int:
    """Forget the answers to requests older than 30 days; how many."""
    dropped, _ = Request.objects.filter(made_at__lt=moment_text(at - REQUESTS_KEPT)).delete()
    return dropped


def tidy(at: datetime) -> None:
    """Forget old requests, trials, codes and sessions, name who was erased in the second place."""
    add_to_list(Path(settings.ANJU["CHECKPOINTS"]))
    drop_old_requests(at)
    drop_old_codes(at)
    drop_old_trials(moment_text(at - REQUESTS_KEPT))
    call_command("clearsessions")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")


def count_due(at: datetime) -> None:
    """Log how many people's details have been kept long enough; an administrator erases them.

    In the demo nobody really lives.
    """
    if is_demo():
        return
    today = legal_day(at)
    term = term_of(load_terms(Path(settings.ANJU["HOME"])), Record.PERSON_DETAILS, today)
    if count := sum(1 for _ in due_people(term, today)):
        _log.info("details kept long enough: %s people; see anju retention due", count)


ROUNDS: Final = (
    Round("positions", timedelta(seconds=1), give_positions),
    Round("measures", timedelta(seconds=1), bring_measures_further),
    Round("checkpoint", timedelta(minutes=3), take_checkpoint),
    Round("tidy", timedelta(hours=6), tidy),
    Round("retention", timedelta(days=1), count_due),
)
"""What the worker does, the most frequent first."""
