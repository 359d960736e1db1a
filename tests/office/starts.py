"""What stands in the installations of the tests before they begin."""

from tests.office.casework.acting import open_offices
from tests.office.databases import PREPARED, Start
from tests.office.registry.acting import found
from tests.office.registry.histories import bring_histories

FOUNDED = Start("founded", found, PREPARED)
"""A city with the measures and divisions that come with the law."""

WITH_OFFICES = Start("with_offices", open_offices, FOUNDED)
"""The same with a station, an agency below it and the issuing authority."""

WITH_HISTORIES = Start("with_histories", bring_histories, FOUNDED)
"""The city with histories, made by every operation there is."""
