"""Offices to measure: empty, on a real disk, their databases as durable as in use.

A database in memory, or one that syncs nothing, would flatter everything that is measured.
"""

import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="anju-bench-", dir="/var/tmp"))
"""On a disk wherever /var/tmp is what it should be; removed by `each_office`."""

FOLDER.chmod(0o711)  # PostgreSQL runs as a user of its own and has to reach its folder in it
os.environ["ANJU_HOME"] = str(FOLDER / "home")
os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get(
    "ANJU_BENCH_SETTINGS", "anju.office.config.settings"
)

import django  # noqa: E402 - Django reads the environment once

django.setup()

from tests.office.databases import (  # noqa: E402 - as above
    Database,
    connected,
    postgresql_copy,
    sqlite_copy,
)
from tests.office.postgres import programs, shared_server, stop_server  # noqa: E402

from anju.office.config.preparing import found_city  # noqa: E402
from anju.office.registry.ledger.entries import Act  # noqa: E402

TODAY = date(2026, 11, 24)
CITY = "440300"
OFFICE = "office-of-the-bench"

DURABLE = (
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "shared_buffers=512MB",
    "max_wal_size=4GB",
)
"""What an office runs with: PostgreSQL's defaults, with more memory and room for its log."""


def each_office() -> Generator[Database]:
    """An empty office on SQLite, then one on PostgreSQL where it is installed; each connected."""
    try:
        with connected(sqlite_copy(FOLDER, FOLDER / "on-sqlite")) as database:
            found_city(TODAY, datetime.now(UTC))
            yield database
        if _has_postgresql():
            with connected(_on_postgresql()) as database:
                found_city(TODAY, datetime.now(UTC))
                yield database
    finally:
        stop_server(FOLDER)
        shutil.rmtree(FOLDER, ignore_errors=True)


def act(key: str = "", day: date = TODAY) -> Act:
    """Something that a clerk of the police does."""
    return Act("clerk", OFFICE, "police_clerk", CITY, day, datetime.now(UTC), key)


def days_before(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Say how long something took that is no claim."""
    began = datetime.now(UTC)
    yield
    print(f"   {what}: {(datetime.now(UTC) - began).total_seconds():.0f} s", flush=True)


def _has_postgresql() -> bool:
    try:
        programs()
    except AssertionError as missing:
        print(f"   nothing is measured on PostgreSQL: {missing}")
        return False
    return True


def _on_postgresql() -> Database:
    server = shared_server(FOLDER)
    server.stop()
    server.start(*DURABLE)
    return postgresql_copy(FOLDER, FOLDER / "on-postgresql", "bench")
