"""Queues and sends what is due until nothing waits; says a word once it begins.

Run by `test_notices_killed`, which kills it: `python sending_on_and_on.py DAY MOMENT`.
"""

import sys
from datetime import date, datetime

import django

django.setup()

from anju.office.notices.queueing import queue_reminders  # noqa: E402 - after setup
from anju.office.notices.sending import send_some  # noqa: E402 - likewise


def main() -> None:
    """Do what the worker's rounds do, again and again."""
    today, at = date.fromisoformat(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
    print("begun", flush=True)  # noqa: T201 - this is what it is for
    queue_reminders(today, at)
    while send_some(at):
        pass


main()
