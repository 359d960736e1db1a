"""Whether a place endorses automatically, as pages ask it."""

from datetime import date

from anju.law.automatic import is_offered
from anju.law.outcome import Met
from anju.office.places.measures import measures_in_force


def offered_at(division_code: str, on: date) -> bool:
    """Whether the place of a permit endorses automatically on a legal day."""
    measure = measures_in_force().measures.for_place(division_code).on(on)
    return isinstance(is_offered(measure, on), Met)
