"""A visitor before the public pages of a founded city: nobody signs in, and nothing is written."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.http import urlencode
from tests.office.databases import Database, opened
from tests.office.starts import FOUNDED

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""Noon in Shanghai, a Tuesday."""

Ask = Callable[..., HttpResponse]


@pytest.fixture(scope="module")
def founded(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One city for all tests of a module, which only read it."""
    folder = tmp_path_factory.mktemp("planner")
    with opened("sqlite", shared_folder, folder, FOUNDED) as database:
        yield database


@pytest.fixture
def visitor(founded: Database, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The browser of somebody who only looks, in English."""
    monkeypatch.setattr("anju.office.common.middleware.now", lambda: NOON)
    return Client(headers={"host": "localhost:8000", "accept-language": "en"})


@pytest.fixture
def ask(visitor: Client) -> Ask:
    """Asks a page with the pairs of a query."""

    def asked(page: str = "/plan/", **pairs: str | list[str]) -> HttpResponse:
        query = urlencode(pairs, doseq=True)
        return visitor.get(f"{page}?{query}")  # type: ignore[return-value] # the test client's own

    return asked


def text_of(answer: HttpResponse) -> str:
    """What a page says, as text."""
    return answer.content.decode()
