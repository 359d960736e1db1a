"""Founded cities with open offices for the tests of casework."""

import pytest
from tests.office.casework.acting import found_with_offices
from tests.office.databases import Database


@pytest.fixture
def city(database: Database) -> Database:
    """A founded city with its offices, once on each database."""
    found_with_offices()
    return database


@pytest.fixture
def sqlite_city(sqlite_database: Database) -> Database:
    """The same on SQLite, for what does not touch the database's own ways."""
    found_with_offices()
    return sqlite_database


@pytest.fixture
def postgresql_city(postgresql_database: Database) -> Database:
    """The same on PostgreSQL, for what only that has."""
    found_with_offices()
    return postgresql_database
