"""Founded cities with open offices for the tests of casework."""

import pytest
from tests.office.databases import Start
from tests.office.starts import WITH_OFFICES


@pytest.fixture
def start() -> Start:
    """A founded city with its offices."""
    return WITH_OFFICES
