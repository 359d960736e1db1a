"""The databases that the other tests stand on: copies that commit, and that nobody else sees."""

from functools import partial
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection
from tests.office.databases import Database
from tests.office.postgres import APPLICATION

COUNT = """
import django
django.setup()
from django.contrib.auth import get_user_model
print(get_user_model().objects.count())
"""


def _sign_up(name: str) -> str:
    return str(get_user_model().objects.create(username=name).pk)


def test_the_connection_is_that_of_the_copy(database: Database, tmp_path: Path) -> None:
    assert connection.vendor == database.vendor
    assert database.home == tmp_path / "city" == settings.ANJU["HOME"]
    assert str(connection.settings_dict["NAME"]).startswith(str(tmp_path)) == (
        database.vendor == "sqlite"
    )


@pytest.mark.parametrize("number", ["first", "second"])
def test_no_test_sees_what_another_one_wrote(database: Database, number: str) -> None:
    assert get_user_model().objects.count() == 0
    _sign_up(number)
    assert get_user_model().objects.count() == 1


def test_another_process_sees_what_was_committed(database: Database) -> None:
    _sign_up("one")
    counted = database.run("-c", COUNT)
    assert counted.stdout.strip() == "1", counted.stderr


def test_threads_work_side_by_side(database: Database) -> None:
    names = [f"clerk {number}" for number in range(8)]
    made = database.in_threads(*(partial(_sign_up, name) for name in names))
    accounts = dict(get_user_model().objects.values_list("username", "pk"))
    assert [accounts[name] for name in names] == made


def test_the_application_owns_nothing(postgresql_database: Database) -> None:
    with postgresql_database.as_application(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (APPLICATION,)
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
            cursor.execute("DROP TABLE access_account")


def test_a_dropped_copy_is_gone(postgresql_database: Database) -> None:
    server, name = postgresql_database.server, postgresql_database.name
    assert server
    with server.connect(name):
        postgresql_database.drop()
    with pytest.raises(psycopg.OperationalError), server.connect(name):
        pass
