"""`anju work`: the background worker, which may be killed at any moment and run several times."""

import logging
import threading
import time
from datetime import timedelta
from typing import Final

from django.db import close_old_connections, connection

from anju.office.casework.upkeep import ROUNDS as CASEWORK_ROUNDS
from anju.office.common.clock import now
from anju.office.config.commands.speaking import failure_in_words
from anju.office.config.commands.together import end_with_starter, on_signal
from anju.office.notices.upkeep import ROUNDS as NOTICE_ROUNDS
from anju.office.online.automatic_round import ROUNDS as AUTOMATIC_ROUNDS
from anju.office.papers.uploads.sweeping import ROUNDS as UPLOAD_ROUNDS
from anju.office.registry.upkeep.rounds import ROUNDS, Round

LONGEST_PAUSE: Final = timedelta(seconds=1)
AFTER_A_FAILURE: Final = timedelta(seconds=10)

_log = logging.getLogger("anju.work")


def command() -> None:
    """Work in the background until a signal ends it."""
    ending = threading.Event()
    on_signal(ending.set)
    end_with_starter()
    further = (*UPLOAD_ROUNDS, *CASEWORK_ROUNDS, *NOTICE_ROUNDS, *AUTOMATIC_ROUNDS)
    work_until(ending, (*ROUNDS, *further))


def work_until(ending: threading.Event, rounds: tuple[Round, ...]) -> None:
    """Do every round when its time has come, until somebody wants the worker to end."""
    due = dict.fromkeys((each.name for each in rounds), 0.0)
    while not ending.is_set():
        for each in rounds:
            if not ending.is_set() and due[each.name] <= time.monotonic():
                pause = each.every if done(each) else AFTER_A_FAILURE
                due[each.name] = time.monotonic() + pause.total_seconds()
        ending.wait(LONGEST_PAUSE.total_seconds())
    connection.close()


def done(each: Round) -> bool:
    """Do one round; a failure is logged, and what it left undone is done the next time."""
    close_old_connections()
    try:
        each.work(now())
    except Exception as error:  # noqa: BLE001 - a worker goes on when the database comes back
        _log.warning("%s: %s", each.name, failure_in_words(error, "en") or repr(error))
        connection.close()
        return False
    return True
