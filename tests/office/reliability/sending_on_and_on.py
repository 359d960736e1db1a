"""Queues and sends what is due until nothing waits, in workers that are killed meanwhile.

Run by `test_notices_killed`: `python sending_on_and_on.py DAY`.  Each line that it reads is a
round: a moment, and after how many seconds the workers are killed, or "never".  They are forked
once everything is loaded, which takes longer than their work; it says how each of them ended.
"""

import sys
import time
from datetime import date, datetime
from multiprocessing import get_context

import django

django.setup()

from anju.office.notices.queueing import queue_reminders  # noqa: E402 - after setup
from anju.office.notices.sending import send_some  # noqa: E402 - likewise

WORKERS = 2


def main() -> None:
    """Carry out the rounds, one after another."""
    today = date.fromisoformat(sys.argv[1])
    for line in sys.stdin:
        moment, kill_after = line.split()
        forked = get_context("fork")
        at = datetime.fromisoformat(moment)
        workers = [forked.Process(target=_work, args=(today, at)) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        if kill_after != "never":
            time.sleep(float(kill_after))
            for worker in workers:
                worker.kill()
        for worker in workers:
            worker.join()
        print(*(worker.exitcode for worker in workers), flush=True)  # noqa: T201 - it is asked


def _work(today: date, at: datetime) -> None:
    """Do what the worker's rounds do, again and again."""
    queue_reminders(today, at)
    while send_some(at):
        pass


main()
