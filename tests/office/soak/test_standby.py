"""A standby takes over from a server that fell over in the middle of endorsements."""

import pytest
from django.db import connections
from tests.office.databases import Database, connected
from tests.office.reliability.soundness import assert_sound
from tests.office.soak.durable import promote, standby_of
from tests.office.soak.endorsers import assert_kept, endorsing, wait_for

from anju.office.registry.models import Permit

CLERKS = 10


@pytest.mark.soak
def test_a_synchronous_standby_has_everything_that_was_acknowledged(
    durable_city: Database,
) -> None:
    permits = list(Permit.objects.order_by("id").values_list("id", flat=True))
    server = durable_city.server
    assert server
    standby = standby_of(server)
    with endorsing(permits, CLERKS) as endorsers:
        wait_for(60, lambda: len(endorsers.acknowledged) > 400)
        server.stop("immediate")
    assert endorsers.cut_off == CLERKS
    assert endorsers.acknowledged
    connections.close_all()
    promote(standby)
    url = standby.url(durable_city.name)
    with connected(Database("postgresql", durable_city.home, url, standby)):
        assert_kept(endorsers.acknowledged)
        assert_sound()
        with endorsing(permits, CLERKS, "after-") as after:
            wait_for(2)
        assert after.acknowledged
        assert_sound()
