"""Databases for the tests of the office, on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import django
import pytest

django.setup()

from django.conf import settings  # noqa: E402 - a model is imported after Django is set up
from django.utils import translation  # noqa: E402
from tests.office.databases import VENDORS, Database, Start, opened  # noqa: E402
from tests.office.quick import (  # noqa: E402
    passwords_hashed_with_little,
    statics_read_once,
)
from tests.office.starts import FOUNDED  # noqa: E402


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Each test begins in the language of the settings, whatever the one before it asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    """What a running office does once is done once."""
    with passwords_hashed_with_little(), statics_read_once():
        yield


@pytest.fixture(params=VENDORS)
def database(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path: Path
) -> Iterator[Database]:
    """A prepared office, once on each database: everything commits, nothing is left behind."""
    with opened(request.param, shared_folder, tmp_path) as database:
        yield database


@pytest.fixture
def sqlite_database(shared_folder: Path, tmp_path: Path) -> Iterator[Database]:
    """A prepared office on SQLite, for what does not touch the database's own ways."""
    with opened("sqlite", shared_folder, tmp_path) as database:
        yield database


@pytest.fixture
def postgresql_database(shared_folder: Path, tmp_path: Path) -> Iterator[Database]:
    """A prepared office on PostgreSQL, for what only that has: roles, the sequencer."""
    with opened("postgresql", shared_folder, tmp_path) as database:
        yield database


@pytest.fixture
def start() -> Start:
    """What stands in a city before a test: its measures; a folder of tests may say more."""
    return FOUNDED


@pytest.fixture(params=VENDORS)
def city(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path: Path, start: Start
) -> Iterator[Database]:
    """A founded city, once on each database."""
    with opened(request.param, shared_folder, tmp_path, start) as database:
        yield database


@pytest.fixture
def sqlite_city(shared_folder: Path, tmp_path: Path, start: Start) -> Iterator[Database]:
    """A founded city on SQLite, for what does not touch the database's own ways."""
    with opened("sqlite", shared_folder, tmp_path, start) as database:
        yield database


@pytest.fixture
def postgresql_city(shared_folder: Path, tmp_path: Path, start: Start) -> Iterator[Database]:
    """A founded city on PostgreSQL, for what only that has."""
    with opened("postgresql", shared_folder, tmp_path, start) as database:
        yield database
