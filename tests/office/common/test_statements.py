"""Statements carried out together: rows in order, one plan for a connection, one fate."""

import pytest
from django.db import DataError, IntegrityError, OperationalError, connection, transaction
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


def test_outside_of_a_transaction_nothing_stays_open() -> None:
    together(ADD)
    with transaction.atomic():
        assert together(LOOK) == [[ADD.values]]


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


def test_each_kind_of_value_comes_back_as_it_was() -> None:
    with connection.cursor() as cursor:
        binary = "bytea" if connection.vendor == "postgresql" else "blob"
        cursor.execute(f"CREATE TABLE various (a varchar(9), b bigint, c {binary}, d varchar(9))")
    values = ("早 ", 2**40, b"\x00\xff'", None)
    with transaction.atomic():
        together(Statement("INSERT INTO various VALUES (%s, %s, %s, %s)", values))
        assert together(Statement("SELECT * FROM various")) == [[values]]


def test_what_is_longer_than_the_way_is_wide_comes_and_goes_whole() -> None:
    long = Statement("SELECT length(CAST(%s AS text)), CAST(%s AS text)", ("a" * 3_000_000,) * 2)
    with transaction.atomic():
        for rows in together(*[long] * 3):
            assert rows == [(3_000_000, "a" * 3_000_000)]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_is_worked_with_again_after_it_ended_a_connection() -> None:
    ended = Statement("SELECT pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(OperationalError), transaction.atomic():
        together(LOOK, ended, LOOK)
    with transaction.atomic():
        assert together(LOOK) == [[]]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_is_told_no_text_with_a_zero_in_it() -> None:
    with pytest.raises(DataError), transaction.atomic():
        together(ADD._replace(values=(9, "a\0b")))
    with transaction.atomic():
        assert together(LOOK) == [[]]
