"""Rows that name no place, settled in the city of the office.

The review judges them by the Regulation alone; the permits are recorded where the office is, and
have to be true under that place's measure too.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from anju.law.known import RefusedHistory
from anju.office.places.measures import measures_in_force
from anju.office.registry.importing.recording import facts_of
from anju.office.registry.permits.columns import law_in_columns
from anju.roster.accepted import AcceptedRow


def settle(
    rows: Sequence[AcceptedRow], division_code: str, on: date
) -> tuple[list[AcceptedRow], list[tuple[AcceptedRow, RefusedHistory]]]:
    """The rows with a place, and those that its measure refuses; lapsed as of a legal day."""
    law = law_in_columns(measures_in_force().measures)
    told = law.judged([(facts_of(row), division_code) for row in rows])
    settled: list[AcceptedRow] = []
    refused: list[tuple[AcceptedRow, RefusedHistory]] = []
    for row, facts in zip(rows, told, strict=True):
        if isinstance(facts, RefusedHistory):
            refused.append((row, facts))
            continue
        end = None if row.cancelled_on else facts.lapse_on
        lapsed_on = end + timedelta(days=1) if end and end < on else None
        settled.append(row._replace(division_code=division_code, lapsed_on=lapsed_on))
    return settled, refused
