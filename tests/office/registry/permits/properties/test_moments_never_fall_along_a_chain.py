"""Moments never fall along a chain and its hashes hold, whatever the machines' clocks did."""

from tests.office.databases import Database
from tests.office.registry.permits.properties.lives import Drawn, always, lived

from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash


@always
def test_whatever_the_clocks_did(sqlite_city: Database, drawn: Drawn) -> None:
    previous, moment = FIRST, ""
    for number, entry in enumerate(read_chain(lived(drawn).permit), 1):
        assert (entry.number, entry.previous_hash) == (number, previous)
        assert entry.recorded_at >= moment
        assert entry_hash(*entry[1:-1]) == entry.hash
        previous, moment = entry.hash, entry.recorded_at
