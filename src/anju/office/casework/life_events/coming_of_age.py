"""Turning sixteen: from then on somebody acts alone; the permit goes on, and nothing lapses.

Source: Regulation art. 9(3).  A photo taken as a child still identifies nobody better than a new
one; a new one is suggested and never demanded.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.agents import OF_AGE_TO_APPLY
from anju.law.legal_days import anniversary
from anju.office.registry.details.keeping import read_details
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.kinds import Kind


@dataclass(frozen=True, slots=True)
class ComingOfAge:
    """Who acts on a legal day, and whether a new photo is suggested.

    `of_age_on` is the sixteenth birthday; it and `acts_alone` are None where the day of birth is
    not known.
    """

    of_age_on: date | None
    acts_alone: bool | None
    photo_suggested: bool


def coming_of_age(person_id: str, on: date) -> ComingOfAge:
    """What turning sixteen means for a person on a legal day."""
    details = read_details([person_id]).get(person_id)
    if details is None or details.born_on is None:
        return ComingOfAge(None, None, photo_suggested=False)
    of_age_on = anniversary(details.born_on, OF_AGE_TO_APPLY)
    photographed_on = _photographed_on(person_id)
    as_a_child = photographed_on is not None and photographed_on < of_age_on <= on
    return ComingOfAge(of_age_on, on >= of_age_on, photo_suggested=as_a_child)


def _photographed_on(person_id: str) -> date | None:
    days = [each.day for each in read_chain(person_id) if each.kind == Kind.PERSON_PHOTO_CHANGED]
    return days[-1] if days else None
