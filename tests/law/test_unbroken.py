"""A time without a break, against a slow program that lives every day and counts its years."""

from datetime import date, timedelta
from random import Random

import pytest
from tests.law.bridge import permit_of, place_of, random_versions
from tests.law.second_opinion import History, opinion
from tests.law.second_opinion.histories import random_history
from tests.law.second_opinion.measures import PLACES
from tests.law.second_opinion.records import Versions

from anju.law.unbroken import unbroken
from anju.law.wording import day_in_words

ONE_DAY = timedelta(days=1)


def in_time_until(history: History, versions: Versions, first: date, by: date) -> History:
    """The same life with every window endorsed on its last day told, from a day on."""
    filings = [*history.filings]
    for _ in range(30):
        lived = History(history.issued, filings, history.cancellations, history.healed)
        found = opinion(lived, versions, first)
        if not found["suspended_from"] or found["suspended_from"] > by:
            return lived
        assert found["window_last_day"]
        first = max(first, found["window_last_day"])
        filings = [*filings, (first, "granted", None)]
    raise AssertionError("it does not end")


def endorsed(history: History, day: date) -> History:
    """The same life with one endorsement more."""
    return History(
        history.issued,
        [*history.filings, (day, "granted", None)],
        history.cancellations,
        history.healed,
    )


def reaches(history: History, versions: Versions, years: int, day: date) -> bool:
    """Whether so many years are reached in force on a day, as the slow program has it."""
    found = opinion(history, versions, day)
    return found["status"] == "in_force" and found["residence_years"] >= years


def plain(history: History, on: date) -> History:
    """What is known of a life on a day and simply granted; nothing is cancelled later."""
    known = [filing for filing in history.filings if filing[0] <= on and filing[1] == "granted"]
    return History(history.issued, known, [each for each in history.cancellations if each[0] <= on])


@pytest.mark.parametrize("seed", range(60))
def test_the_two_agree(seed: int) -> None:
    rng = Random(seed)
    versions = random_versions(rng) if seed % 3 == 0 else PLACES[rng.choice(sorted(PLACES))]
    history, on = random_history(rng, versions, rich=False)
    history = plain(history, on)
    now = opinion(history, versions, on)
    if now["reason"] or now["pending"] or on.year > 2090:
        return
    years, by = rng.randint(1, 4), on + timedelta(days=rng.randint(0, 1300))
    found = unbroken(permit_of(history), place_of(versions), on, 12 * years, by)
    where = (seed, history, on, years, by)
    if now["status"] == "cancelled":
        assert found.reached_on is None, where
        return
    first = endorsed(history, on) if now["status"] == "suspended" else history
    lived = in_time_until(first, versions, on, by)
    assert found.is_reached == reaches(lived, versions, years, by), where
    if not found.is_reached or not found.windows or not found.endorse_by:
        return
    late = in_time_until(endorsed(history, found.endorse_by), versions, found.endorse_by, by)
    assert reaches(late, versions, years, by), where
    day = found.endorse_by + ONE_DAY
    if day <= by and opinion(endorsed(history, day), versions, day)["reason"] == "":
        later = in_time_until(endorsed(history, day), versions, day, by)
        assert not reaches(later, versions, years, by), (where, day_in_words(day, "en"))
