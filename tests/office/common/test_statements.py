"""Statements carried out together: rows in order, one plan for a connection, one fate."""

import pytest
from django.db import IntegrityError, connection, transaction
from tests.office.databases import Database

from anju.office.common.statements import Statement, together

ADD = Statement("INSERT INTO kept (number, said) VALUES (%s, %s)", (7, "半%年'\\"))
LOOK = Statement("SELECT number, said FROM kept WHERE number >= %s ORDER BY number", (7,))


@pytest.fixture(autouse=True)
def _kept(database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (number integer PRIMARY KEY, said varchar(9))")


def test_each_gives_its_rows_in_order() -> None:
    later = ADD._replace(values=(8, None))
    with transaction.atomic():
        assert together(LOOK, ADD, later, LOOK) == [[], [], [], [(7, "半%年'\\"), (8, None)]]
    assert together() == []


def test_nothing_is_kept_of_what_failed() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        together(ADD, ADD)
    with transaction.atomic():
        assert together(LOOK) == [[]]


def test_nothing_is_carried_out_once_something_failed() -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            together(ADD)


def test_a_table_may_change_between_two_calls() -> None:
    with transaction.atomic():
        together(ADD)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE kept ADD COLUMN more integer")
        cursor.execute("CREATE INDEX kept_by_said ON kept (said)")
    with transaction.atomic():
        assert together(LOOK) == [[ADD.values]]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_prepares_a_statement_once() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        together(LOOK, ADD, ADD)
    with transaction.atomic():
        together(ADD, LOOK, LOOK)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement ~ 'kept'")
        assert len(cursor.fetchall()) == 2
