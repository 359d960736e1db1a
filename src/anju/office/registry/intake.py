"""What bulk recording takes: a person with registrations, grounds and permits, as facts.

A roster that is imported and a made-up city both become these, and nothing here has an
identifier or an entry yet.  Days are legal days; division codes are six digits.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.facts import Permit as PermitFacts


@dataclass(frozen=True, slots=True)
class PersonalDetails:
    """Who somebody is.

    `sex` is "F" or "M", `ethnicity` a two-digit code of GB/T 3304, `household_place` a division
    code; each is empty where a roster does not say it, and `born_on` None.
    """

    name: str
    identity_number: str = ""
    sex: str = ""
    ethnicity: str = ""
    born_on: date | None = None
    household_place: str = ""


def items_that_differ(one: PersonalDetails, other: PersonalDetails) -> list[str]:
    """The names of the items in which two differ, in their order."""
    names = PersonalDetails.__dataclass_fields__
    return [name for name in names if getattr(one, name) != getattr(other, name)]


@dataclass(frozen=True, slots=True)
class NewRegistration:
    """A residence registration from its first day to its last; `last_day` None while it lasts."""

    division_code: str
    address: str
    first_day: date
    last_day: date | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class NewGround:
    """A ground (Art. 2) of a person; `kind` is a value of the law's `Ground`."""

    kind: str
    first_day: date
    last_day: date | None = None
    evidence: str = ""
    evidence_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewPermit:
    """A permit as it was lived: `facts` are what the law is told of it.

    `office` is the identifier of the office that issued it; `card` says whether a card of
    plastic was handed over.  `cancel_reason` is the code of the recorded cancellation;
    `good_until` the last day of the own term of a permit from before 2016, None otherwise.
    """

    number: str
    division_code: str
    facts: PermitFacts
    office: str = ""
    cancel_reason: str = ""
    card: bool = True
    good_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewHolder:
    """A person with everything that is recorded of them at once."""

    details: PersonalDetails
    permits: tuple[NewPermit, ...] = ()
    registrations: tuple[NewRegistration, ...] = ()
    grounds: tuple[NewGround, ...] = ()
