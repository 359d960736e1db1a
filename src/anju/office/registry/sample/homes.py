"""Homes of a made-up city: an address in a county and the office that registers it."""

from collections.abc import Sequence
from datetime import date
from random import Random

from anju.law.divisions import place_name
from anju.office.registry.sample.choice import number_between, one_of
from anju.office.registry.sample.counties import issuing_city
from anju.office.registry.sample.offices import OfficeKind, SampleOffice
from anju.office.registry.sample.stays import Home
from anju.office.registry.sample.streets import ROADS


class Homes:
    """Every home there can be, by the offices of the city."""

    def __init__(self, offices: Sequence[SampleOffice]) -> None:
        """`offices` as `offices_of` gives them."""
        self._registering: dict[str, list[SampleOffice]] = {}
        self._merged = {office.merged_into: office for office in offices if office.merged_into}
        for office in offices:
            if office.kind is not OfficeKind.ISSUING_AUTHORITY and not office.merged_into:
                self._registering.setdefault(office.division_code, []).append(office)
        self.counties = tuple(self._registering)
        self._names = {county: place_name(county, "zh") for county in self.counties}
        self._cities: dict[str, list[str]] = {}
        for county in self.counties:
            self._cities.setdefault(issuing_city(county), []).append(county)
        self._neighbours = {
            county: counties for counties in self._cities.values() for county in counties
        }

    def somewhere(self, rng: Random, first_day: date) -> Home:
        """A home anywhere; the counties listed first have more of them."""
        place = int(len(self.counties) * rng.random() ** 1.4)
        return self.in_county(rng, self.counties[place], first_day)

    def next_home(self, rng: Random, home: Home, first_day: date) -> Home:
        """Another home in the same county, or in another of the same issuing city."""
        if rng.random() < 0.5:
            return self.in_county(rng, home.county, first_day)
        return self.in_county(rng, one_of(rng, self._neighbours[home.county]), first_day)

    def in_county(self, rng: Random, county: str, first_day: date) -> Home:
        """A home in a county that is moved into on a day."""
        return self._at(rng, one_of(rng, self._registering[county]), first_day)

    def at_first_office(self, rng: Random, county: str, first_day: date) -> Home:
        """A home that the first police station registers, which is there in a city of any size."""
        return self._at(rng, self._registering[county][0], first_day)

    def _at(self, rng: Random, office: SampleOffice, first_day: date) -> Home:
        county = office.division_code
        address = f"{self._names[county]}{office.street}街道{_door(rng)}"
        former = self._merged.get(office.key)
        if former and rng.random() < 0.5:
            return Home(first_day, county, address, office.key, former.key, former.last_day)
        return Home(first_day, county, address, office.key)


def _door(rng: Random) -> str:
    road, chance = one_of(rng, ROADS), rng.random()
    if chance < 0.15:
        return f"{road}{number_between(rng, 1, 320)}号"
    building, floor, door = int(chance * 997) % 28 + 1, number_between(rng, 1, 31), rng.random()
    return f"{road}{number_between(rng, 1, 320)}号{building}栋{floor}{int(door * 6) + 1:02d}室"
