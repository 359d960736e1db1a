"""Six districts of four cities whose measures differ, and who works there; typed from the texts.

Shenzhen: the police alone endorse, a check takes three working days, twelve months before one may
apply.  Shanghai: any office, fifteen working days, hardship.  Hangzhou: fifteen days.  Beijing: the
police alone, any office, eight working days, no cards.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from anju.law.measures import PlaceMeasures
from anju.law.measures_files import load_measures
from anju.law.working_days import WorkingDays
from anju.law.working_days_files import load_working_days
from anju.office.registry.ledger.entries import Act

ONE_DAY = timedelta(days=1)
CALENDAR: WorkingDays = load_working_days()
MEASURES = load_measures()


@dataclass(frozen=True)
class Limit:
    """A number of days; `working` says of which kind."""

    count: int
    working: bool = False

    def last_day(self, begins: date) -> date:
        """The last day, counted day by day; the first is left out, and none is later than 30.

        Where a working day lies beyond the calendar, as many calendar days are promised.
        """
        plain = begins + timedelta(days=self.count)
        if not self.working:
            return plain
        day, left = begins, self.count
        while left:
            day += ONE_DAY
            if day > CALENDAR.last_day:
                return plain
            left -= CALENDAR.is_working_day(day)
        return min(day, begins + timedelta(days=30))


FIFTEEN = Limit(15)


@dataclass(frozen=True)
class Place:
    """A district, and what its measure says that the walks need to know beforehand."""

    code: str
    city: str
    agency_endorses: bool = True
    any_office: bool = False
    cards: bool = True
    hardship: bool = False
    apply: Limit = FIFTEEN
    check: Limit = FIFTEEN

    @property
    def rules(self) -> PlaceMeasures:
        """The measure that comes with the law."""
        return MEASURES.for_place(self.code)

    @property
    def station(self) -> str:
        """The identifier of the police station."""
        return f"{self.code}00000000000001"

    @property
    def agency(self) -> str:
        """The identifier of the agency below it."""
        return f"{self.code}00000000000002"

    @property
    def authority(self) -> str:
        """The identifier of the issuing authority."""
        return f"{self.code}00000000000003"


NANSHAN = Place("440305", "440300", agency_endorses=False, check=Limit(3, working=True))
FUTIAN = Place("440304", "440300", agency_endorses=False, check=Limit(3, working=True))
PUDONG = Place("310115", "310000", any_office=True, hardship=True, apply=Limit(15, working=True))
MINHANG = Place("310112", "310000", any_office=True, hardship=True, apply=Limit(15, working=True))
XIHU = Place("330106", "330100")
CHAOYANG = Place(
    "110105",
    "110000",
    agency_endorses=False,
    any_office=True,
    cards=False,
    apply=Limit(8, working=True),
)
PLACES = (NANSHAN, PUDONG, XIHU, CHAOYANG, FUTIAN, MINHANG)
"""Those where people live at first, then a second district of two of the cities."""


@dataclass(frozen=True)
class Staff:
    """Somebody who acts: an account in a role at an office; the sign is that of the tables."""

    account: str
    role: str
    sign: str
    place: Place
    office: str

    def act(self, today: date, minute: int, key: str) -> Act:
        """They act on a legal day, so many minutes into the walk."""
        at = datetime.combine(today, time(1), UTC) + timedelta(minutes=minute)
        return Act(self.account, self.office, self.role, self.place.code, today, at, key)

    def __repr__(self) -> str:
        """What a failing walk prints."""
        return f"{self.account} as {self.role}"


def _staff(place: Place) -> Iterator[Staff]:
    """Zhou is a clerk and an officer: two posts, one pair of eyes."""
    for name, role, sign, office in (
        ("agent", "agency_clerk", "A", place.agency),
        ("clerk", "police_clerk", "P", place.station),
        ("zhou", "police_clerk", "P", place.station),
        ("zhou", "issuing_officer", "O", place.authority),
        ("officer", "issuing_officer", "O", place.authority),
        ("holder", "holder", "H", place.station),
        ("body", "assisting_body", "B", place.station),
        ("auditor", "auditor", "-", place.station),
        ("admin", "city_administrator", "-", place.station),
        ("department", "department", "-", place.station),
    ):
        yield Staff(f"{name}-{place.code}", role, sign, place, office)


STAFF = {place: tuple(_staff(place)) for place in PLACES}
EVERYBODY = tuple(each for place in PLACES for each in STAFF[place])
