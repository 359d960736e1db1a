"""On PostgreSQL the running office has a role that adds to the ledger and changes nothing in it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from tests.office.databases import Database
from tests.office.postgres import APPLICATION
from tests.office.registry.upkeep.small_registry import AT, act, fill, leave

from anju.law.facts import Decision
from anju.office.access.operations import open_account
from anju.office.access.roles import Role
from anju.office.config.preparing import prepare_database
from anju.office.registry.city.staff import Appointment, appoint
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.permits.correcting import decide_correction, propose_correction
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.models import Permit
from anju.office.registry.upkeep.backing_up import write_backup
from anju.office.registry.upkeep.doctor.database import look_at_guards, look_at_role
from anju.office.registry.upkeep.doctor.finding import Standing
from anju.office.registry.upkeep.roles import grant_to, ledger_tables
from anju.office.registry.upkeep.rounds import ROUNDS

GUARDED = (
    "registry_checkpoint",
    "registry_entry",
    "registry_look",
    "registry_lookposition",
    "registry_position",
)


@pytest.fixture
def granted(postgresql_database: Database) -> Iterator[Database]:
    grant_to(APPLICATION)
    with postgresql_database.as_application():
        yield postgresql_database


def test_the_tables_that_only_grow_are_these(sqlite_database: Database) -> None:
    assert tuple(ledger_tables()) == GUARDED


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize(
    "statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}", "DROP TABLE {0}"]
)
def test_the_ledger_is_closed_to_the_role(granted: Database, table: str, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s LIMIT 1",
            [table],
        )
        column = cursor.fetchone()[0]
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
            cursor.execute(statement.format(table, column))


def test_its_guards_are_not_to_be_switched_off(granted: Database) -> None:
    with connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="must be owner"):
            cursor.execute("ALTER TABLE registry_entry DISABLE TRIGGER ALL")
        with pytest.raises(DatabaseError, match="permission denied"):
            cursor.execute("SET session_replication_role = replica")


def test_the_office_does_its_work_under_the_role(granted: Database) -> None:
    people = fill()
    permit = Permit.objects.get(person_id=people[0])
    endorsed = endorse(
        permit_id=permit.id, filed_on=date(2026, 3, 2), act=act(date(2026, 3, 2), "key")
    )
    proposed = propose_correction(
        permit_id=permit.id,
        entry=endorsed["number"],
        reason="wrong_person",
        act=act(date(2026, 3, 3)),
    )
    officer = act(date(2026, 3, 3), actor="officer")
    decide_correction(
        permit_id=permit.id,
        proposal=proposed["number"],
        decision=Decision.GRANTED,
        act=type(officer)("officer", "o", "issuing_officer", "440300", officer.today, officer.at),
    )
    leave(people[2], date(2025, 6, 1))
    erase_person(person_id=people[2], reason="retention_over", act=act(date(2026, 11, 24)))
    account = open_account(username="one", display_name="One", password=None)
    appointment = Appointment(account.id, Role.AUDITOR, "o", "440300", date(2026, 1, 1))
    appoint(appointment=appointment, act=act(date(2026, 1, 1)))
    for each in ROUNDS:
        each.work(AT + timedelta(days=60))
    assert Position.objects.count() == Entry.objects.count()
    write_backup(granted.home / "backup.zip", AT)


def test_a_second_preparing_takes_nothing_away(postgresql_database: Database) -> None:
    grant_to(APPLICATION)
    prepare_database()
    grant_to(APPLICATION)
    with postgresql_database.as_application():
        fill()
        assert Entry.objects.exists()


def test_the_doctor_tells_the_owner_from_the_role(postgresql_database: Database) -> None:
    fill()
    grant_to(APPLICATION)
    assert [each.standing for each in look_at_role()] == [Standing.WRONG]
    with postgresql_database.as_application():
        assert [each.standing for each in look_at_role()] == [Standing.WELL]
        assert [each.standing for each in look_at_guards()] == [Standing.WELL]


def test_sqlite_has_no_roles(sqlite_database: Database) -> None:
    assert list(look_at_role()) == []
    with pytest.raises(ValueError, match="PostgreSQL"):
        grant_to("anybody")
