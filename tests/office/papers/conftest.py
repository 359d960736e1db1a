"""A founded city for the tests of papers."""

import pytest
from tests.office.databases import Database
from tests.office.registry.acting import found


@pytest.fixture
def city(database: Database) -> Database:
    """A founded city, once on each database."""
    found()
    return database


@pytest.fixture
def sqlite_city(sqlite_database: Database) -> Database:
    """A founded city on SQLite, for what does not touch the database's own ways."""
    found()
    return sqlite_database
