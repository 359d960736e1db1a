"""The cast: a few people with fixed names, each of whom shows one state on a legal day.

They come first in every made-up city, whatever its seed and size, so that a demonstration
or a test finds them by their key.

>>> found = cast_by_key("440300", date(2026, 11, 23))["suspended_three_days"]
>>> found.holder.details.name
'李秀英'
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from anju.law.applicant_facts import Ground
from anju.law.legal_days import months_before
from anju.law.materials import Material
from anju.law.measures_files import load_measures
from anju.office.registry.intake import (
    NewGround,
    NewHolder,
    NewPermit,
    NewRegistration,
    PersonalDetails,
)
from anju.office.registry.sample import cast_lives as lives
from anju.office.registry.sample.births import IdentityNumbers
from anju.office.registry.sample.cast_parts import PARTS, Part
from anju.office.registry.sample.choice import days_on
from anju.office.registry.sample.homes import Homes
from anju.office.registry.sample.offices import offices_of
from anju.office.registry.sample.people import numbered
from anju.office.registry.sample.permits import LivedPermit
from anju.office.registry.sample.stays import Home

FIRST_SERIAL_OF_OTHERS = 1_000
"""The cast's permits have the serial numbers below it."""

FIRST_YEAR = 2024
"""No city is made for a day before it: the cast has lived some years, none of them held open."""

HOUSEHOLD_PLACES = ("430103", "340104", "410105", "511502", "420106", "360102")
HOUSEHOLD_PLACE_OF = {"04": "540102", "05": "653101", "08": "450103"}


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody of the cast; `key` names the state that is shown."""

    key: str
    holder: NewHolder


def cast(division_code: str, on: date) -> tuple[CastMember, ...]:
    """The cast of a made-up city under a division code, as it stands on a legal day.

    Raises ValueError as `made_up_city` does.
    """
    return cast_with(IdentityNumbers(on.year), Homes(offices_of(division_code, 1, on)), on)


def cast_by_key(division_code: str, on: date) -> dict[str, CastMember]:
    """The cast by the key of the state that each shows."""
    return {member.key: member for member in cast(division_code, on)}


def cast_with(numbers: IdentityNumbers, homes: Homes, on: date) -> tuple[CastMember, ...]:
    """The cast in the first county of some homes; takes its identity numbers first of all."""
    if on.year < FIRST_YEAR:
        raise ValueError(f"a city is made for a day from {FIRST_YEAR} on, not for {on}")
    stage = _Stage(homes, on)
    return tuple(stage.play(part, place, numbers) for place, part in enumerate(PARTS))


class _Stage:
    """Where and when the parts are played."""

    def __init__(self, homes: Homes, on: date) -> None:
        self._homes, self._on, self._serial = homes, on, 1
        self._county = homes.counties[0]
        self._rules = load_measures().for_place(self._county)

    def play(self, part: Part, place: int, numbers: IdentityNumbers) -> CastMember:
        """The part as a holder; `place` is its place in the order."""
        county = self._household_place(part, place)
        birth = numbers.take(county, man=part.sex == "M", year=part.born_year)
        details = PersonalDetails(
            part.name,
            birth.identity_number,
            part.sex,
            part.ethnicity,
            birth.born_on,
            birth.household_place,
        )
        lived = part.life(self._rules, self._on)
        registered = tuple(self._registrations(part, lived))
        permits = tuple(self._numbered(each) for each in lived)
        grounds = tuple(_ground(part, each) for each in registered)
        return CastMember(part.key, NewHolder(details, permits, registered, grounds))

    def _numbered(self, lived: LivedPermit) -> NewPermit:
        serial, self._serial = self._serial, self._serial + 1
        return numbered(lived, self._county, serial)

    def _household_place(self, part: Part, place: int) -> str:
        """A county in another province than the city's."""
        own = self._county[:2]
        usual = [code for code in HOUSEHOLD_PLACES if code[:2] != own]
        place = 1 if part.key.startswith("family") else place
        wanted = HOUSEHOLD_PLACE_OF.get(part.ethnicity, usual[place % len(usual)])
        return wanted if wanted[:2] != own else usual[0]

    def _registrations(self, part: Part, lived: lives.Lives) -> Iterator[NewRegistration]:
        """Where the holder lived; a family at one address, each from the own first day."""
        home = self._home("family" if part.key.startswith("family") else part.key)
        for first_day, last_day in self._spells(lived):
            moves = [days_on(first_day, 280), days_on(first_day, 700)]
            starts = [first_day, *(moves if part.key == "moved_twice" else [])]
            for number, start in enumerate(starts):
                if number:
                    home = self._home(f"{part.key} {number}")
                end = days_on(starts[number + 1], -1) if number + 1 < len(starts) else last_day
                yield NewRegistration(home.county, home.address, start, end, home.office_on(start))

    def _home(self, named: str) -> Home:
        """The same home for the same name."""
        chance = Random(named)  # noqa: S311 - made-up people
        return self._homes.at_first_office(chance, self._county, self._on)

    def _spells(self, lived: lives.Lives) -> Iterator[tuple[date, date | None]]:
        """The days of living in the city: from before the first permit to the end of the last."""
        if not lived:
            yield days_on(self._on, -90), None
            return
        begun = self._registered_for(lived[0])
        for permit, following in zip(lived, (*lived[1:], None), strict=True):
            ended = _ended_on(permit)
            if ended and following:
                yield begun, days_on(ended, -1)
                begun = self._registered_for(following)
            elif ended or following is None:
                yield begun, days_on(ended, -1) if ended else None

    def _registered_for(self, lived: LivedPermit) -> date:
        months = lives.months_asked(self._rules)
        return days_on(months_before(lived.facts.issued_on, months), -2)


def _ended_on(lived: LivedPermit) -> date | None:
    """The day of a cancellation that ended the stay as well; None where the holder stayed."""
    days = [each.cancelled_on for each in lived.facts.cancellations if not each.annulled]
    return days[0] if days and lived.cancel_reason not in {"fraud", "lapsed"} else None


def _ground(part: Part, registered: NewRegistration) -> NewGround:
    """Children go to school, others rent or work."""
    kind, paper = Ground.EMPLOYMENT, Material.LABOUR_CONTRACT
    if part.born_year > 2008:
        kind, paper = Ground.SCHOOLING, Material.SCHOOL_CERTIFICATE
    elif part.born_year < 1960:
        kind, paper = Ground.ACCOMMODATION, Material.LEASE
    first_day = registered.first_day
    return NewGround(kind.value, first_day, registered.last_day, paper.value, first_day)
