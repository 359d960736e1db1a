"""The rows of a batch, table by table: plain tuples, a day as ISO text.

A table stands before those whose rows name its own.

>>> rows = Rows()
>>> rows["registry_personplace"].append(("5f3a", "440305"))
>>> [table for table, found in rows.filled()]
['registry_personplace']
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Final

from anju.office.registry.ledger.entries import COLUMNS as ENTRY_COLUMNS
from anju.office.registry.permits.law_facts import LawFacts

Row = tuple[str | bytes | int | bool | None, ...]

LAW_COLUMNS: Final = tuple(asdict(LawFacts()))
"""The columns of a permit that the law fills, in the order of `LawFacts`."""

TABLES: Final = {
    "registry_personkey": "person_id, wrapped",
    "registry_detail": "subject, kind, version, person_id, sealed, salt",
    "registry_lookupkey": "kind, token, place, subject, person_id, current",
    "registry_namegram": "token, division_code, person_id",
    "registry_person": "id, registered_on, details_version, merged_into_id, erased_on",
    "registry_personplace": "person_id, division_code",
    "registry_residenceregistration": (
        "id, person_id, division_code, office_id, address_version, first_day, last_day, end_reason"
    ),
    "registry_groundrecord": ("id, person_id, ground, evidence, evidence_on, first_day, last_day"),
    "registry_permit": (
        "id, person_id, issued_to, city_code, division_code, office_id, measure_code, issued_on,"
        " good_until, closed_on, closed_reason, " + ", ".join(LAW_COLUMNS)
    ),
    "registry_card": (
        "id, permit_id, produced_on, handed_over_on, lost_on, returned_on, seized_on"
    ),
    "registry_entry": ENTRY_COLUMNS.removeprefix("id, "),
}
"""The columns that are written of each table, in the order of its rows here."""


class Rows:
    """The rows to be written of each table."""

    __slots__ = ("_by_table",)

    def __init__(self) -> None:
        self._by_table: dict[str, list[Row]] = {table: [] for table in TABLES}

    def __getitem__(self, table: str) -> list[Row]:
        return self._by_table[table]

    def filled(self) -> Iterator[tuple[str, list[Row]]]:
        """The tables that have rows, in the order they are written."""
        return ((table, rows) for table, rows in self._by_table.items() if rows)


def day_text(day: date | None) -> str | None:
    """A day as both databases take it."""
    return None if day is None else day.isoformat()


def law_row(facts: LawFacts) -> Row:
    """The columns of a permit that the law fills."""
    return (
        day_text(facts.cycle_first_day),
        facts.cycle_year,
        day_text(facts.window_first_day),
        day_text(facts.last_day_told),
        day_text(facts.last_good_day),
        day_text(facts.lapse_on),
        day_text(facts.continuous_since),
        day_text(facts.counted_from),
        facts.lost_days,
        facts.pending,
        day_text(facts.endorsed_on),
    )
