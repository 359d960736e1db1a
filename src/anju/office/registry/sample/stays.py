"""When people come to the city, leave it, and come back; and where in it they live.

A stay runs from the first day of residence registration to its last.  Registrations
follow each other without a day between inside a stay, and never overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from anju.office.registry.intake import NewRegistration
from anju.office.registry.sample.choice import Weighted, day_between, days_on, number_between

NUMBER_OF_STAYS = Weighted(
    {1: 94.0, 2: 3.8, 3: 1.1, 4: 0.4, 5: 0.2, 6: 0.2, 7: 0.1, 8: 0.1, 9: 0.1}
)
NUMBER_OF_MOVES = Weighted({0: 70.0, 1: 20.0, 2: 7.0, 3: 3.0})

MEAN_DAYS_SINCE_ARRIVAL = 2_200
LONGEST_AGO = 5_000
"""Days."""

LEFT_IN_A_HUNDRED = 11
BECAME_LOCAL_IN_A_HUNDRED = 2


@dataclass(frozen=True, slots=True)
class Stay:
    """Days of living in the city, both ends included; `last_day` None while it lasts.

    `ending` is the code of the cancellation it brings about: left, became_local, died; empty
    while the stay lasts.
    """

    first_day: date
    last_day: date | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """An address, its county, the office that registers it, and the day it was moved into.

    `former_office` registered it up to `former_last_day`; both are empty where the office
    was always the same.
    """

    first_day: date
    county: str
    address: str
    office: str
    former_office: str = ""
    former_last_day: date | None = None

    def office_on(self, day: date) -> str:
        """The key of the office that registers somebody here on a legal day."""
        if self.former_last_day and day <= self.former_last_day:
            return self.former_office
        return self.office


def arrival(rng: Random, earliest: date, on: date) -> date:
    """A day of arrival: many came lately, a few long ago, nobody before `earliest`."""
    days = int(rng.expovariate(1 / MEAN_DAYS_SINCE_ARRIVAL)) % LONGEST_AGO
    came = on.toordinal() - days
    return date.fromordinal(max(came, earliest.toordinal()))


def one_stay(rng: Random, first_day: date, on: date) -> Stay:
    """A single stay, over in some cases."""
    chance = rng.random() * 100
    if chance >= LEFT_IN_A_HUNDRED + BECAME_LOCAL_IN_A_HUNDRED or (on - first_day).days < 400:
        return Stay(first_day)
    last_day = day_between(rng, days_on(first_day, 300), days_on(on, -1))
    return Stay(first_day, last_day, "left" if chance < LEFT_IN_A_HUNDRED else "became_local")


def several_stays(rng: Random, first_day: date, on: date, number: int) -> tuple[Stay, ...]:
    """Stays one after the other, fewer where there is no time for so many."""
    length = (on - first_day).days // number
    if length < 250:
        return (one_stay(rng, first_day, on),)
    stays = []
    for count in range(number):
        begun = days_on(first_day, count * length)
        last_day = days_on(begun, length - number_between(rng, 15, 30))
        stays.append(Stay(begun, last_day, "left"))
    if rng.random() < 0.8:
        stays[-1] = Stay(stays[-1].first_day)
    return tuple(stays)


def moving_days(rng: Random, stay: Stay, on: date) -> list[date]:
    """The days of moving to another home inside the city during a stay."""
    first_day, last_day = days_on(stay.first_day, 100), stay.last_day or on
    if first_day >= last_day:
        return []
    moves = NUMBER_OF_MOVES.pick(rng)
    return sorted({day_between(rng, first_day, last_day) for _ in range(moves)})


def registrations(stay: Stay, homes: Sequence[Home]) -> list[NewRegistration]:
    """The residence registrations of a stay; `homes` are in order of their days."""
    found = []
    for place, home in enumerate(homes):
        first_day, last_day = max(stay.first_day, home.first_day), stay.last_day
        if place + 1 < len(homes):
            until = days_on(homes[place + 1].first_day, -1)
            last_day = until if last_day is None or until < last_day else last_day
        if last_day is None or first_day <= last_day:
            found.append(
                NewRegistration(
                    home.county, home.address, first_day, last_day, home.office_on(first_day)
                )
            )
    return found
