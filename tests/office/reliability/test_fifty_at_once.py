"""Fifty who endorse at once: one endorsement, and everybody is told the truth."""

import threading
from collections import Counter
from datetime import date
from functools import partial

from django.db import transaction
from tests.office.databases import Database
from tests.office.registry.acting import act, filings_recorded, told
from tests.office.reliability.soundness import assert_sound

from anju.law.known import RefusedHistory
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.models import Permit, Request
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.refused import Refused

DAY = date(2025, 3, 1)
FIFTY = 50


def _permits(count: int) -> list[str]:
    return list(Permit.objects.order_by("id").values_list("id", flat=True)[:count])


def _endorse(permit: str, clerk: str = "clerk-1", key: str = "", day: date = DAY) -> Outcome:
    acting = act(date(2025, 3, 10), key, actor=clerk)
    return endorse(permit_id=permit, filed_on=day, act=acting)


def _attempt(permit: str, clerk: str, key: str, day: date) -> str:
    try:
        return str(_endorse(permit, clerk, key, day)["hash"])
    except (Refused, RefusedHistory) as found:
        return str(found.reason.value)


def test_clerks_who_endorse_the_same_permit_endorse_it_once(city: Database) -> None:
    [permit] = _permits(1)
    jobs = [
        partial(_attempt, permit, f"clerk-{number}", f"key-{number}", date(2025, 3, 1 + number % 2))
        for number in range(FIFTY)
    ]
    answers = Counter(city.in_threads(*jobs))
    refused = answers.pop("already_decided", 0), answers.pop("too_early", 0)
    assert (len(answers), sum(answers.values()), sum(refused)) == (1, 1, FIFTY - 1)
    assert [kind for kind, *_ in told(permit)].count("permit_endorsed") == 1
    assert filings_recorded().count() == Request.objects.count() == 1
    assert Permit.objects.get(id=permit).cycle_year == 2
    assert_sound()


def test_a_request_that_comes_fifty_times_has_one_outcome(city: Database) -> None:
    [permit] = _permits(1)
    outcomes = city.in_threads(*[partial(_endorse, permit, key="one-key")] * FIFTY)
    assert outcomes == [outcomes[0]] * FIFTY
    assert [kind for kind, *_ in told(permit)].count("permit_endorsed") == 1
    assert filings_recorded().count() == Request.objects.count() == 1
    assert_sound()


def test_fifty_clerks_with_a_permit_each_all_succeed(city: Database) -> None:
    permits = _permits(FIFTY)
    jobs = [
        partial(_endorse, permit, f"clerk-{number}", "key") for number, permit in enumerate(permits)
    ]
    outcomes = city.in_threads(*jobs)
    assert [outcome["subject"] for outcome in outcomes] == permits
    assert filings_recorded().count() == FIFTY
    assert_sound()


def test_who_works_on_one_permit_does_not_hold_up_another(postgresql_city: Database) -> None:
    first, second = _permits(2)
    done = threading.Event()

    def slow() -> bool:
        with transaction.atomic():
            _endorse(first)
            return done.wait(30)

    def quick() -> bool:
        _endorse(second)
        done.set()
        return True

    assert postgresql_city.in_threads(slow, quick) == [True, True]
    assert_sound()


def test_who_was_rolled_back_lets_the_next_one_in(city: Database) -> None:
    """The one that waited begins from what stands, not from what was about to."""
    [permit] = _permits(1)
    locked, go_on = threading.Event(), threading.Event()

    def gives_up() -> str:
        try:
            with transaction.atomic():
                _endorse(permit, "clerk-1")
                locked.set()
                go_on.wait(30)
                raise InterruptedError
        except InterruptedError:
            return "gave up"

    def waits() -> str:
        locked.wait(30)
        threading.Timer(0.3, go_on.set).start()
        return str(_endorse(permit, "clerk-2")["number"])

    number = str(len(told(permit)) + 1)
    assert city.in_threads(gives_up, waits) == ["gave up", number]
    assert_sound()
