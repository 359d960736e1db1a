"""The year of a permit that a late endorsement is made for, and the days it was suspended."""

from datetime import date

from anju.law.endorsement import EndorsementWindow
from anju.law.life import live
from anju.office.places.measures import MeasuresInForce
from anju.office.registry.permits.fold import PermitRecord


def window_of(record: PermitRecord, in_force: MeasuresInForce, on: date) -> EndorsementWindow:
    """The year that is running on a legal day, as recorded; raises RefusedHistory."""
    rules = in_force.measures.for_place(record.division_code)
    return live(record.facts, rules, max(on, record.last_known_on)).window


def days_to_heal(window: EndorsementWindow, endorsed_on: date) -> tuple[date, date]:
    """The first and last day of the gap that a late endorsement leaves, as a healing names it.

    One made on the first day of suspension leaves a gap of no days; its own day stands for it.
    """
    first_day, last_day = window.suspended_until(endorsed_on)
    return first_day, max(first_day, last_day)
