"""A PostgreSQL on a disk that syncs what it acknowledges, and a standby that follows it."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.office.databases import Database, postgresql_copy
from tests.office.postgres import Server, shared_server

DURABLE = (
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "wal_level=replica",
    "max_wal_senders=4",
    "max_wal_size=1GB",
)
"""What an office runs with: nothing acknowledged is lost."""

PATIENCE = 60  # seconds


@contextmanager
def durable_database() -> Iterator[Database]:
    """A prepared office on such a server of its own; all of it goes at the end."""
    folder = Path(tempfile.mkdtemp(prefix="anju-soak-", dir="/var/tmp"))
    folder.chmod(0o711)  # PostgreSQL runs as a user of its own and has to reach its folder in it
    server = shared_server(folder)
    try:
        server.stop()
        server.start(*DURABLE)
        yield postgresql_copy(folder, folder / "city", "city")
    finally:
        for each in (server, Server(folder / "standby")):
            if (each.cluster / "postmaster.pid").exists():
                each.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def standby_of(server: Server) -> Server:
    """A standby that has everything, and without which the first acknowledges nothing more."""
    standby = Server(server.folder.parent / "standby")
    standby.folder.mkdir()
    if os.geteuid() == 0:
        shutil.chown(standby.folder, "postgres", "postgres")
    source = f"host={server.folder} user=postgres application_name=standby"
    options = ["-d", source, "-D", str(standby.cluster), "-X", "stream", "-R", "-c", "fast"]
    standby._run("pg_basebackup", *options)
    standby.start(*DURABLE)
    with server.connect() as connection:
        connection.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        connection.execute("SELECT pg_reload_conf()")
    _wait_until_synchronous(server)
    return standby


def promote(standby: Server) -> None:
    """Make the standby the server that is written to."""
    standby._run("pg_ctl", "-D", str(standby.cluster), "-w", "promote")


def _wait_until_synchronous(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    with server.connect() as connection:
        while time.monotonic() < until:
            found = connection.execute("SELECT sync_state FROM pg_stat_replication").fetchall()
            if found == [("sync",)]:
                return
            time.sleep(0.1)
    raise AssertionError("the standby does not follow")
