"""A made-up city as a whole: its offices, its cast, and people as many as are asked for.

People are made one at a time, so that a million of them need no more memory than one.

>>> city = made_up_city(40, "440300", date(2026, 11, 23), seed=7)
>>> len(list(city.holders())), list(city.holders()) == list(city.holders())
(40, True)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from random import Random

from anju.office.registry.intake import NewHolder
from anju.office.registry.sample.births import IdentityNumbers
from anju.office.registry.sample.cast import FIRST_SERIAL_OF_OTHERS, CastMember, cast_with
from anju.office.registry.sample.homes import Homes
from anju.office.registry.sample.offices import SampleOffice, offices_of
from anju.office.registry.sample.people import People


@dataclass(frozen=True, slots=True)
class City:
    """A city on a legal day; `people` is how many holders it has, the cast among them."""

    division_code: str
    on: date
    people: int
    seed: int
    offices: tuple[SampleOffice, ...]
    cast: tuple[CastMember, ...]

    def holders(self) -> Iterator[NewHolder]:
        """Every holder once, the cast first; the same ones each time it is asked."""
        numbers, homes = IdentityNumbers(self.on.year), Homes(self.offices)
        cast = cast_with(numbers, homes, self.on)
        people = People(
            Random(self.seed),  # noqa: S311 - made-up people
            homes,
            numbers,
            self.division_code,
            self.on,
            FIRST_SERIAL_OF_OTHERS,
        )
        first = (member.holder for member in cast)
        return islice(chain(first, people.households()), self.people)


def made_up_city(people: int, division_code: str, on: date, seed: int) -> City:
    """A city of so many people under a division code as it stands on a legal day.

    The same arguments give the same city.  Raises ValueError where no county under the code
    is in use in the year of `on`, and for a day before 2024: the lives need some years.
    """
    offices = offices_of(division_code, people, on)
    cast = cast_with(IdentityNumbers(on.year), Homes(offices), on)
    return City(division_code, on, people, seed, offices, cast)
