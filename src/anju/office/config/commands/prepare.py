"""`anju prepare`: tables, guards and measures brought up; on PostgreSQL also the office's role.

The owner of the tables runs it, at the beginning and after every upgrade.  `ANJU_APP_ROLE` names
the role that the running office has; it is granted what it needs and no more.
"""

import os
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection
from psycopg import sql

from anju.office.common.clock import now
from anju.office.common.demo import today_of
from anju.office.common.keyfile import write_new, write_rotated
from anju.office.common.keyring import current_ring
from anju.office.common.keys import KeyRing
from anju.office.common.suites import INTL, SUITES
from anju.office.config.commands.speaking import tell
from anju.office.config.preparing import found_city, prepare_database
from anju.office.registry.upkeep.first_look import has_entries, has_keys
from anju.office.registry.upkeep.roles import grant_to
from anju.roster.unusable import Unusable
from anju.words import N_

ROLE: Final = "ANJU_APP_ROLE"
KEYS_GONE: Final = N_(
    "the database holds records, but their keys are not in {file}: put the key file back; without "
    "it nobody can read them, and new keys would not help"
)


def command() -> None:
    """Prepare the installation; safe to do again."""
    prepare()
    tell(N_("the office is prepared: tables, guards, measures"))
    if role := os.environ.get(ROLE):
        grant_to(role)
        tell(
            N_("the role {role} may read and add to the ledger, and change nothing in it"),
            role=role,
        )


def prepare() -> None:
    """Make the keys where a new installation has none, then everything in the database.

    Raises Unusable where there are records and no keys, KeysUnusable where keys are unusable.
    """
    make_schema()
    make_keys()
    prepare_database()
    at = now()
    found_city(today_of(at), at)


def make_schema() -> None:
    """Make the schema that this city has to itself in a PostgreSQL, where it is named."""
    if connection.vendor == "postgresql" and settings.SCHEMA:
        statement = sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(
            sql.Identifier(settings.SCHEMA)
        )
        with connection.cursor() as cursor:
            cursor.execute(statement)


def make_keys() -> None:
    """Make the key file of a new installation, or add to an older one the keys that it lacks.

    One that is there is read, to see that it can be.
    Raises Unusable where there are records and no keys, KeysUnusable where keys are unusable.
    """
    if not has_keys(dict(os.environ)):
        if has_entries():
            raise Unusable(KEYS_GONE, file=settings.ANJU["KEYS"])
        suite = SUITES[settings.ANJU["SUITE"] or INTL.name]
        write_new(KeyRing.create(suite), Path(settings.ANJU["KEYS"]))
    ring, file = current_ring(), Path(settings.ANJU["KEYS"])
    whole = ring.completed()
    if whole is not ring and file.exists():
        write_rotated(whole, file)
