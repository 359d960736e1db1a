"""Looks at the database: its version, its tables, its guards, and the role that works in it."""

from collections.abc import Iterator
from typing import Final

from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from anju.office.registry.ledger.guards import missing_guards
from anju.office.registry.upkeep.doctor.finding import Finding, note, well, wrong
from anju.office.registry.upkeep.roles import ledger_tables
from anju.words import N_

OLDEST: Final = {"sqlite": (3, 35), "postgresql": (14,)}
"""The oldest versions that do all that is asked of them."""

PREPARE: Final = N_("Run anju prepare.")
OWN_ROLE: Final = N_(
    "Let the office sign in as a role of its own: name it in ANJU_APP_ROLE, run anju prepare as "
    "the owner, and put the role into DATABASE_URL."
)


def look_at_version() -> Iterator[Finding]:
    """The database and its version."""
    version = connection.get_database_version()
    told = {"name": connection.display_name, "version": ".".join(map(str, version))}
    if version < OLDEST[connection.vendor]:
        oldest = ".".join(map(str, OLDEST[connection.vendor]))
        yield wrong(
            "database",
            N_("The database is {name} {version}."),
            N_("It needs {oldest} or newer."),
            **told,
            oldest=oldest,
        )
    else:
        yield well("database", N_("The database is {name} {version}."), **told)


def look_at_migrations() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield wrong(
            "tables", N_("{count} changes of the tables wait."), PREPARE, count=len(waiting)
        )
    else:
        yield well("tables", N_("The tables are those of this version."))


def look_at_guards() -> Iterator[Finding]:
    """Whether every guard of the ledger is there, and whether one really refuses."""
    if missing := missing_guards():
        yield wrong(
            "guards",
            N_("The database does not guard the ledger: {guards} missing."),
            PREPARE,
            guards=", ".join(missing),
        )
    elif refuses_changes():
        yield well("guards", N_("The database refuses changes of the ledger."))
    else:
        yield wrong(
            "guards", N_("A change of an entry was not refused; it was taken back."), PREPARE
        )


class _TakenBack(Exception):
    """Ends a trial, so that nothing of it stays."""


def refuses_changes() -> bool:
    """Whether the database refuses to change an entry, tried and taken back; True for no entry."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE registry_entry SET actor = actor"
                " WHERE id = (SELECT min(id) FROM registry_entry)"
            )
            changed = int(cursor.rowcount)
            raise _TakenBack
    except _TakenBack:
        return changed == 0
    except DatabaseError:
        return True


def look_at_role() -> Iterator[Finding]:
    """On PostgreSQL, whether the office works as a role that cannot change the ledger."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user")
        name, is_superuser = cursor.fetchone()
        cursor.execute(
            "SELECT c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user),"
            " has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE')"
            " OR has_table_privilege(c.oid, 'TRUNCATE')"
            " FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace"
            " AND c.relname = ANY(%s)",
            [ledger_tables()],
        )
        rows = cursor.fetchall()
    if is_superuser or any(owns or may_change for owns, may_change in rows):
        sentence = N_("The role {role} could change or drop the ledger.")
        yield wrong("role", sentence, OWN_ROLE, role=name)
    else:
        yield well("role", N_("The role {role} can only add to the ledger."), role=name)


def look_at_positions() -> Iterator[Finding]:
    """Whether entries wait for their position, which the worker gives."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM registry_entry e WHERE NOT EXISTS"
            " (SELECT 1 FROM registry_position p WHERE p.entry_id = e.id)"
        )
        waiting = cursor.fetchone()[0]
    if waiting:
        yield note(
            "positions",
            N_("{count} entries wait for their position."),
            N_("The worker gives it within seconds: look whether anju work runs."),
            count=waiting,
        )
    else:
        yield well("positions", N_("Every entry has its position."))
