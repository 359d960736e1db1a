"""The canonical dump of a projection: what "byte-identical" means.

Rows in the order of their key, each a JSON array, days as ISO text, counted ids left out; the
digest is the same on both databases.
"""

import hashlib
import json
from typing import Final

from django.db import connection

from anju.office.registry.rebuilding.tables import Projection, projections

AT_A_TIME: Final = 2000


def digest_of(projection: Projection) -> str:
    """The SHA-256 of the dump of one projection, 64 hex digits; inside a transaction."""
    digest = hashlib.sha256()
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {texts(projection.columns)} FROM {projection.table}"  # noqa: S608 - our own names
            f" ORDER BY {in_order(projection)}"
        )
        while rows := cursor.fetchmany(AT_A_TIME):
            lines = "\n".join([json.dumps(row, ensure_ascii=False) for row in rows])
            digest.update(f"{lines}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def digests() -> dict[str, str]:
    """The digest of every projection, by the name of its table."""
    return {projection.table: digest_of(projection) for projection in projections()}


def texts(columns: tuple[str, ...]) -> str:
    """Columns as text, as both databases say them."""
    if connection.vendor == "sqlite":
        return ", ".join(f"CAST({column} AS TEXT)" for column in columns)
    return ", ".join(f"{column}::text" for column in columns)


def in_order(projection: Projection) -> str:
    """The key, in an order that is the same everywhere: that of the bytes."""
    if connection.vendor == "sqlite":
        return ", ".join(f"CAST({column} AS TEXT)" for column in projection.key)
    return ", ".join(f'{column}::text COLLATE "C"' for column in projection.key)
