"""The database of the installation: SQLite in its folder, or the PostgreSQL that a URL names."""

from pathlib import Path
from typing import Any

import dj_database_url

PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-65536;"
    "PRAGMA mmap_size=268435456;"
)
"""WAL lets readers and the one writer work side by side; FULL loses nothing on power failure."""


def database_settings(url: str, home: Path, schema: str) -> dict[str, Any]:
    """Django's settings of one database.

    `url` is empty for SQLite in the folder `home`; `schema` names the schema that one city
    has in a PostgreSQL to itself, empty for the default one.
    """
    if not url:
        return sqlite_settings(home / "anju.sqlite3")
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None))
    if schema:
        found.setdefault("OPTIONS", {})["options"] = f"-c search_path={schema}"
    return found


def sqlite_settings(file: Path) -> dict[str, Any]:
    """The settings of an SQLite file; a write transaction takes its lock at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
    }
