"""A running office for the journeys: a server of its own, on localhost, in the demo mode."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.forked import begin_forked
from tests.office.databases import Database

HOST = "127.0.0.1"  # what localhost means; the server takes no name
PATIENCE = 180  # seconds


@dataclass(frozen=True)
class LiveOffice:
    """An office that answers, and the installation it runs on."""

    address: str
    database: Database

    @property
    def log(self) -> Path:
        """What the server says of itself."""
        return self.database.home / "server.txt"


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        port: int = asked.getsockname()[1]
    return port


@contextmanager
def running(database: Database, *, demo: bool = True) -> Iterator[LiveOffice]:
    """Serve an installation; a passkey works on the name localhost only."""
    port = free_port()
    address = f"http://localhost:{port}"
    options = f"--interface wsgi --host {HOST} --port {port} --blocking-threads 4 --no-ws"
    environment = {**database.environment, "ANJU_DEMO": str(int(demo)), "ANJU_ORIGIN": address}
    command = ["-m", "granian", *options.split(), "anju.office.config.wsgi:application"]
    live = LiveOffice(address, database)
    server = begin_forked(*command, env=environment, said=live.log, wrong=live.log)
    try:
        if not _answers(address, server):
            raise AssertionError(f"the office does not answer: {live.log.read_text('utf-8')}")
        yield live
    finally:
        server.terminate()
        server.join(PATIENCE)


def _answers(address: str, server: ForkServerProcess) -> bool:
    """Whether the server answers before our patience ends; a refusal is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.exitcode is None:
        try:
            with urllib.request.urlopen(f"{address}/sign-in/", timeout=PATIENCE):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False
