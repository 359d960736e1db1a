"""An endorsement at the counter from request to durable receipt, beside two workflow engines.

All three answer a POST of the same shape in the same process, from where a server hands it over:
the office's whole middleware, its session, sign-in and cross-site check, its database and
durability, the law, one transaction, and the address of the receipt.  The peers (`bench/peers`)
are written as their documentation has it and keep the same facts: the days endorsed and the
columns that the law fills, who did it in which office and when, by which way, what was declared
and under which text of the measure, the key of the request with its answer (sent twice it is
answered alike, for another permit refused), and an audit row.  None of the three records a look:
the page before did.  What ours does beyond that, they are spared: the ledger's chain of hashes,
its position, the indexes of the due lists, and the question whose clerk may endorse.
"""

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

os.environ["ANJU_BENCH_SETTINGS"] = "bench.peers.settings"

from bench.measure import claim, in_turns
from bench.offices import CITY, OFFICE, act, each_office
from bench.peers.browser import Browser, signed_in
from bench.peers.given import give_to_peers
from tests.office.databases import Database

from anju.law.facts import Decision, Endorsement, Permit
from anju.law.legal_days import months_after
from anju.office.common.clock import legal_day, now
from anju.office.registry.bulk.recording import batches, record_holders
from anju.office.registry.intake import NewHolder, NewPermit, PersonalDetails

BLOCK = 50
"""Requests of one turn."""

PLACE = f"{CITY[:4]}05"
OURS, VIEWFLOW, SPIFF = "/desk/permits/{}/endorse/", "/viewflow/{}/endorse/", "/spiff/{}/endorse/"


def main() -> None:
    turns = 3 if "quick" in sys.argv else 7
    today = legal_day(now())
    for database in each_office():
        for batch in batches(holders((turns + 1) * BLOCK, today)):
            record_holders(batch, act=act(day=today))
        compare(database, signed_in(today), give_to_peers(), turns)


def compare(database: Database, browser: Browser, permits: list[str], turns: int) -> None:
    """Run the three in turns, each on permits of its own."""
    spent = in_turns(
        *(posts(browser, address, permits) for address in (OURS, VIEWFLOW, SPIFF)), turns=turns
    )
    each = [[seconds / BLOCK for seconds in turn] for turn in spent]
    for name, theirs, bound in (("django-viewflow", each[1], 4), ("SpiffWorkflow", each[2], 2)):
        tell(f"counter endorsement, {name} / ours, {database.vendor}", each[0], theirs, bound)


def tell(name: str, ours: list[float], theirs: list[float], bound: float) -> None:
    mine, other = statistics.median(ours), statistics.median(theirs)
    ratios = [one / another for one, another in zip(theirs, ours, strict=True)]
    low, *_, high = statistics.quantiles(ratios, n=10)
    measured = (
        f"{1 / mine:.0f}/s ({1e3 * mine:.2f} ms), then {1 / other:.0f}/s ({1e3 * other:.2f} ms); "
        f"eight turns of ten {low:.2f} to {high:.2f}"
    )
    claim(name, other / mine, measured, at_least=bound)


def posts(browser: Browser, address: str, permits: list[str]) -> Callable[[], None]:
    """A turn: so many permits endorsed, one request after the other."""
    left = iter([browser.post(address.format(permit)) for permit in permits])

    def turn() -> None:
        for form in islice(left, BLOCK):
            browser.send(form)

    return turn


def holders(count: int, today: date) -> Iterator[NewHolder]:
    """People whose permits, one to four years old, can all be endorsed on a day."""
    for number in range(count):
        ends = today + timedelta(days=2 + number % 20)
        years = 1 + number % 4
        filed = (months_after(ends, -12 * year) - timedelta(days=4) for year in range(1, years))
        facts = Permit(
            months_after(ends, -12 * years),
            tuple(Endorsement(day, Decision.GRANTED) for day in sorted(filed)),
        )
        details = PersonalDetails(f"张{chr(0x4E00 + number % 2000)}国", f"4401061990{number:08d}")
        yield NewHolder(details, (NewPermit(f"P{number}", PLACE, facts, OFFICE),))


if __name__ == "__main__":
    main()
