"""People of a made-up city, one household after the other: couples, children, a parent later.

Ages are those of people on the move: many between 20 and 40, children with them, few old.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from anju.law.legacy import is_legacy
from anju.law.legal_days import months_after
from anju.law.measures_files import load_measures
from anju.office.registry.intake import NewHolder, NewPermit, PersonalDetails
from anju.office.registry.sample.births import Birth, IdentityNumbers
from anju.office.registry.sample.choice import (
    Weighted,
    day_between,
    days_on,
    number_between,
    one_of,
)
from anju.office.registry.sample.counties import counties_by_province
from anju.office.registry.sample.grounds import Role, grounds_of
from anju.office.registry.sample.homes import Homes
from anju.office.registry.sample.names import family_part, full_name
from anju.office.registry.sample.origins import ethnicities_of, origins_of
from anju.office.registry.sample.permits import LivedPermit, permits_of_stay
from anju.office.registry.sample.stays import (
    NUMBER_OF_STAYS,
    Home,
    Stay,
    arrival,
    moving_days,
    one_stay,
    registrations,
    several_stays,
)

_WORKING_AGES = (
    (range(19, 26), 5.0),
    (range(26, 38), 7.0),
    (range(38, 48), 4.0),
    (range(48, 61), 2.0),
)
WORKING_AGES = Weighted({age: weight for ages, weight in _WORKING_AGES for age in ages})
"""Ages in years of those who came to work."""


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives together: whether a couple, how many children, whether a parent came later."""

    couple: bool = False
    children: int = 0
    parent: bool = False
    role: Role = Role.WORKER


HOUSEHOLDS = Weighted(
    {
        Household(): 50.0,
        Household(couple=True): 14.0,
        Household(couple=True, children=1): 15.0,
        Household(couple=True, children=2): 7.0,
        Household(couple=True, children=3): 1.0,
        Household(couple=True, children=1, parent=True): 5.0,
        Household(children=1): 2.0,
        Household(role=Role.STUDENT): 4.0,
        Household(role=Role.ELDER): 2.0,
    }
)


@dataclass(slots=True)
class Member:
    """Somebody of a household, before anything is recorded of them."""

    role: Role
    man: bool
    birth: Birth
    ethnicity: str
    name: str


