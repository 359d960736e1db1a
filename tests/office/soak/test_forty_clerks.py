"""Forty clerks who endorse at once, for a minute, on PostgreSQL.

`ANJU_SOAK_SECONDS` lets them work longer, or shorter.
"""

import os

import pytest
from tests.office.databases import Database
from tests.office.reliability.soundness import assert_sound
from tests.office.soak.endorsers import assert_kept, endorsing, wait_for

from anju.office.registry.models import Permit, Request

FORTY = 40
SECONDS = float(os.environ.get("ANJU_SOAK_SECONDS", "60"))


@pytest.mark.soak
def test_forty_clerks_endorse_without_an_error(durable_city: Database) -> None:
    permits = list(Permit.objects.order_by("id").values_list("id", flat=True))
    with endorsing(permits, FORTY) as endorsers:
        wait_for(SECONDS)
    assert endorsers.cut_off == 0
    assert len(endorsers.acknowledged) > FORTY
    assert Request.objects.count() == len(endorsers.acknowledged)
    assert_kept(endorsers.acknowledged)
    assert_sound()
