"""The role of a running office in a PostgreSQL: it owns nothing, and to the ledger it only adds.

The owner of the tables grants to it after every migration; SQLite has no roles.
"""

from django.apps import apps
from django.db import connections
from psycopg import sql

from anju.office.common.kept import Kept


def ledger_tables() -> list[str]:
    """The tables that only grow, by what each model says of itself."""
    return sorted(
        model._meta.db_table  # noqa: SLF001 - Django's public name for it
        for model in apps.get_models(include_auto_created=True)
        if getattr(model, "kept", None) is Kept.LEDGER
    )


def grant_to(role: str, using: str = "default") -> None:
    """Grant a role what a running office needs and take everything else from it.

    It may read and add to the tables that only grow, and work on all others of the schema.  Raises
    ValueError on SQLite; ProgrammingError where there is no such role or nothing to grant.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        raise ValueError("only PostgreSQL has roles")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        names = {"schema": sql.Identifier(cursor.fetchone()[0]), "role": sql.Identifier(role)}
        for statement in _statements():
            cursor.execute(sql.SQL(statement).format(**names))
        for table in ledger_tables():
            only_add = sql.SQL("REVOKE UPDATE, DELETE ON {table} FROM {role}")
            cursor.execute(only_add.format(table=sql.Identifier(table), role=names["role"]))


def _statements() -> tuple[str, ...]:
    return (
        "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
        "GRANT USAGE ON SCHEMA {schema} TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
    )
