"""The made-up cities that the tests of this folder look at, each made once."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from anju.law.facts import Permit
from anju.law.known import RefusedHistory
from anju.law.legacy import is_legacy
from anju.law.life import live
from anju.law.measures_files import load_measures
from anju.law.standing import Standing, standing
from anju.office.registry.intake import NewHolder, NewPermit
from anju.office.registry.sample.city import City, made_up_city

ON = date(2026, 11, 23)
PLACES = ("440300", "310000", "110105", "330100")
PEOPLE = 3_000


@cache
def city(place: str) -> City:
    return made_up_city(PEOPLE, place, ON, seed=7)


@cache
def holders(place: str) -> tuple[NewHolder, ...]:
    return tuple(city(place).holders())


def permits(place: str) -> Iterator[NewPermit]:
    return (permit for holder in holders(place) for permit in holder.permits)


def computed(place: str) -> list[NewPermit]:
    """The permits that the law computes a year for."""
    return [permit for permit in permits(place) if not is_legacy(permit.facts.issued_on)]


def stands(permit: NewPermit, on: date = ON) -> Standing:
    return standing(permit.facts, load_measures().for_place(permit.division_code), on)


def refused(facts: Permit, division_code: str, on: date) -> str:
    """The reason for which the law refuses a history; empty where it accepts it."""
    try:
        live(facts, load_measures().for_place(division_code), on)
    except RefusedHistory as refusal:
        return str(refusal)
    return ""


def closed_on(permit: NewPermit) -> date | None:
    """The day from which a permit is cancelled, recorded or by the measure; None while open."""
    if is_legacy(permit.facts.issued_on):
        return min((each.cancelled_on for each in permit.facts.cancellations), default=None)
    return stands(permit).cancelled_from
