"""All projections rebuilt from the ledger, against nothing but reading the same entries.

ANJU_BENCH_ENTRIES says how many entries (100,000), of which a tenth is measured first.  A rebuild
derives every row anew; it is measured over projections that are as the ledger has them, where
there is nothing to write, and over projections that were emptied, where all is written.  The
rebuilt projections are compared with those before, once, outside what is measured.
"""

import os
import sys

from bench.measure import claim, medians

from bench.offices import each_office, timed  # isort: skip # it sets Django up

from bench.made_ledger import fill
from django.db import connection, transaction

from anju.office.registry.ledger.reading import entries, reading, stream
from anju.office.registry.rebuilding.rebuild import rebuild
from anju.office.registry.rebuilding.rows import DERIVED

ENTRIES = int(os.environ.get("ANJU_BENCH_ENTRIES", "100000")) // (5 if "quick" in sys.argv else 1)
TURNS = 3


def main() -> None:
    """Measure on each database."""
    for _ in each_office():
        _measure(connection.vendor)


def _measure(vendor: str) -> None:
    with timed(f"{ENTRIES // 10:,} entries written"):
        first = fill(ENTRIES // 10)
    read_first, small = medians(_read, _rebuild, turns=TURNS)
    with timed(f"{ENTRIES:,} entries written"):
        count = first + fill(ENTRIES - first, seed=1)
    read, rebuilt, _, filled = medians(_read, _rebuild, _empty, _rebuild, turns=TURNS)
    assert rebuild().changed == []
    for what, seconds in (("the projections", rebuilt), ("emptied projections", filled)):
        per_second = f"{count / seconds / 1000:,.0f} against {count / read / 1000:,.0f} thousand/s"
        claim(f"rebuild {what} / read, {vendor}", read / seconds, per_second, at_least=0.15)
    growth = (rebuilt / read) / (small / read_first)
    claim(
        f"rebuilt / read, among ten times as many entries, {vendor}",
        growth,
        f"{rebuilt:.2f} s for {count:,} entries, {small:.2f} s for {first:,}",
        at_most=1.5,
    )


def _read() -> None:
    with reading() as reader:
        for _ in stream(reader, entries()):
            pass


def _empty() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for projection in reversed(DERIVED):  # what names others goes first
            cursor.execute(f"DELETE FROM {projection.table}")


def _rebuild() -> None:
    rebuild(compare=False)


if __name__ == "__main__":
    main()
