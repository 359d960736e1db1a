"""What stands in the installations of the tests before they begin."""

from tests.office.casework.acting import open_offices
from tests.office.databases import PREPARED, Start
from tests.office.registry.acting import found

FOUNDED = Start("founded", found, PREPARED)
"""A city with the measures and divisions that come with the law."""

WITH_OFFICES = Start("with_offices", open_offices, FOUNDED)
"""The same with a station, an agency below it and the issuing authority."""
