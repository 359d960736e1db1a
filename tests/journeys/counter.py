"""The counter of the journeys: one running office for all of them, and a window for each who works.

Nobody signs in by a page here: that has journeys of its own.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final, Self

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, Page
from tests.journeys.city import colleague
from tests.journeys.live import LiveOffice
from tests.journeys.windows import DESK, PHONE, window
from tests.office.databases import connected

from anju.office.access.demo import BACKEND, demo_username
from anju.office.access.models import Account
from anju.office.access.roles import Role

LOCALES: Final = {"zh": ("zh-CN", PHONE), "en": ("en", DESK)}
"""In Chinese on a phone, in English on a desk."""


@dataclass
class Counter:
    """An office, a browser and a language; each who works here has a window of their own."""

    browser: Browser
    office: LiveOffice
    language: str
    _open: dict[str, Page] = field(default_factory=dict)
    _windows: ExitStack = field(default_factory=ExitStack)

    @property
    def clerk(self) -> Page:
        """The window of the police clerk."""
        return self.window_of(demo_username(Role.POLICE_CLERK))

    @property
    def officer(self) -> Page:
        """The window of the issuing officer."""
        return self.window_of(demo_username(Role.ISSUING_OFFICER))

    @property
    def other_clerk(self) -> Page:
        """The window of a second police clerk at the same station."""
        return self.window_of(colleague(Role.POLICE_CLERK))

    @property
    def other_officer(self) -> Page:
        """The window of a second issuing officer at the same office."""
        return self.window_of(colleague(Role.ISSUING_OFFICER))

    @property
    def passer_by(self) -> Page:
        """The window of somebody who is not signed in."""
        return self.window_of("")

    def says(self, zh: str, en: str) -> str:
        """The sentence in the language of the counter."""
        return zh if self.language == "zh" else en

    def window_of(self, username: str) -> Page:
        """The window of an account, opened when it is first asked for."""
        if username not in self._open:
            locale, size = LOCALES[self.language]
            page = self._windows.enter_context(window(self.browser, self.office, locale, size))
            if username:
                _sign_in(page, self.office, username)
            self._open[username] = page
        return self._open[username]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failed: object) -> None:
        """Close every window, and fail where a page did what none may do."""
        self._open.clear()
        self._windows.close()


def _sign_in(page: Page, office: LiveOffice, username: str) -> None:
    """Begin a session as the demo's own page does, and give the browser its cookie."""
    with connected(office.database):
        account = Account.objects.get(username=username)
        session = SessionStore()
        session[SESSION_KEY] = account.pk
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
    key = str(session.session_key)
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": office.address}]
    )
