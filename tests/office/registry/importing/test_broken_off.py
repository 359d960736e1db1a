"""An import that is killed is completed by the same import; two at once record everything once."""

import json
import random
import signal
import subprocess
import time
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from django.db import connection
from tests.office.databases import Database
from tests.office.registry.acting import filings_recorded
from tests.office.registry.bulk.recorded import FOUNDING, assert_the_chains_say_it
from tests.office.registry.importing.rosters import AT, ON, many, refused, row, written

from anju.office.config.preparing import found_city
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.models import LookupKey, Permit, Person

ROWS = 3_500
PATIENCE = 100
"""Seconds."""


@pytest.fixture(autouse=True)
def _founded(database: Database) -> None:
    found_city(ON, AT)
    connection.close()


def call(file: Path) -> list[str]:
    rejects = file.with_name("refused.csv")
    told = ["-m", "anju", "import", str(file), "--on", "2025-12-31", "--json"]
    return [*told, "--rejects", str(rejects), "--force"]


def roster(folder: Path, rows: int = ROWS) -> Path:
    return written(folder, [row("N1", issued="soon"), *many(rows, 2025), row("")])


def wait_until_some_are_recorded(ran: ForkServerProcess) -> None:
    end = time.monotonic() + PATIENCE
    while not Person.objects.exists():
        assert ran.exitcode is None, "it ended before it was killed"
        assert time.monotonic() < end
        time.sleep(0.01)


def assert_recorded_once(folder: Path, rows: int = ROWS) -> None:
    sequence()
    told = [each[4].split(";") for each in many(rows, 2025) if each[4]]
    assert Person.objects.count() == Permit.objects.count() == rows
    assert filings_recorded().count() == sum(map(len, told))
    people = Entry.objects.exclude(kind__in=FOUNDING)
    assert people.count() == 2 * rows + sum(map(len, told))
    assert LookupKey.objects.filter(kind="permit_number").count() == rows
    positions = Position.objects.order_by("position").values_list("position", flat=True)
    assert list(positions) == list(range(1, Entry.objects.count() + 1))
    found = refused(folder / "refused.csv")
    assert found == [("2", "bad_date"), (str(rows + 3), "missing_permit_number")]


def test_an_import_that_was_killed_is_completed_by_another(
    database: Database, tmp_path: Path
) -> None:
    file = roster(tmp_path)
    ran = database.begin(*call(file), said=tmp_path / "said")
    wait_until_some_are_recorded(ran)
    ran.kill()
    ran.join(PATIENCE)
    recorded = Person.objects.count()
    assert recorded % 1000 == 0 or recorded == ROWS, "a transaction was cut in two"
    assert 0 < recorded < ROWS, "killed too late to show anything"
    assert not (tmp_path / "refused.csv").exists()
    again = database.run(*call(file))
    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout)
    assert (told["unchanged"], told["changed"]) == (recorded, ROWS - recorded)
    assert_recorded_once(tmp_path)
    assert_the_chains_say_it(people=40)


def test_two_imports_at_once_record_everything_once(database: Database, tmp_path: Path) -> None:
    file = roster(tmp_path)
    said = [tmp_path / "one.said", tmp_path / "other.said"]
    both = [database.begin(*call(file), said=each) for each in said]
    for ran in both:
        ran.join(PATIENCE)
    assert [ran.exitcode for ran in both] == [0, 0], [
        each.with_suffix(".wrong").read_text("utf-8") for each in said
    ]
    changed = [json.loads(each.read_text("utf-8"))["changed"] for each in said]
    assert sum(changed) == ROWS
    assert_recorded_once(tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_an_import_that_was_killed_twenty_times(
    database: Database, tmp_path: Path, seed: int
) -> None:
    rows, moments, recorded = 12_000, random.Random(seed), 0
    file = roster(tmp_path, rows)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    for _ in range(20):
        ran = database.popen(*call(file), **quiet)
        time.sleep(moments.uniform(0.5, 4))
        ran.send_signal(signal.SIGKILL)
        ran.wait()
        before, recorded = recorded, Person.objects.count()
        assert recorded >= before, "what was recorded is gone"
        assert recorded % 1000 == 0, "a transaction was cut in two"
    again = database.run(*call(file), timeout=900)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["unchanged"] == recorded
    assert_recorded_once(tmp_path, rows)
    assert_the_chains_say_it(people=40)
