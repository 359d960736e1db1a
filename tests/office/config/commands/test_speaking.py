"""What goes wrong is said in a sentence, in the language that was asked for."""

import errno
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from tests.office.databases import Database
from tests.office.registry.upkeep.small_registry import AT, fill

from anju.office.common.keyfile import KeysUnusable
from anju.office.config.commands.speaking import failure_in_words
from anju.office.config.commands.work import done
from anju.office.registry.ledger.models import Request
from anju.office.registry.refused import Because, Refused
from anju.office.registry.upkeep.rounds import Round, drop_old_requests


def test_a_full_disk_of_the_database_is_told(sqlite_database: Database) -> None:
    fill()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    with pytest.raises(DatabaseError) as full, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filling AS SELECT * FROM registry_entry, registry_position")
    assert "the disk is full" in str(failure_in_words(full.value, "en"))


def test_a_full_disk_of_a_file_is_told() -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "backup.zip")
    assert "the disk is full" in str(failure_in_words(full, "en"))
    assert failure_in_words(OSError(errno.EACCES, "Permission denied"), "en") is None


def test_errors_that_have_words_say_them(tmp_path: Path) -> None:
    missing = KeysUnusable("there is no key file {file}", file=tmp_path)
    assert failure_in_words(missing, "en") == f"there is no key file {tmp_path}"
    assert failure_in_words(Refused(Because.NOT_FOUND), "en")
    assert failure_in_words(ZeroDivisionError(), "en") is None


def test_a_round_that_fails_is_logged_and_the_worker_goes_on(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_at: datetime) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with caplog.at_level(logging.WARNING, "anju.work"):
        assert not done(Round("trial", timedelta(seconds=1), fail))
    assert "trial: the disk is full" in caplog.text
    assert done(Round("trial", timedelta(seconds=1), lambda _at: None))


def test_answers_are_forgotten_after_thirty_days(database: Database) -> None:
    fill()
    count = Request.objects.count()
    assert count == 3
    assert drop_old_requests(AT + timedelta(days=30)) == 0
    assert drop_old_requests(AT + timedelta(days=30, microseconds=1)) == count
    assert AT.tzinfo is UTC
