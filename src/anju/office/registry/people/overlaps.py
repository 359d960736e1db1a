"""The database itself refuses ranges that share a day where only one may hold.

Two registrations of one person in one city, told by the first four digits of its division codes;
two posts of one account in one role at one office; two names of one division.  Triggers, because
SQLite has no exclusion constraint; the writers of one person, account or city follow one another
along their chain, so that two who write at the same moment cannot both pass.
"""

from collections.abc import Mapping

from django.db import connections

_SAME: Mapping[str, str] = {
    "registry_residenceregistration": (
        "other.person_id = NEW.person_id"
        " AND substr(other.division_code, 1, 4) = substr(NEW.division_code, 1, 4)"
    ),
    "places_division": "other.division_code = NEW.division_code",
    "access_post": (
        "other.account_id = NEW.account_id AND other.role = NEW.role AND other.office = NEW.office"
    ),
}
"""The tables, and which of their rows may not share a day."""

_OVERLAP = """
SELECT 1 FROM {table} AS other
WHERE {same} AND other.id <> NEW.id
AND (other.last_day IS NULL OR other.last_day >= NEW.first_day)
AND (NEW.last_day IS NULL OR NEW.last_day >= other.first_day)
"""
_REFUSAL = "ranges overlap"

_SQLITE = """
CREATE TRIGGER {table}_overlap_{event} BEFORE {event} ON {table}
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
        for table, same in _SAME.items():
            for statement in make(table, _OVERLAP.format(table=table, same=same)):
                cursor.execute(statement)


def _on_sqlite(table: str, overlap: str) -> list[str]:
    statements: list[str] = []
    for event in ("insert", "update"):
        statements.append(f"DROP TRIGGER IF EXISTS {table}_overlap_{event}")
        trigger = _SQLITE.format(table=table, event=event, overlap=overlap, refusal=_REFUSAL)
        statements.append(trigger)
    return statements


def _on_postgresql(table: str, overlap: str) -> list[str]:
    name = f"{table}_overlap"
    event = f"BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW"
    return [
        _POSTGRESQL.format(table=table, overlap=overlap, refusal=_REFUSAL),
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION {name}()",
    ]
