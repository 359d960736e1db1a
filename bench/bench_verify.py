"""The ledger verified, against nothing but reading the same entries.

Verified is every entry, chain, position and checkpoint root; ANJU_BENCH_ENTRIES says how many
entries (100,000), of which a tenth is measured first, to see how it grows.
"""

import os
import sys

from bench.measure import claim, medians, peak_memory

from bench.offices import each_office, timed  # isort: skip # it sets Django up

from bench.made_ledger import AT, fill
from django.db import connection

from anju.office.common.collecting import no_collecting
from anju.office.registry.ledger.checkpointing import make_checkpoint
from anju.office.registry.ledger.reading import entries, reading, stream
from anju.office.registry.verifying.findings import Findings
from anju.office.registry.verifying.verify import verify_entries

ENTRIES = int(os.environ.get("ANJU_BENCH_ENTRIES", "100000")) // (5 if "quick" in sys.argv else 1)
TURNS = 3


def main() -> None:
    """Measure on each database."""
    for _ in each_office():
        _measure(connection.vendor)


def _measure(vendor: str) -> None:
    with timed(f"{ENTRIES // 10:,} entries written"):
        first = fill(ENTRIES // 10)
    make_checkpoint(AT)
    read_first, small = medians(_read, _verify, turns=TURNS)
    with timed(f"{ENTRIES:,} entries written"):
        count = first + fill(ENTRIES - first, seed=1)
    make_checkpoint(AT)
    read, verified = medians(_read, _verify, turns=TURNS)
    per_second = f"{count / verified / 1000:,.0f} against {count / read / 1000:,.0f} thousand/s"
    claim(f"verify the ledger / read it, {vendor}", read / verified, per_second, at_least=0.3)
    growth = (verified / read) / (small / read_first)
    claim(
        f"verified / read, among ten times as many entries, {vendor}",
        growth,
        f"{verified:.2f} s for {count:,} entries, {small:.2f} s for {first:,}",
        at_most=1.3,
    )
    claim(
        f"memory of the process, MB for each 100,000 entries, {vendor}",
        peak_memory() / 1e6 / (count / 1e5),
        f"{peak_memory() / 1e6:,.0f} MB with {count:,} entries",
    )


def _read() -> None:
    with reading() as reader:
        for _ in stream(reader, entries()):
            pass


def _verify() -> None:
    findings = Findings()
    with reading() as reader, no_collecting():
        verify_entries(reader, findings)
    assert findings.count == 0, findings.kept


if __name__ == "__main__":
    main()
