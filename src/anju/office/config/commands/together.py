"""Parts of one office end together: with a signal, and with the command that started them."""

import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Final

from anju.roster.stopping import check_stop

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STARTED_BY: Final = "ANJU_STARTED_BY"
"""The environment variable that tells a part the number of the one that started it."""

PAUSE: Final = 1.0
"""Seconds between two looks whether that one is still there."""


def on_signal(end: Callable[[], None]) -> None:
    """Call `end` at a signal; leave at once where one came before anybody could listen."""
    for number in SIGNALS:
        signal.signal(number, lambda *_: end())
    check_stop()


def leave_on_signal() -> None:
    """Leave at the first signal, also at one that came already."""
    for number in SIGNALS:
        signal.signal(number, _leave)
    check_stop()


def end_with_starter() -> None:
    """Ask this part to end as soon as the one that started it is gone, however that went."""
    starter = os.environ.get(STARTED_BY)
    if starter:
        threading.Thread(target=_watch, args=(int(starter),), daemon=True).start()


def _watch(starter: int) -> None:
    while os.getppid() == starter:
        time.sleep(PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
