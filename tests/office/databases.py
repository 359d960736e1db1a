"""Installations for the tests: a folder and a database, each a copy of one that was prepared once.

Everything commits, as in a running office; a test gets a copy of its own, and nothing is flushed
(a ledger refuses it).
"""

import itertools
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from subprocess import CompletedProcess, Popen
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.test.utils import override_settings
from tests.forked import begin_forked, run_forked
from tests.office.postgres import APPLICATION, Server, one_at_a_time, shared_server

from anju.office.common.keyfile import write_new
from anju.office.common.keys import KeyRing
from anju.office.config.databases import database_settings
from anju.office.config.preparing import prepare_database

VENDORS = ("sqlite", "postgresql")
T = TypeVar("T")


@dataclass(frozen=True)
class Database:
    """One installation: its folder, and its database by the URL; SQLite in the folder has none."""

    vendor: str
    home: Path
    url: str = ""
    server: Server | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a process that works on this installation."""
        told = {"ANJU_HOME": str(self.home), "DATABASE_URL": self.url}
        return {**os.environ, **told, "ANJU_SECRET_KEY": str(settings.SECRET_KEY)}

    def popen(self, *arguments: str, **options: Any) -> Popen[str]:  # noqa: ANN401 - whatever Popen takes
        """Begin a process of Python anew on this installation, as `popen("-m", "anju", "work")`."""
        environment = {**self.environment, **options.pop("env", {})}
        command = [sys.executable, *arguments]
        return Popen(command, env=environment, text=True, **options)

    def run(
        self, *arguments: str, env: Mapping[str, str] | None = None, timeout: float = 120
    ) -> CompletedProcess[str]:
        """Run Python on this installation and wait (seconds); what it said is in the answer."""
        return run_forked(*arguments, env={**self.environment, **(env or {})}, timeout=timeout)

    def begin(self, *arguments: str, said: Path) -> ForkServerProcess:
        """Begin Python on this installation and do not wait; what it says is in the file `said`.

        What it says of errors is in the file beside it that ends in `.wrong`.
        """
        wrong = said.with_suffix(".wrong")
        return begin_forked(*arguments, env=self.environment, said=said, wrong=wrong)

    def in_threads(self, *jobs: Callable[[], T]) -> list[T]:
        """Do several things at once, each on a connection of its own; the answers in order."""
        with ThreadPoolExecutor(len(jobs)) as pool:
            return list(pool.map(_alone, jobs))

    @property
    def name(self) -> str:
        """The name of the database on its server."""
        return self.url.rpartition("/")[2]

    def drop(self) -> None:
        """Take the database away; a folder goes with its test anyway."""
        if self.server:
            self.server.drop(self.name)

    @contextmanager
    def as_application(self) -> Iterator[None]:
        """Work as the role of a running office, which owns nothing; PostgreSQL only."""
        assert self.server, "SQLite has no roles"
        url = self.server.url(self.name, APPLICATION)
        with connected(Database(self.vendor, self.home, url, self.server)):
            yield


def _alone(job: Callable[[], T]) -> T:
    try:
        return job()
    finally:
        connections.close_all()  # those of this thread


@contextmanager
def connected(database: Database) -> Iterator[Database]:
    """Point this process at an installation: its connection, and the folder in its settings."""
    found = database_settings(database.url, database.home, "")
    home = {
        **settings.ANJU,
        "HOME": database.home,
        "KEYS": database.home / "keys.json",
        "CHECKPOINTS": database.home / "checkpoints",
    }
    before = connections.settings["default"]
    _connect(connections.configure_settings({"default": found})["default"])
    try:
        with override_settings(ANJU=home, HOME=database.home):
            yield database
    finally:
        _connect(before)


def _connect(found: dict[str, Any]) -> None:
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = found
    ContentType.objects.clear_cache()


@dataclass(frozen=True)
class Start:
    """What an installation holds when a test begins: brought once in a run, copied for each test.

    `bring` works on the installation that is connected and holds what `after` brought.
    """

    name: str
    bring: Callable[[], None]
    after: "Start | None" = None


def _prepare() -> None:
    """Make keys, the tables and their guards, as a new office does."""
    write_new(KeyRing.create(), settings.ANJU["KEYS"])
    prepare_database()


PREPARED = Start("prepared", _prepare)
"""A new office: nothing is recorded yet."""


@contextmanager
def opened(vendor: str, shared: Path, folder: Path, start: Start = PREPARED) -> Iterator[Database]:
    """Work on an installation of one's own in a folder: everything commits, nothing is left."""
    home = folder / "city"
    if vendor == "sqlite":
        made = sqlite_copy(shared, home, start)
    else:
        made = postgresql_copy(shared, home, new_name(), start)
    try:
        with connected(made):
            yield made
    finally:
        made.drop()


def sqlite_copy(shared: Path, home: Path, start: Start = PREPARED) -> Database:
    """An installation on SQLite in the folder `home`, which is not there yet."""
    made = Database("sqlite", home)
    _copy(_template("sqlite", shared, start), made)
    return made


def postgresql_copy(shared: Path, home: Path, name: str, start: Start = PREPARED) -> Database:
    """An installation on PostgreSQL: a database of that name, and the folder `home`."""
    server = shared_server(shared)
    made = Database("postgresql", home, server.url(name), server)
    _copy(_template("postgresql", shared, start), made)
    return made


def _template(vendor: str, shared: Path, start: Start) -> Database:
    """The installation that is copied, made by whoever of this run needs it first."""
    before = _template(vendor, shared, start.after) if start.after else None
    home = shared / f"{vendor}-{start.name}"
    server = shared_server(shared) if vendor == "postgresql" else None
    made = Database(vendor, home, server.url(f"anju_{start.name}") if server else "", server)
    with one_at_a_time(shared):
        if not home.exists():
            _copy(before, made)
            with connected(made):
                start.bring()
    return made


def _copy(template: Database | None, made: Database) -> None:
    """Copy an installation, its database with it; an empty one where there is none to copy."""
    if template:
        shutil.copytree(template.home, made.home)
    else:
        made.home.mkdir()
    if made.server:
        made.server.create(made.name, *([template.name] if template else []))


_numbers = itertools.count(1)


def new_name() -> str:
    """A name for a database that no other test of this run uses."""
    return f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'gw')}_{next(_numbers)}"
