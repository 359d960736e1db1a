"""What the law is told about a person who applies: recorded facts, frozen.

None means not told.  A question that needs a fact that was not told answers
CannotTell and names it; it never takes silence for a no.

>>> Applicant(residence_place="440305").person.born_on is None
True
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from anju.law.materials import Material


class Ground(StrEnum):
    """The three grounds of art. 2: 合法稳定就业, 合法稳定住所, 连续就读."""

    ACCOMMODATION = "accommodation"
    EMPLOYMENT = "employment"
    SCHOOLING = "schooling"


class Merit(StrEnum):
    """For whom a place waives a condition."""

    FULL_TIME_STUDENT = "full_time_student"
    INVESTOR = "investor"
    INVITED_TALENT = "invited_talent"
    TALENT = "talent"


class AgentRelation(StrEnum):
    """What an agent is: guardian (监护人), close relative (近亲属), assisting body, other."""

    ASSISTING_BODY = "assisting_body"
    CLOSE_RELATIVE = "close_relative"
    GUARDIAN = "guardian"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """Who applies.

    `household_place` is the division code of the household registration.  `limited_mobility`
    means elderly, disabled or otherwise hardly able to come (art. 9(3)).
    """

    citizen: bool | None = None
    household_place: str | None = None
    born_on: date | None = None
    limited_mobility: bool | None = None


@dataclass(frozen=True, slots=True)
class ResidenceRegistration:
    """One residence registration (居住登记), both days included; `last_day` None while it runs."""

    place: str
    first_day: date
    last_day: date | None = None

    def days_before(self, day: date) -> range:
        """Its days earlier than a legal day, as ordinals."""
        end = (
            day
            if self.last_day is None
            else min(day, date.fromordinal(self.last_day.toordinal() + 1))
        )
        return range(self.first_day.toordinal(), end.toordinal())


@dataclass(frozen=True, slots=True)
class GroundFact:
    """Whether a person has one of the grounds, from when to when, and the papers that show it.

    A day that is None is not known to limit it.
    """

    ground: Ground
    holds: bool
    first_day: date | None = None
    last_day: date | None = None
    evidence: frozenset[Material] = frozenset()

    def holds_on(self, day: date) -> bool:
        """Whether the ground is there on a legal day."""
        begun = self.first_day is None or self.first_day <= day
        return self.holds and begun and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Insurance:
    """Months of social insurance up to the day asked about.

    Running without a break; of the last 24 months; of the last 12 months.
    """

    months_running: int | None = None
    months_of_last_24: int | None = None
    months_of_last_12: int | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """A person who applies at a place of residence, and what is known of the conditions.

    `registrations` and `merits` are whole lists: empty means none, None means not told.
    `grounds` holds at most one fact for each ground; one that is not there is not known.
    """

    person: Person = Person()
    residence_place: str | None = None
    registrations: tuple[ResidenceRegistration, ...] | None = None
    grounds: tuple[GroundFact, ...] = ()
    registered_months_of_last_12: int | None = None
    insurance: Insurance = Insurance()
    merits: frozenset[Merit] | None = None

    def __post_init__(self) -> None:
        """Refuse two facts for one ground: the caller says which one matters on the day."""
        if len({fact.ground for fact in self.grounds}) < len(self.grounds):
            raise ValueError("one fact for each ground")

    def ground(self, ground: Ground) -> GroundFact | None:
        """What is known of one ground; None if nothing is."""
        return next((fact for fact in self.grounds if fact.ground is ground), None)


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts for the applicant (代办人)."""

    relation: AgentRelation