class People:
    """Makes people of one city; the same source of chance makes the same people."""

    def __init__(
        self,
        rng: Random,
        homes: Homes,
        numbers: IdentityNumbers,
        division_code: str,
        on: date,
        first_serial: int,
    ) -> None:
        """`first_serial` is the number of the first permit."""
        self._rng, self._on, self._homes, self._numbers = rng, on, homes, numbers
        measures = load_measures()
        self._rules = {county: measures.for_place(county) for county in homes.counties}
        self._by_province = counties_by_province(on.year)
        self._origins = origins_of(division_code)
        self._ethnicities = {province: ethnicities_of(province) for province in self._by_province}
        self._serial = first_serial

    def households(self) -> Iterator[NewHolder]:
        """People without end, those of one household one after the other."""
        while True:
            yield from self._household(HOUSEHOLDS.pick(self._rng))

    def _household(self, kind: Household) -> Iterator[NewHolder]:
        rng = self._rng
        age = self._age(kind.role)
        province = self._origins.pick(rng)
        head = self._member(kind.role, province, self._on.year - age, man=rng.random() < 0.55)
        stays = self._stays(kind, head.birth.born_on.year)
        homes = self._homes_of(stays)
        yield self._holder(head, stays, homes)
        for member in self._others(kind, head, age, stays[0]):
            yield self._holder(member, (self._later_stay(member, stays[0]),), homes)

    def _age(self, role: Role) -> int:
        if role is Role.WORKER:
            return WORKING_AGES.pick(self._rng)
        if role is Role.STUDENT:
            return number_between(self._rng, 17, 23)
        return number_between(self._rng, 58, 84)

    def _member(
        self, role: Role, province: str, year: int, *, man: bool, like: Member | None = None
    ) -> Member:
        """A new person; `like` is the one whose county, ethnicity and family name are taken."""
        rng = self._rng
        if like:
            county, ethnicity = like.birth.household_place, like.ethnicity
        else:
            county = one_of(rng, self._by_province[province])
            ethnicity = self._ethnicities[province].pick(rng)
        family = family_part(like.name) if like else ""
        name = full_name(rng, ethnicity=ethnicity, man=man, year=year, family=family)
        return Member(role, man, self._numbers.take(county, man=man, year=year), ethnicity, name)

    def _stays(self, kind: Household, born_year: int) -> tuple[Stay, ...]:
        rng, on = self._rng, self._on
        first_day = arrival(rng, day_between(rng, date(born_year + 16, 1, 1), days_on(on, -9)), on)
        alone = kind.role is Role.WORKER and not kind.couple and not kind.children
        number = NUMBER_OF_STAYS.pick(rng) if alone else 1
        if number == 1:
            return (one_stay(rng, first_day, on),)
        begun = min(first_day, days_on(on, -500 * number))
        return several_stays(rng, max(begun, date(born_year + 16, 6, 1)), on, number)

    def _homes_of(self, stays: tuple[Stay, ...]) -> list[Home]:
        rng, homes = self._rng, list[Home]()
        for stay in stays:
            if homes:
                homes.append(self._homes.next_home(rng, homes[0], stay.first_day))
            else:
                homes.append(self._homes.somewhere(rng, stay.first_day))
            days = moving_days(rng, stay, self._on)
            homes += [self._homes.next_home(rng, homes[0], day) for day in days]
        return homes

    def _others(self, kind: Household, head: Member, age: int, stay: Stay) -> Iterator[Member]:
        rng, year = self._rng, self._on.year - age
        province = head.birth.household_place[:2]
        spouse = None
        if kind.couple:
            born = min(year + number_between(rng, -4, 4), self._on.year - 19)
            home = province if rng.random() < 0.75 else self._origins.pick(rng)
            spouse = self._member(Role.WORKER, home, born, man=not head.man)
            yield spouse
        father = spouse if spouse and spouse.man else head
        latest = (stay.last_day or self._on).year - 2
        for _ in range(kind.children):
            born = number_between(rng, max(year + 21, latest - 15), max(latest, year + 21))
            if born <= latest:
                yield self._member(Role.CHILD, province, born, man=rng.random() < 0.52, like=father)
        if kind.parent:
            born = year - number_between(rng, 21, 32)
            yield self._member(Role.ELDER, province, born, man=rng.random() < 0.35, like=father)

    def _later_stay(self, member: Member, first: Stay) -> Stay:
        """With the head of the household or some time after; a parent long after, if ever one is.

        An old parent may die; everybody else leaves with the household.
        """
        rng = self._rng
        last = first.last_day or self._on
        longest = {Role.ELDER: 1500, Role.CHILD: 500}.get(member.role, 300)
        wait = 0 if rng.random() < 0.4 else int(rng.random() * longest)
        came = max(days_on(first.first_day, wait), days_on(member.birth.born_on, 30))
        came = min(came, last)
        if member.role is Role.ELDER and rng.random() < 0.12 and (last - came).days > 400:
            return Stay(came, day_between(rng, days_on(came, 300), days_on(last, -1)), "died")
        return Stay(came, first.last_day, first.ending)

    def _holder(self, member: Member, stays: tuple[Stay, ...], homes: list[Home]) -> NewHolder:
        rng, on, birth = self._rng, self._on, member.birth
        details = PersonalDetails(
            member.name,
            birth.identity_number,
            "M" if member.man else "F",
            member.ethnicity,
            birth.born_on,
            birth.household_place,
        )
        applies = rng.random() > 0.06
        permits, registered, grounds = list[NewPermit](), [], []
        for place, stay in enumerate(stays):
            registered += registrations(stay, homes)
            grounds += grounds_of(rng, member.role, stay, birth.born_on, on)
            if applies:
                permits += self._permits(stay, homes, followed=place + 1 < len(stays))
        return NewHolder(details, tuple(permits), tuple(registered), tuple(grounds))

    def _permits(self, stay: Stay, homes: list[Home], *, followed: bool) -> Iterator[NewPermit]:
        rules = self._rules[homes[0].county]
        for lived in permits_of_stay(self._rng, rules, stay, self._on, followed=followed):
            yield self._numbered(lived, _home_on(homes, lived.facts.issued_on).county)

    def _numbered(self, lived: LivedPermit, county: str) -> NewPermit:
        serial, self._serial = self._serial, self._serial + 1
        card = lived.facts.issued_on.year < 2020 or self._rng.random() < 0.85
        return numbered(lived, county, serial, card=card)


def numbered(lived: LivedPermit, county: str, serial: int, *, card: bool = True) -> NewPermit:
    """A permit with its number: county, year of issue and a serial number used once.

    One issued before 2016 is good for ten years, as Shenzhen's were.
    """
    issued_on = lived.facts.issued_on
    number = f"{county}{issued_on.year}{serial:08d}"
    good_until = days_on(months_after(issued_on, 120), -1) if is_legacy(issued_on) else None
    return NewPermit(
        number, county, lived.facts, f"{county}-00", lived.cancel_reason, card, good_until
    )


def _home_on(homes: list[Home], day: date) -> Home:
    """The home on a legal day; the first one before all."""
    return next((home for home in reversed(homes) if home.first_day <= day), homes[0])
