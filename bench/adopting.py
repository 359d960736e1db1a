"""A text of a measure in a large city: tried on every permit, adopted, followed.

The office of ANJU_HOME is used as it is, with as many permits as it has; `python -m
bench.adopting` begins and adopts a text that moves the last good day of every permit of the
city, and puts the earlier one back.  Prints the seconds of each part, those of a core, and the
largest memory.
"""

import os
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "anju.office.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - once Django is set up

from anju.office.places.models import AdoptedMeasure  # noqa: E402
from anju.office.registry.city.measures import adopt_measure  # noqa: E402
from anju.office.registry.ledger.entries import Act  # noqa: E402
from anju.office.registry.permits.following import judge_some_anew  # noqa: E402
from anju.office.registry.permits.models import Permit  # noqa: E402
from anju.office.registry.permits.trying import trial_of, tried_further  # noqa: E402

NOW, THEN = 'suspended_from = "anniversary"', 'suspended_from = "day_after"'


def main() -> None:
    place = str(settings.ANJU["PLACE"])
    text = AdoptedMeasure.objects.filter(division_code=place).order_by("entry_id").last()
    if text is None:
        raise SystemExit(f"no measure of {place} is adopted")
    print(f"{Permit.objects.count():,} permits")
    _adopted(text.toml.replace(NOW, THEN, 1), place)
    _adopted(text.toml, place)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def _adopted(toml: str, place: str) -> None:
    at = datetime.now(UTC)
    act = Act("bench", "", "city_administrator", place, at.date(), at)
    trial = trial_of(toml, place, at)
    _timed("the first piece, in the page", lambda: tried_further(trial))
    _timed("the others", lambda: _until(lambda: tried_further(trial).finished))
    _timed("adopted", lambda: adopt_measure(toml=toml, reason="amended", act=act))
    _timed("followed", lambda: _until(lambda: not judge_some_anew()))


def _until(done: Callable[[], bool]) -> None:
    while not done():
        pass


def _timed(name: str, work: Callable[[], object]) -> None:
    began, busy = time.perf_counter(), time.process_time()
    work()
    took, busy = time.perf_counter() - began, time.process_time() - busy
    print(f"{name}: {took:.2f} s, {busy:.2f} s of a core", flush=True)


if __name__ == "__main__":
    main()
