"""`anju serve`: the web server alone, for installations that start each part by themselves."""

import socket
from typing import Annotated

import typer
from django.db import connection
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from anju.office.config.commands.together import end_with_starter, leave_on_signal
from anju.roster.unusable import Unusable
from anju.words import N_

PORT = 8000
HOST = "127.0.0.1"
APPLICATION = "anju.office.config.wsgi:application"
THREADS = 4
"""Pages that one worker makes at the same time."""


def command(
    port: Annotated[int, typer.Option(min=1, max=65535, help="the port · 端口")] = PORT,
    host: Annotated[str, typer.Option(help="the address to listen at · 监听地址")] = HOST,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="server processes, on PostgreSQL · 进程数")
    ] = 1,
) -> None:
    """Serve the site until a signal ends it."""
    leave_on_signal()  # until the server listens for signals itself
    end_with_starter()
    refuse_taken(host, port)
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1 if connection.vendor == "sqlite" else workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def refuse_taken(host: str, port: int) -> None:
    """Raise Unusable where something listens at a port already, or it may not be used."""
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((host, port))
        except PermissionError:
            raise Unusable(
                N_("port {port} is for the administrator only: take one from 1024 on"), port=port
            ) from None
        except OSError:
            raise Unusable(
                N_(
                    "port {port} is taken, perhaps by an office that runs already: end that one, "
                    "or take another port with --port"
                ),
                port=port,
            ) from None
