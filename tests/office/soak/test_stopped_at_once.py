"""PostgreSQL stopped at once in the middle of endorsements, again and again."""

import os

import pytest
from django.db import connections
from tests.office.databases import Database
from tests.office.reliability.soundness import assert_sound
from tests.office.soak.durable import DURABLE
from tests.office.soak.endorsers import Acknowledged, assert_kept, endorsing, wait_for

from anju.office.registry.models import Permit

CLERKS = 10
TIMES = int(os.environ.get("ANJU_SOAK_STOPS", "10"))


@pytest.mark.soak
def test_nothing_acknowledged_is_lost_when_the_server_falls_over(durable_city: Database) -> None:
    permits = list(Permit.objects.order_by("id").values_list("id", flat=True))
    server = durable_city.server
    assert server
    acknowledged: Acknowledged = []
    for time in range(TIMES):
        with endorsing(permits, CLERKS, f"{time}-") as endorsers:
            wait_for(20, lambda: len(endorsers.acknowledged) > 50 + 10 * time)  # noqa: B023 - asked within this turn
            server.stop("immediate")
        assert endorsers.cut_off == CLERKS
        acknowledged += endorsers.acknowledged
        connections.close_all()
        server.start(*DURABLE)
        assert_kept(acknowledged)
    assert acknowledged
    assert_sound()
