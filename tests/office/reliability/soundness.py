"""Whether a city is whole after an accident."""

from django.db import connection

from anju.office.common.keyring import current_ring
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.entry_bytes import FIRST, entry_hash
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.verifying.verify import verify


def assert_sound() -> None:
    """Every chain is unbroken, every entry has its position, nothing contradicts the ledger."""
    sequence()
    subjects = Entry.objects.values_list("subject", flat=True).distinct()
    for subject in subjects:
        previous = FIRST
        for number, entry in enumerate(read_chain(subject), 1):
            assert (entry.number, entry.previous_hash) == (number, previous)
            assert entry_hash(*entry[1:-1]) == entry.hash
            previous = entry.hash
    positions = list(Position.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, Entry.objects.count() + 1))
    found = verify(ring=current_ring())
    assert found.is_sound, found.findings
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]
