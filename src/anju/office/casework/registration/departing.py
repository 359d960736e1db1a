"""Somebody leaves: the registration ends, and nothing else does.

The permit is not cancelled by it.  What the measure makes of a permit without a registration is
told; to cancel is a case of its own, in which the holder is heard.
"""

from datetime import date
from enum import StrEnum

from anju.office.casework.cases.reasons import reasons_text
from anju.office.casework.registration.permits_after import (
    after_departure,
    after_move,
    reasons_after,
)
from anju.office.casework.registration.standing import must_fit, running_in
from anju.office.casework.registration.steps import Step
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.registering import end_residence
from anju.office.registry.refused import Because, Refused


class Departure(StrEnum):
    """Why a registration ends; the code stands in the entry."""

    DIED = "died"
    LEFT = "left"
    MOVED_TO_ANOTHER_CITY = "moved_to_another_city"
    WRONG_ENTRY = "wrong_entry"


def depart(
    *,
    person_id: str,
    division_code: str,
    last_day: date,
    reason: Departure,
    act: Act,
    to_place: str = "",
) -> Outcome:
    """End the registration of somebody in a district on a last legal day.

    `to_place` is the division code of where they go, where they say so.  The outcome tells what it
    means for each open permit (`told`); none is changed.  Raises CaseRefused where nothing is
    running, Refused where it runs in another district.
    """

    def operation() -> Outcome:
        must_fit(Step.DEPART, person_id, division_code, act)
        running = running_in(person_id, division_code)
        if running is None or running.division_code != division_code:
            raise Refused(Because.NOT_FOUND)
        outcome = end_residence(
            person_id=person_id, record=running.id, last_day=last_day, reason=reason, act=act
        )
        permits = after_departure(person_id, act.today)
        if to_place:
            permits += after_move(person_id, to_place, act.today)
        return outcome | {"told": reasons_text(reasons_after(permits))}

    asked = {
        "depart": person_id,
        "place": division_code,
        "on": last_day.isoformat(),
        "reason": reason.value,
        "to": to_place,
    }
    return once(act, asked, operation)
