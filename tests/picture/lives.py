"""The permits that the pictures are tried on: each awkward in its own way, and many at random."""

from collections.abc import Iterator
from datetime import date
from random import Random

from tests.law.bridge import permit_of, place_of
from tests.law.second_opinion.histories import random_history
from tests.law.second_opinion.measures import PLACES

from anju.law.facts import (
    Cancellation,
    Decision,
    Endorsement,
    HealedGap,
    HealingGround,
    Permit,
)
from anju.law.known import RefusedHistory
from anju.law.life import Life, live
from anju.law.measures_files import load_measures

TODAY = date(2026, 11, 23)


def life_of(
    issued_on: date, *endorsed_on: date, on: date = TODAY, place: str = "310000", **facts: object
) -> Life:
    """The life of a permit endorsed on these days."""
    endorsements = tuple(Endorsement(day) for day in endorsed_on)
    more = facts.pop("filings", ())
    permit = Permit(issued_on, (*endorsements, *more), **facts)  # type: ignore[misc, arg-type]
    return live(permit, load_measures().for_place(place), on)


def endorsed_each_year() -> Life:
    """Nine years without a break."""
    days = (date(year, 3, 1 + year % 10) for year in range(2018, 2027))
    return life_of(date(2017, 3, 15), *days, place="000000")


LIVES = {
    "one day old": life_of(TODAY),
    "cancelled on the day of issue": life_of(TODAY, cancellations=(Cancellation(TODAY),)),
    "nine years": endorsed_each_year(),
    "a restart": life_of(
        date(2021, 3, 15),
        date(2022, 3, 1),
        date(2023, 5, 30),
        date(2024, 5, 10),
        on=date(2025, 1, 7),
    ),
    "three gaps": life_of(
        date(2017, 8, 31),
        *(
            date(2018, 8, 20),
            date(2020, 1, 5),
            date(2021, 3, 1),
            date(2022, 3, 1),
            date(2023, 2, 3),
        ),
        place="000000",
    ),
    "a restart on the first suspended day": life_of(
        date(2022, 3, 15), date(2023, 3, 16), date(2024, 3, 16), place="000000", on=date(2024, 5, 2)
    ),
    "gaps left out": life_of(
        date(2021, 3, 15),
        *(date(2022, 3, 1), date(2023, 5, 30), date(2024, 5, 10), date(2026, 5, 20)),
        place="330100",
    ),
    "a grace": life_of(date(2021, 3, 15), date(2022, 3, 1), date(2023, 4, 20), on=date(2024, 2, 1)),
    "an office's delay": life_of(
        date(2021, 3, 15),
        date(2023, 1, 20),
        on=date(2023, 6, 1),
        place="500000",
        healed_gaps=(HealedGap(date(2022, 3, 15), date(2023, 1, 19), HealingGround.OFFICE),),
    ),
    "29 February": life_of(
        date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 5), on=date(2027, 2, 20), place="000000"
    ),
    "29 February again": life_of(
        date(2024, 2, 29),
        *(date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28)),
        on=date(2028, 2, 29),
        place="000000",
    ),
    "the last good day": life_of(date(2025, 11, 23), place="000000"),
    "lapsed": life_of(date(2022, 1, 10), date(2023, 1, 2), on=date(2024, 9, 1), place="110000"),
    "about to lapse": life_of(
        date(2022, 1, 10), date(2023, 1, 2), on=date(2024, 4, 1), place="110000"
    ),
    "lapsing in two years": life_of(date(2022, 1, 10), on=date(2023, 2, 1), place="440300"),
    "waiting in time": life_of(
        date(2023, 12, 10),
        *(date(2024, 12, 1), date(2025, 11, 20)),
        place="110000",
        on=date(2026, 11, 20),
        filings=(Endorsement(date(2026, 11, 5), None),),
    ),
    "waiting late, refused before": life_of(
        date(2022, 12, 10),
        date(2023, 12, 2),
        place="440000",
        filings=(
            Endorsement(date(2024, 12, 20), Decision.REFUSED, date(2025, 1, 5)),
            Endorsement(date(2025, 2, 1), Decision.WITHDRAWN),
            Endorsement(date(2025, 8, 20), None),
        ),
    ),
    "waiting for 77 years": life_of(
        date(2021, 3, 15), on=date(2099, 12, 31), filings=(Endorsement(date(2022, 3, 1), None),)
    ),
    "held open by decree": life_of(
        date(2018, 12, 20), date(2021, 1, 15), on=date(2021, 6, 1), place="440000"
    ),
    "forgotten until the last day taught": life_of(date(2021, 3, 15), on=date(9000, 12, 31)),
}


def random_lives(count: int) -> Iterator[Life]:
    """Histories that can be true, under the rules of every place in turn."""
    rng, places = Random("pictures"), sorted(PLACES)
    for number in range(count):
        versions = PLACES[places[number % len(places)]]
        history, on = random_history(rng, versions, rich=True)
        try:
            yield live(permit_of(history), place_of(versions), on)
        except RefusedHistory:
            continue
