"""`anju start`: an office in the browser, with everything it needs, until Ctrl-C.

Outside production it opens the demo: a made-up city where the registry is empty, and everybody
signs in as anybody.  A second start keeps what is there.
"""

import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import Annotated, Final

import typer
from django.conf import settings
from django.db import connection, transaction

from anju.office.access.demo import demo_accounts
from anju.office.casework.sample import open_sample_cases
from anju.office.casework.sample_people import open_sample_people
from anju.office.common.clock import now
from anju.office.common.demo import is_demo, today_of
from anju.office.config.commands.prepare import prepare
from anju.office.config.commands.sample import PEOPLE, load_sample
from anju.office.config.commands.serve import HOST, PORT, refuse_taken
from anju.office.config.commands.speaking import spoken, tell
from anju.office.config.commands.together import STARTED_BY, leave_on_signal, on_signal
from anju.office.registry.upkeep.first_look import has_people
from anju.roster.unusable import Unusable
from anju.words import N_

PATIENCE: Final = 30
"""Seconds within which a page is made, and within which what was started ends."""

SEED: Final = 1


def command(
    port: Annotated[int, typer.Option(min=1, max=65535, help="the port · 端口")] = PORT,
    sample: Annotated[
        bool, typer.Option(help="a made-up city where nobody is recorded · 演示数据")
    ] = True,
) -> None:
    """Open an office in the browser."""
    # Until the server is started, what is under way is one transaction.
    leave_on_signal()
    refuse_taken(HOST, port)
    settings.ANJU["HOME"].mkdir(parents=True, exist_ok=True)
    prepare()
    if sample and is_demo() and not has_people():
        # All of it or nothing: a start that is broken off is not to leave half a city.
        with transaction.atomic():
            load_sample(people=PEOPLE, place=str(settings.ANJU["PLACE"]), on=None, seed=SEED)
            open_sample_cases(today_of(now()), now())
            open_sample_people(today_of(now()), now())
    connection.close()
    _run(port)


def _run(port: int) -> None:
    """Start the server and the worker, and stay until a signal comes or one of them ends."""
    ending = threading.Event()
    on_signal(ending.set)
    address = f"http://localhost:{port}"
    parts: list[subprocess.Popen[bytes]] = []
    try:
        parts.append(_started(["serve", "--port", str(port)], address))
        parts.append(_started(["work"], address))
        if _answers(address, parts, ending):
            _welcome(address)
        while not ending.wait(0.2):
            if any(part.poll() is not None for part in parts):
                raise Unusable(N_("a part of the office ended by itself; its reason stands above"))
    finally:
        _end(parts)
        connection.close()
    tell(N_("the office has ended"))


def _started(arguments: list[str], address: str) -> subprocess.Popen[bytes]:
    environment = {"ANJU_ORIGIN": address, **os.environ, STARTED_BY: str(os.getpid())}
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "anju", *arguments], env=environment, start_new_session=True
    )


def _answers(address: str, parts: list[subprocess.Popen[bytes]], ending: threading.Event) -> bool:
    """Wait until the server answers, whatever it answers; False where a part ended before."""
    while not ending.is_set():
        if any(part.poll() is not None for part in parts):
            return False
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):  # noqa: S310 - our own address
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            ending.wait(0.1)
    return False


def _end(parts: list[subprocess.Popen[bytes]]) -> None:
    """End what was started, and wait for it; what does not end in time is killed."""
    for part in parts:
        if part.poll() is None:
            part.terminate()
    end = time.monotonic() + PATIENCE
    for part in parts:
        try:
            part.wait(max(end - time.monotonic(), 1))
        except subprocess.TimeoutExpired:
            part.kill()
            part.wait()


def _welcome(address: str) -> None:
    tell(N_("The office is open at {address}. Ctrl-C ends it."), address=address)
    accounts = demo_accounts(today_of(now()), spoken())
    connection.close()
    if accounts:
        tell(
            N_("Demo: everybody there is made up. One click on {address}/sign-in/ signs in as:"),
            address=address,
        )
        for account in accounts:
            print(f"  {account.role}: {account.name}. {account.may}", flush=True)
