"""Killed at any moment: what was acknowledged is there once, and nothing is there by half."""

import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest
from django.db import connection
from tests.office.databases import Database
from tests.office.registry.acting import filings_recorded, told
from tests.office.reliability.soundness import assert_sound

from anju.office.registry.models import Permit

PROGRAM = Path(__file__).with_name("endorsing_on_and_on.py")
ROOT = Path(__file__).parents[3]


Round = Callable[[list[str], float | None], list[Any]]


@contextmanager
def _rounds(city: Database) -> Iterator[Round]:
    """Endorses permits, and is killed some seconds after the first word; what it said."""
    environment = {"PYTHONPATH": str(ROOT)}
    with city.popen(str(PROGRAM), stdin=PIPE, stdout=PIPE, env=environment) as program:
        asked, said = program.stdin, program.stdout
        assert asked
        assert said

        def acknowledged(permits: list[str], kill_after: float | None) -> list[Any]:
            again = [] if kill_after is None else ["again"]
            asked.write(f"{' '.join([*again, *permits])}\n")
            asked.flush()
            worker = int(said.readline())
            lines = [said.readline()]
            if kill_after is not None:
                time.sleep(kill_after)
                os.kill(worker, signal.SIGKILL)
            while lines[-1].startswith("{"):
                lines.append(said.readline())
            assert int(lines.pop()) == (0 if kill_after is None else -signal.SIGKILL)
            return [json.loads(line) for line in lines]

        yield acknowledged
        asked.close()
    assert program.returncode == 0


def _let_go() -> None:
    """Wait until the database has noticed that the program is gone."""
    with connection.cursor() as cursor:
        for _ in range(100):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.05)
    raise TimeoutError


def _kill(city: Database, times: int, seed: int) -> None:
    moments = random.Random(seed)
    permits = list(Permit.objects.order_by("id").values_list("id", flat=True))
    outcomes: dict[str, Any] = {}
    with _rounds(city) as acknowledged:
        for kill_after in [*(moments.uniform(0, 0.12) for _ in range(times)), None]:
            # Beginning some permits before the last one acknowledged, it repeats requests.
            begin = max(0, len(outcomes) - 5)
            for outcome in acknowledged(permits[begin:], kill_after):
                assert outcomes.setdefault(outcome["subject"], outcome) == outcome
            if city.vendor == "postgresql":
                _let_go()
            _check(outcomes)
    assert len(outcomes) == len(permits)
    assert filings_recorded().count() == len(permits)


def _check(outcomes: dict[str, Any]) -> None:
    assert_sound()
    for permit, outcome in outcomes.items():
        kinds = [kind for kind, *_ in told(permit)]
        assert kinds.count("permit_endorsed") == 1
        assert (kinds[-1], len(kinds)) == ("permit_endorsed", outcome["number"])
    # The first three entries are the issue, and the card produced and handed over.
    assert not filings_recorded().exclude(number=4).exists()


def test_five_times(city: Database) -> None:
    _kill(city, 5, seed=20261124)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_times(city: Database, seed: int) -> None:
    _kill(city, 5, seed)
