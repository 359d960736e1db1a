"""The database itself refuses to change or take away what only grows."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from tests.office.databases import Database, Start
from tests.office.registry.acting import OTHER, a_permit, a_person, act, everything, nothing_written
from tests.office.starts import FOUNDED

from anju.office.config.preparing import prepare_database
from anju.office.registry.ledger.guards import GUARDED, guard_name, make_guards, missing_guards
from anju.office.registry.ledger.models import Checkpoint, Entry
from anju.office.registry.ledger.sequencing import sequence
from anju.office.registry.looks.recording import record_look

Value = str | int | bytes | None
ONLY_GROWS = "only grows"


def _grow() -> None:
    """Write something into each guarded table."""
    a_permit(a_person())
    day = date(2026, 3, 1)
    record_look(viewer="clerk-1", page="find", purpose="case", persons=["5f"], at=act(day).at)
    Checkpoint.objects.create(sequence=1, size=1, made_at="2026-03-01T02:00:00.000000Z", text="x")
    sequence()


GROWN = Start("grown", _grow, FOUNDED)


@pytest.fixture
def start() -> Start:
    """Before each test somebody was recorded, and looked at."""
    return GROWN


@pytest.fixture
def grown(city: Database) -> Database:
    """A city with something in each guarded table."""
    rows = everything()
    assert all(rows[table] for table in GUARDED)
    return city


def _do(statement: str, *values: Value) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [each.name for each in connection.introspection.get_table_description(cursor, table)]


def _a_row(table: str) -> dict[str, Any]:
    names = _columns(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1 LIMIT 1")
        return dict(zip(names, cursor.fetchone(), strict=True))


def _refused(statement: str, *values: Value) -> None:
    with nothing_written(), pytest.raises(DatabaseError, match=ONLY_GROWS):
        _do(statement, *values)


def test_every_ledger_table_is_guarded(city: Database) -> None:
    from django.apps import apps

    from anju.office.common.kept import Kept

    kept = {
        model._meta.db_table
        for model in apps.get_models()
        if getattr(model, "kept", None) is Kept.LEDGER
    }
    assert kept == set(GUARDED)


@pytest.mark.parametrize("table", GUARDED)
def test_no_column_is_updated(grown: Database, table: str) -> None:
    for name in _columns(table):
        _refused(f"UPDATE {table} SET {name} = {name}")


@pytest.mark.parametrize("table", GUARDED)
def test_no_row_is_deleted(grown: Database, table: str) -> None:
    _refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", GUARDED)
def test_no_row_is_replaced_by_one_of_the_same_key(grown: Database, table: str) -> None:
    """INSERT OR REPLACE passes the triggers against UPDATE and DELETE of SQLite."""
    row = _a_row(table)
    names, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    key = next(iter(row))
    if connection.vendor == "sqlite":
        for verb in ("INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "UPDATE OR REPLACE"):
            if verb.startswith("UPDATE"):
                _refused(f"{verb} {table} SET {key} = {key}")
            else:
                _refused(f"{verb} INTO {table} ({names}) VALUES ({marks})", *row.values())
    _refused(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"
        f" ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}",
        *row.values(),
    )


@pytest.mark.parametrize("table", GUARDED)
def test_no_row_is_replaced_by_what_else_is_unique(grown: Database, table: str) -> None:
    """A new identifier beside the same subject and number would take the entry away."""
    row = _a_row(table)
    key = next(iter(row))
    for unique in GUARDED[table][1:]:
        columns = unique.split(", ")
        told = row | ({key: 999_999} if key not in columns else {})
        names, marks = ", ".join(told), ", ".join(["%s"] * len(told))
        if connection.vendor == "sqlite":
            _refused(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", *told.values())
        else:
            set_all = ", ".join(f"{name} = excluded.{name}" for name in told)
            _refused(
                f"INSERT INTO {table} ({names}) VALUES ({marks})"
                f" ON CONFLICT ({unique}) DO UPDATE SET {set_all}",
                *told.values(),
            )


def test_nothing_is_truncated(postgresql_database: Database) -> None:
    for table in GUARDED:
        _refused(f"TRUNCATE {table}")
        _refused(f"TRUNCATE {table} CASCADE")


def test_triggers_hold_for_a_replica_too(postgresql_city: Database) -> None:
    """`session_replication_role = replica` switches ordinary triggers off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgenabled FROM pg_trigger WHERE tgname LIKE %s",
            ["registry%no%"],
        )
        found = cursor.fetchall()
    assert {table for table, _ in found} == set(GUARDED)
    assert {str(enabled) for _, enabled in found} == {"A"}


def test_new_rows_are_let_in(grown: Database) -> None:
    before = Entry.objects.count()
    a_person(OTHER)
    assert Entry.objects.count() == before + 1


def test_a_prepared_database_lacks_no_guard(database: Database) -> None:
    assert missing_guards() == []


def test_a_guard_that_is_gone_is_named_and_made_again(grown: Database) -> None:
    name = guard_name("registry_entry", "delete")
    on_table = "" if connection.vendor == "sqlite" else " ON registry_entry"
    _do(f"DROP TRIGGER {name}{on_table}")
    assert missing_guards() == [f"registry_entry: {name}"]
    make_guards()
    assert missing_guards() == []
    _refused("DELETE FROM registry_entry")


def test_a_guard_that_is_switched_off_is_missing(postgresql_city: Database) -> None:
    name = guard_name("registry_look", "truncate")
    _do(f"ALTER TABLE registry_look DISABLE TRIGGER {name}")
    assert missing_guards() == [f"registry_look: {name}"]
    make_guards()
    assert missing_guards() == []


def test_a_migration_that_makes_a_table_anew_drops_them_and_preparing_restores(
    grown: Database,
) -> None:
    """On SQLite Django copies a table whose field changes: the triggers stay behind."""
    wider = models.CharField(max_length=41)
    wider.set_attributes_from_name("reason")
    wider.model = Entry
    with connection.schema_editor() as editor:
        editor.alter_field(Entry, Entry._meta.get_field("reason"), wider)
    lost = missing_guards()
    if connection.vendor == "sqlite":
        names = [guard_name("registry_entry", verb) for verb in ("update", "delete", "insert")]
        assert lost == [f"registry_entry: {name}" for name in names]
    else:
        assert lost == []
    prepare_database()
    assert missing_guards() == []
    _refused("UPDATE registry_entry SET actor = 'somebody'")
    _refused("DELETE FROM registry_entry")


def test_preparing_twice_changes_nothing(grown: Database) -> None:
    with nothing_written():
        prepare_database()
        call_command("check", verbosity=0)


def test_who_runs_the_office_cannot_take_a_guard_away(postgresql_city: Database) -> None:
    name = guard_name("registry_entry", "update")
    with postgresql_city.as_application():
        for statement in (
            f"DROP TRIGGER {name} ON registry_entry",
            "ALTER TABLE registry_entry DISABLE TRIGGER ALL",
            "SET session_replication_role = replica",
        ):
            with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
                _do(statement)
