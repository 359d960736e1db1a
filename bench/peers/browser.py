"""The browser of a clerk, without a browser: requests as a server hands them to the application."""

import io
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from bench.offices import CITY, OFFICE, act
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.middleware.csrf import _get_new_csrf_string

from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.access.second_factor import SET_HERE
from anju.office.common.ids import new_id
from anju.office.config.sessions import SessionStore
from anju.office.registry.city.staff import Appointment, appoint

Sent = dict[str, object]
"""A request as a server hands it to the application: the variables of its environment."""

Told = list[tuple[str, dict[str, str]]]
"""The status and the headers of an answer."""


@dataclass(frozen=True)
class Browser:
    """Somebody who has signed in: the cookies, and the token of the forms."""

    application: WSGIHandler
    cookies: str
    token: str

    def post(self, address: str) -> Sent:
        """A form with a key of its own, as a server hands it to the application."""
        form = urlencode({"csrfmiddlewaretoken": self.token, "key": new_id()}).encode()
        return self._asked(address, form)

    def send(self, sent: Sent) -> str:
        """Where the answer to a form leads; raises AssertionError for any other answer."""
        told: Told = []
        answer = self.application(sent, _start(told))
        b"".join(answer)
        answer.close()
        status, headers = told[0]
        onward = headers.get("Location", "")
        assert status.startswith("302"), status
        assert "/endorsed/" in onward, (status, onward)
        return onward

    def _asked(self, address: str, form: bytes) -> Sent:
        return {
            "REQUEST_METHOD": "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": address,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost:8000",
            "HTTP_ORIGIN": settings.ORIGIN,
            "HTTP_ACCEPT_LANGUAGE": "zh-CN",
            "HTTP_COOKIE": self.cookies,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(form)),
            "wsgi.input": io.BytesIO(form),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }


def signed_in(today: date) -> Browser:
    """The browser of a clerk of the police, with a session as the sign-in makes it."""
    account = open_account(username="clerk", display_name="clerk", password=None)
    post = Appointment(account.id, Role.POLICE_CLERK, OFFICE, CITY, today - timedelta(days=9))
    appoint(appointment=post, act=act(day=today))
    session = SessionStore()
    session[SESSION_KEY] = account.id
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[SET_HERE] = account.id
    session.create()
    token = _get_new_csrf_string()
    cookies = {settings.SESSION_COOKIE_NAME: session.session_key, settings.CSRF_COOKIE_NAME: token}
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return Browser(get_wsgi_application(), sent, token)


def _start(told: Told) -> Any:  # noqa: ANN401 - what a server gives an application has a long type
    def start(status: str, headers: list[tuple[str, str]], _wrong: object = None) -> None:
        told.append((status, dict(headers)))

    return start
