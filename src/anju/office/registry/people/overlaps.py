"""The database itself refuses ranges that share a day where only one may hold.

Two registrations of one person in one city, told by the first four digits of its division codes;
two posts of one account in one role at one office; two names of one division; two permits of one
person and city of which one has a term of its own.  Triggers, because SQLite has no exclusion
constraint; the writers of one person, account or city follow one another along their chain, or by
the lock of the person, so that two who write at the same moment cannot both pass.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connections

from anju.office.registry.permits.fold import TERM_ENDED


@dataclass(frozen=True, slots=True)
class _Alone:
    """Which rows of a table may not share a day, and when two of them do.

    `columns` are those that matter where a row is changed: all, where it is empty.
    """

    same: str
    share: str = (
        "(other.last_day IS NULL OR other.last_day >= NEW.first_day)"
        " AND (NEW.last_day IS NULL OR NEW.last_day >= other.first_day)"
    )
    columns: str = ""

    @property
    def events(self) -> tuple[str, str]:
        """When it is looked at."""
        return "INSERT", f"UPDATE OF {self.columns}" if self.columns else "UPDATE"


_STANDS = "({row}.closed_on IS NULL OR {row}.closed_reason = '" + TERM_ENDED + "')"
"""A permit that nobody cancelled and that did not lapse; `closed_on` is the day after its last."""

_ALONE: Mapping[str, _Alone] = {
    "registry_residenceregistration": _Alone(
        "other.person_id = NEW.person_id"
        " AND substr(other.division_code, 1, 4) = substr(NEW.division_code, 1, 4)"
    ),
    "places_division": _Alone("other.division_code = NEW.division_code"),
    "access_post": _Alone(
        "other.account_id = NEW.account_id AND other.role = NEW.role AND other.office = NEW.office"
    ),
    "registry_permit": _Alone(
        "other.person_id = NEW.person_id AND other.city_code = NEW.city_code"
        f" AND {_STANDS.format(row='other')} AND {_STANDS.format(row='NEW')}",
        "(other.closed_on IS NULL OR other.closed_on > NEW.issued_on)"
        " AND (NEW.closed_on IS NULL OR NEW.closed_on > other.issued_on)",
        "person_id, city_code, issued_on, closed_on, closed_reason",
    ),
}
"""The tables, and which of their rows may not share a day."""

_OVERLAP = "SELECT 1 FROM {table} AS other WHERE {same} AND other.id <> NEW.id AND {share}"
_REFUSAL = "ranges overlap"

_SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON {table}
WHEN EXISTS ({overlap}) BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS ({overlap}) THEN
        RAISE EXCEPTION '{refusal}' USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END $$
"""


def make_overlap_guards(using: str = "default") -> None:
    """Make the triggers anew; safe to do again."""
    connection = connections[using]
    make = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    with connection.cursor() as cursor:
        for table, alone in _ALONE.items():
            overlap = _OVERLAP.format(table=table, same=alone.same, share=alone.share)
            for statement in make(table, overlap, alone.events):
                cursor.execute(statement)


def _on_sqlite(table: str, overlap: str, events: Iterable[str]) -> list[str]:
    statements: list[str] = []
    for event in events:
        name = f"{table}_overlap_{event.split()[0].lower()}"
        statements.append(f"DROP TRIGGER IF EXISTS {name}")
        trigger = _SQLITE.format(
            name=name, table=table, event=event, overlap=overlap, refusal=_REFUSAL
        )
        statements.append(trigger)
    return statements


def _on_postgresql(table: str, overlap: str, events: Iterable[str]) -> list[str]:
    name = f"{table}_overlap"
    event = f"BEFORE {' OR '.join(events)} ON {table} FOR EACH ROW"
    return [
        _POSTGRESQL.format(table=table, overlap=overlap, refusal=_REFUSAL),
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()",
    ]
