"""Forty clerks at the desk for five minutes over HTTP, and how many it takes until they wait.

`ANJU_SOAK_DESK_SECONDS` lets them work longer, or shorter.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest
from tests.office.databases import Database, connected
from tests.office.registry.acting import filings_recorded, found
from tests.office.reliability.soundness import assert_sound
from tests.office.soak.clerks import Clerk, at_work
from tests.office.soak.desk import fill, open_station, served, shared_out
from tests.office.soak.durable import durable_database

from anju.office.casework.models import Case
from anju.office.common.clock import legal_day, now

FORTY = 40
SECONDS = float(os.environ.get("ANJU_SOAK_DESK_SECONDS", "300"))
STEPS = 40, 80, 120, 160, 240, 320
"""Clerks at once, until they wait."""

STEP_SECONDS = SECONDS / 10
WAITING = 1.0
"""Seconds that 19 of 20 answers take at most where nobody waits."""


@pytest.fixture
def station() -> Iterator[tuple[Database, str]]:
    """A station on a PostgreSQL that loses nothing, with people for every clerk."""
    with durable_database() as database, connected(database):
        found()
        today = legal_day(now())
        station = open_station()
        fill(station, 1600, 800, today)
        yield database, station


@pytest.mark.soak
def test_forty_clerks_at_the_desk_meet_no_error(
    station: tuple[Database, str], capsys: pytest.CaptureFixture[str]
) -> None:
    database, office = station
    with served(database) as port:
        clerks = at_work(shared_out(office, FORTY, legal_day(now())), port, SECONDS)
    tell(capsys, *summaries(clerks))
    assert filings_recorded().count() == sum(each.endorsed for each in clerks) > FORTY
    assert Case.objects.count() == sum(each.filed for each in clerks) > 0
    assert sum(each.stepped for each in clerks) > 0
    assert sum(each.noted for each in clerks) > 0
    assert_sound()


@pytest.mark.soak
def test_more_clerks_come_until_they_wait(
    station: tuple[Database, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Told, not judged: it is this machine's, and the clerks run on it as well."""
    database, office = station
    works = iter(shared_out(office, sum(STEPS), legal_day(now())))
    with served(database) as port:
        for clerks in STEPS:
            done = at_work(list(islice(works, clerks)), port, STEP_SECONDS)
            spent = sorted(seconds for each in done for _, seconds in each.spent)
            tell(capsys, f"{clerks} clerks: {summary(spent)}")
            if share(spent, 0.95) > WAITING:
                break
    assert_sound()


def tell(capsys: pytest.CaptureFixture[str], *lines: str) -> None:
    """Print lines, whether or not the test passes."""
    with capsys.disabled():
        sys.stdout.write("".join(f"\n{line}" for line in lines))


def summaries(clerks: Sequence[Clerk]) -> Iterator[str]:
    """What requests took, all of them and by what was asked for."""
    every = [each for clerk in clerks for each in clerk.spent]
    yield f"{len(clerks)} clerks: {summary(sorted(seconds for _, seconds in every))}"
    for what in sorted({what for what, _ in every}):
        yield f"  {what}: {summary(sorted(s for name, s in every if name == what))}"


def summary(spent: Sequence[float]) -> str:
    """The count of sorted seconds, and three of their shares in milliseconds."""
    told = (f"p{100 * part:.0f} {1e3 * share(spent, part):.0f} ms" for part in (0.5, 0.95, 0.99))
    return f"{len(spent)} requests, {', '.join(told)}"


def share(spent: Sequence[float], part: float) -> float:
    """The value that a part of sorted values does not exceed."""
    return spent[min(len(spent) - 1, int(part * len(spent)))]
