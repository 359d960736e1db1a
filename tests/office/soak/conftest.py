"""A city on a PostgreSQL that loses nothing it acknowledged."""

from collections.abc import Iterator

import pytest
from tests.office.databases import Database, connected
from tests.office.registry.acting import found
from tests.office.reliability.conftest import fill
from tests.office.soak.durable import durable_database


@pytest.fixture
def durable_city() -> Iterator[Database]:
    """The city, with 120 permits."""
    with durable_database() as database, connected(database):
        found()
        fill()
        yield database
