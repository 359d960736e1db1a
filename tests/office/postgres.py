"""A real PostgreSQL for the tests, in a folder, reached by its socket only.

PostgreSQL refuses to run as root: there it runs as the system's user `postgres`.  The first worker
that needs the server starts it, all others use the same; the run stops it at its end.
"""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

ADMINISTRATOR = "postgres"
OWNER = "anju_owner"
APPLICATION = "anju_app"
"""The role of a running office: it owns nothing."""

QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=96MB",
)
"""Nothing of a test has to outlive the machine."""


def programs() -> Path:
    """The folder of PostgreSQL's own programs; on Debian it is not on the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent  # the others lie beside what a link leads to
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    assert newest, "PostgreSQL is not installed: make test brings it, or names the package"
    return newest.parent


@dataclass(frozen=True)
class Server:
    """A PostgreSQL in a folder; its socket lies there too."""

    folder: Path

    @property
    def cluster(self) -> Path:
        """The folder that initdb makes."""
        return self.folder / "cluster"

    def make(self) -> None:
        """Make the cluster and its two roles, and start it."""
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        options = f"-U {ADMINISTRATOR} --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync"
        self._run("initdb", "-D", str(self.cluster), *options.split())
        self.start()
        with self.connect() as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
            connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")

    def start(self, *settings: str) -> None:
        """Start the cluster, and wait until it answers; without settings it is quick."""
        told = (
            f"unix_socket_directories={self.folder}",
            "listen_addresses=",
            "max_connections=200",
        )
        options = " ".join(f"-c {setting}" for setting in (*told, *(settings or QUICK)))
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.cluster), "-l", log, "-w", "-o", options, "start")

    def stop(self, how: str = "fast") -> None:
        """Stop the cluster; `how` is "fast", or "immediate" for a server that falls over."""
        self._run("pg_ctl", "-D", str(self.cluster), "-m", how, "-w", "stop")

    def url(self, name: str, role: str = OWNER) -> str:
        """The address of a database, as DATABASE_URL has it."""
        return f"postgresql://{role}@{quote(str(self.folder), safe='')}/{name}"

    @contextmanager
    def connect(
        self, name: str = "postgres", role: str = ADMINISTRATOR
    ) -> Iterator[psycopg.Connection]:
        """A connection of its own that commits each statement."""
        with psycopg.connect(
            host=str(self.folder), dbname=name, user=role, autocommit=True
        ) as connection:
            yield connection

    def create(self, name: str, template: str = "template0") -> None:
        """Make a database of the owner; nobody may be connected to the template."""
        with self.connect() as connection:
            connection.execute(
                f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template} STRATEGY file_copy"
            )

    def drop(self, name: str) -> None:
        """Take a database away, whoever is connected to it."""
        with self.connect() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, program: str, *arguments: str) -> None:
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # The log is a file: a server that inherits a pipe keeps whoever reads it waiting.
        with (self.folder / f"{program}.txt").open("w+", encoding="utf-8") as said:
            ran = subprocess.run(
                [*user, str(programs() / program), *arguments],
                cwd=self.folder,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
            )
            said.seek(0)
            assert ran.returncode == 0, f"{program}: {said.read()}"


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let only one of the workers of this run do something that all share."""
    with (folder / "lock").open("w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def shared_server(shared: Path) -> Server:
    """The server of this run, started where nobody has needed it yet."""
    server = Server(shared / "postgresql")
    with one_at_a_time(shared):
        if not server.folder.exists():
            server.make()
    return server


def stop_server(shared: Path) -> None:
    """Stop the server of this run, if there was one."""
    server = Server(shared / "postgresql")
    if (server.cluster / "postmaster.pid").exists():
        server.stop("immediate")
