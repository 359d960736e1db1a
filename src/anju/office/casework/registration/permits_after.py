"""What a move or a departure does to somebody's permits: told, never done by it.

A permit belongs to its issuing city for life.  Inside it the permit goes on; in another city a
new one is applied for, unless the two places let permits convert.  The end of a registration
cancels nothing: where a measure cancels with it, an officer does that in a case of its own, and
the holder is told first.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.cancelling import CancelGround, may_be_cancelled
from anju.law.moving import converts, keeps_permit
from anju.law.outcome import Met, Outcome, Reason
from anju.office.places.measures import measures_in_force
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.permits.models import Permit
from anju.office.registry.permits.one_open import standing_on


@dataclass(frozen=True, slots=True)
class PermitAfter:
    """A permit that stands, and what the law says of it: reasons with their citations."""

    permit_id: str
    reasons: tuple[Reason, ...]


def after_move(person_id: str, new_place: str, on: date) -> tuple[PermitAfter, ...]:
    """What a move to a place on a legal day does to each standing permit of a person."""
    measures = measures_in_force().measures
    found = []
    for permit in _standing(person_id, on):
        keeps = keeps_permit(permit.division_code, new_place, measures, on)
        answers: list[Outcome] = [keeps]
        if not isinstance(keeps, Met):
            answers.append(converts(permit.division_code, new_place, measures, on))
        reasons = tuple(reason for each in answers for reason in each.reasons)
        found.append(PermitAfter(permit.id, reasons))
    return tuple(found)


def after_departure(person_id: str, on: date) -> tuple[PermitAfter, ...]:
    """What the end of the registration says for each standing permit; nothing is done."""
    measures = measures_in_force().measures
    return tuple(
        PermitAfter(
            permit.id,
            may_be_cancelled(
                CancelGround.CONDITIONS_LOST,
                registered_here=False,
                measure=measures.for_place(permit.division_code).on(on),
            ).reasons,
        )
        for permit in _standing(person_id, on)
    )


def reasons_after(permits: tuple[PermitAfter, ...]) -> tuple[Reason, ...]:
    """The reasons of several permits, each once."""
    return tuple(dict.fromkeys(reason for each in permits for reason in each.reasons))


def _standing(person_id: str, on: date) -> list[Permit]:
    """Those that stand on the day; one from before 2016 to the end of its own term (art. 23)."""
    rows = Permit.objects.filter(standing_on(on), person_id__in=absorbed_by(person_id))
    return list(rows.order_by("issued_on", "id"))
