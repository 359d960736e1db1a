"""Gateways of the tests, as cities have them: one that is told over HTTP, and one that takes mail.

What the HTTP one answers is in the path that it is told at: `/answers-503/…` is refused so.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer, StreamRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from email.message import EmailMessage

_TAKEN = b'{"result": {"message_id": 1, "status": "ok"}}'
_GARBLED = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n: no name\r\nno header\r\n\r\n"
"""An answer whose headers nobody can read; the message was taken."""


class HttpGateway(ThreadingHTTPServer):
    """Takes what is posted; `taken` has the path and the body of each, `released` ends silence."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Told)
        self.taken: list[tuple[str, str]] = []
        self.released = threading.Event()

    @property
    def host(self) -> str:
        """Its name and port, as they stand in a URL."""
        return f"127.0.0.1:{self.server_address[1]}"


class _Told(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Take what is posted, and answer as the path says."""
        gateway = cast("HttpGateway", self.server)
        length = int(self.headers["Content-Length"])
        gateway.taken.append((self.path, self.rfile.read(length).decode()))
        if "silent" in self.path:
            gateway.released.wait(60)
        elif "garbled" in self.path:
            self.wfile.write(_GARBLED)
        elif "hangs-up" not in self.path:
            found = re.search(r"answers-(\d+)", self.path)
            self.send_response(int(found[1]) if found else 200)
            self.send_header("Content-Length", str(len(_TAKEN)))
            self.end_headers()
            self.wfile.write(_TAKEN)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class MailGateway(ThreadingTCPServer):
    """Takes mail, but for an address that has `unknown` in it; `taken` has each mail."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mailed)
        self.taken: list[EmailMessage] = []

    @property
    def host(self) -> str:
        """Its name and port, as they stand in a URL."""
        return f"127.0.0.1:{self.server_address[1]}"


class _Mailed(StreamRequestHandler):
    def handle(self) -> None:
        """Speak as much SMTP as it takes to be handed a mail."""
        self._say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                self._take()
            elif word == b"RCPT" and b"unknown" in line:
                self._say("550 nobody of that name")
            elif word == b"QUIT":
                self._say("221 good-bye")
                return
            else:
                self._say("250 well")

    def _take(self) -> None:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        cast("MailGateway", self.server).taken.append(mail)
        self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def serving(server: BaseServer, *, before_end: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let a server serve beside the test; `before_end` lets go whoever it makes wait."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield
    finally:
        before_end()
        server.shutdown()
        thread.join()
        server.server_close()
