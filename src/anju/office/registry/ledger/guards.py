"""The database itself refuses to change or take away what only grows.

SQLite: triggers against UPDATE, DELETE, and an INSERT that would replace a row.  PostgreSQL:
triggers against UPDATE, DELETE and TRUNCATE.  A migration that alters a table may drop its
triggers silently, so guards are made anew after every migration and looked for by `anju doctor`.
"""

from collections.abc import Mapping

from django.db import connections

GUARDED: Mapping[str, tuple[str, ...]] = {
    "registry_entry": ("id", "subject, number"),
    "registry_position": ("position", "entry_id"),
    "registry_checkpoint": ("sequence",),
    "registry_look": ("id", "viewer, number"),
    "registry_lookposition": ("position", "look_id"),
}
"""The tables that only grow, and what is unique in each."""

_REFUSAL = "{table} only grows: {verb} is refused"


def make_guards(using: str = "default") -> None:
    """Make every guard anew; inside one transaction where the database allows it."""
    connection = connections[using]
    make = _sqlite_guards if connection.vendor == "sqlite" else _postgresql_guards
    with connection.cursor() as cursor:
        for table, unique in GUARDED.items():
            for statement in make(table, unique):
                cursor.execute(statement)


def missing_guards(using: str = "default") -> list[str]:
    """The guards that should be there and are not, as `table: name`; empty when all is well."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE t.tgenabled IN ('O', 'A')"
                " AND c.relnamespace = current_schema()::regnamespace"
            )
        found = {(table, name) for table, name in cursor.fetchall()}
    verbs = ("update", "delete", "insert" if connection.vendor == "sqlite" else "truncate")
    wanted = [(table, guard_name(table, verb)) for table in GUARDED for verb in verbs]
    return [f"{table}: {name}" for table, name in wanted if (table, name) not in found]


def guard_name(table: str, verb: str) -> str:
    """The name of a table's trigger against one verb."""
    return f"{table}_no_{verb}"


def _sqlite_guards(table: str, unique: tuple[str, ...]) -> list[str]:
    same = " OR ".join(_same_row(table, columns) for columns in unique)
    statements: list[str] = []
    for verb, when in (("update", ""), ("delete", ""), ("insert", f"WHEN {same} ")):
        name = guard_name(table, verb)
        refusal = _REFUSAL.format(table=table, verb=verb)
        refuse = f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        statements.append(f"DROP TRIGGER IF EXISTS {name}")
        statements.append(f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} {when}{refuse}")
    return statements


def _same_row(table: str, columns: str) -> str:
    """Whether a row with the same values is there: INSERT OR REPLACE would take it away."""
    equal = " AND ".join(f"{name} = NEW.{name}" for name in columns.split(", "))
    return f"EXISTS (SELECT 1 FROM {table} WHERE {equal})"  # noqa: S608 - our own names


_POSTGRESQL_REFUSAL = """
CREATE OR REPLACE FUNCTION anju_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _postgresql_guards(table: str, _unique: tuple[str, ...]) -> list[str]:
    statements = [_POSTGRESQL_REFUSAL]
    for verb, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
        name = guard_name(table, verb)
        event = f"BEFORE {verb.upper()} ON {table} FOR EACH {each}"
        statements.append(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        statements.append(f"CREATE TRIGGER {name} {event} EXECUTE FUNCTION anju_refuse()")
        statements.append(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    return statements
