"""Databases for the tests of the office, on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import django
import pytest

django.setup()

from django.conf import settings  # noqa: E402 - a model is imported after Django is set up
from django.utils import translation  # noqa: E402
from tests.office.databases import (  # noqa: E402
    VENDORS,
    Database,
    connected,
    new_name,
    postgresql_copy,
    sqlite_copy,
)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Each test begins in the language of the settings, whatever the one before it asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(params=VENDORS)
def database(
    request: pytest.FixtureRequest, shared_folder: Path, tmp_path: Path
) -> Iterator[Database]:
    """A prepared office, once on each database: everything commits, nothing is left behind."""
    if request.param == "sqlite":
        yield from _sqlite(shared_folder, tmp_path)
    else:
        yield from _postgresql(shared_folder, tmp_path)


@pytest.fixture
def sqlite_database(shared_folder: Path, tmp_path: Path) -> Iterator[Database]:
    """A prepared office on SQLite, for what does not touch the database's own ways."""
    yield from _sqlite(shared_folder, tmp_path)


@pytest.fixture
def postgresql_database(shared_folder: Path, tmp_path: Path) -> Iterator[Database]:
    """A prepared office on PostgreSQL, for what only that has: roles, the sequencer."""
    yield from _postgresql(shared_folder, tmp_path)


def _sqlite(shared: Path, folder: Path) -> Iterator[Database]:
    with connected(sqlite_copy(shared, folder / "city")) as database:
        yield database


def _postgresql(shared: Path, folder: Path) -> Iterator[Database]:
    made = postgresql_copy(shared, folder / "city", new_name())
    try:
        with connected(made) as database:
            yield database
    finally:
        made.drop()
