"""Twins of tables: the same columns, rows and indexes, but neither guards nor foreign keys."""

from django.db import connection


def make_twin(table: str, name: str) -> None:
    """Copy a table with its rows and its indexes under another name."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TABLE {name} (LIKE {table} INCLUDING ALL)")
            cursor.execute(f"INSERT INTO {name} OVERRIDING SYSTEM VALUE SELECT * FROM {table}")
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [name])
            if sequence := cursor.fetchone()[0]:  # it counts from 1 again
                cursor.execute(f"SELECT setval(%s, max(id)) FROM {name}", [sequence])
            return
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('table', 'index')"
            " AND sql IS NOT NULL ORDER BY type DESC",
            [table],
        )
        for (sql,) in cursor.fetchall():
            cursor.execute(_renamed(sql, table, name))
        cursor.execute(f"INSERT INTO {name} SELECT * FROM {table}")


def _renamed(sql: str, table: str, name: str) -> str:
    """The statement that makes the same of the twin: `INDEX "x" ON "t"` too."""
    made = sql.replace(f'"{table}"', f'"{name}"')
    return made.replace('INDEX "', f'INDEX "{name}_', 1)
