"""Asks for the rows of thousands of values in one statement, past Django's care for each value."""

from collections.abc import Collection
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


def rows_among(columns: str, table: str, column: str, values: Collection[str | bytes]) -> list[Row]:
    """The columns of the rows of a table (and a condition behind it) that have one of the values.

    `table` may end in conditions: `registry_permit WHERE closed_on IS NULL AND`.  All names are
    ours; days come as the database gives them, text or dates.
    """
    if not values:
        return []
    asked: list[Any] = list(values)
    if connection.vendor == "sqlite":
        among = f"IN ({', '.join(['%s'] * len(asked))})"
    else:
        among, asked = "= ANY(%s)", [asked]
    joint = "" if table.endswith((" AND", " WHERE")) else " WHERE"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table}{joint} {column} {among}", asked)  # noqa: S608 - our own names
        return list(cursor.fetchall())
