"""The office's commands as they are called: each failure one sentence, nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from tests.office.databases import Database
from tests.office.postgres import APPLICATION
from tests.office.registry.upkeep.small_registry import fill, leave

from anju.office.registry.ledger.models import Entry
from anju.office.registry.people.models import Person

WITHOUT_DJANGO = """
import sys
sys.modules["django"] = None
sys.argv[1:] = {arguments!r}
from anju.cli import main
main()
"""
PATIENCE = 90


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


def anju(database: Database, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return database.run("-m", "anju", *arguments, env={"ANJU_LANG": "en", **env})


def home(folder: Path) -> Database:
    """An installation that is not there yet."""
    return Database("sqlite", folder)


def test_a_command_of_the_office_without_django_says_how_to_install() -> None:
    code = WITHOUT_DJANGO.format(arguments=["start"])
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "anju[office]" in said.stderr
    assert said.stderr.count("\n") == 1


def test_the_list_without_django_has_what_works() -> None:
    code = WITHOUT_DJANGO.format(arguments=["--help"])
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "review" in said.stdout
    assert "doctor" not in said.stdout


def test_the_installed_command_needs_nothing_that_was_loaded_before(
    sqlite_database: Database,
) -> None:
    installed = Path(sys.executable).with_name("anju")
    told = subprocess.check_output(
        [installed, "doctor", "--json"], env=sqlite_database.environment, encoding="utf-8"
    )
    assert json.loads(told)["well"] is True


def test_the_list_makes_no_folder(tmp_path: Path) -> None:
    said = anju(home(tmp_path / "city"), "--help")
    assert "doctor" in said.stdout
    assert not (tmp_path / "city").exists()


@contextmanager
def started(database: Database, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A started office and its address; it is ended whatever happens."""
    port = free_port()
    log = database.home.with_suffix(".txt").open("w")
    command = ["-m", "anju", "start", "--port", str(port), *arguments]
    office = database.popen(*command, env={"ANJU_LANG": "en"}, stdout=log, stderr=log)
    address = f"http://localhost:{port}"
    try:
        wait_until(lambda: "is open at" in said(database) or office.poll() is not None)
        assert office.poll() is None, said(database)
        yield office, address
    finally:
        if office.poll() is None:
            office.send_signal(signal.SIGTERM)
            office.wait(PATIENCE)
        log.close()


def said(database: Database) -> str:
    return database.home.with_suffix(".txt").read_text()


def wait_until(come: object) -> None:
    assert callable(come)
    end = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < end
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def test_an_office_starts_ends_and_starts_again_with_what_it_had(tmp_path: Path) -> None:
    database = home(tmp_path / "city")
    with started(database, "--no-sample") as (office, address):
        assert answers(f"{address}/sign-in/")
        assert oct((database.home / "keys.json").stat().st_mode)[-3:] == "600"
        taken = anju(database, "start", "--port", address.rpartition(":")[2])
        assert taken.returncode == 2
        assert "is taken" in taken.stderr
        office.send_signal(signal.SIGINT)
        assert office.wait(PATIENCE) == 0
        assert not answers(f"{address}/sign-in/")
    keys = (database.home / "keys.json").read_text()
    with started(database, "--no-sample") as (office, address):
        # Whoever started them is gone without a word: they end by themselves.
        office.kill()
        office.wait(PATIENCE)
        wait_until(lambda: not answers(f"{address}/sign-in/"))
    assert (database.home / "keys.json").read_text() == keys


def test_a_signal_while_it_prepares_is_heard(tmp_path: Path) -> None:
    database = home(tmp_path / "city")
    office = database.popen(
        "-m", "anju", "start", "--port", str(free_port()), stderr=subprocess.PIPE
    )
    wait_until((database.home / "keys.json").exists)
    office.send_signal(signal.SIGINT)
    office.communicate(timeout=PATIENCE)
    assert office.returncode in {0, 128 + signal.SIGINT}


def test_a_database_without_its_keys_is_not_opened(sqlite_database: Database) -> None:
    fill()
    (sqlite_database.home / "keys.json").unlink()
    refused = anju(sqlite_database, "prepare")
    assert refused.returncode == 2
    assert "put the key file back" in refused.stderr
    assert not (sqlite_database.home / "keys.json").exists()


def test_keys_that_others_may_read_are_refused(sqlite_database: Database) -> None:
    (sqlite_database.home / "keys.json").chmod(0o644)
    refused = anju(sqlite_database, "prepare")
    assert refused.returncode == 2
    assert "chmod 600" in refused.stderr


def test_demo_and_production_exclude_each_other(sqlite_database: Database) -> None:
    refused = anju(sqlite_database, "doctor", ANJU_DEMO="1", ANJU_PRODUCTION="1")
    assert refused.returncode == 2
    assert "exclude each other" in refused.stderr


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    away = Database("postgresql", tmp_path, "postgresql://nobody@127.0.0.1:1/nothing")
    refused = anju(away, "prepare")
    assert refused.returncode == 2
    assert refused.stderr.startswith("anju: the database cannot be used")
    assert refused.stderr.count("\n") == 1
    looked = anju(away, "doctor")
    assert looked.returncode == 1
    assert "does not answer" in looked.stdout


def test_the_first_administrator_is_the_only_one_made_so(sqlite_database: Database) -> None:
    made = anju(sqlite_database, "admin", "first", "--name", "王芳")
    assert made.returncode == 0, made.stderr
    assert "administrator" in made.stdout
    again = anju(sqlite_database, "admin", "first", "--name", "李娜", "--username", "other")
    assert again.returncode == 2
    entry = Entry.objects.get(kind="staff_appointed")
    assert json.loads(entry.payload)["role"] == "city_administrator"


def test_a_doctor_finds_all_well_and_a_missing_guard(database: Database) -> None:
    from django.db import connection

    fill()
    anju(database, "ledger", "checkpoint")
    seen = json.loads(anju(database, "doctor", "--json").stdout)
    standing = {each["code"]: each["standing"] for each in seen["findings"]}
    assert standing["guards"] == "well"
    assert standing["role"] == "wrong" if database.vendor == "postgresql" else seen["well"]
    on = " ON registry_entry" if database.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER registry_entry_no_update{on}")
    ill = anju(database, "doctor")
    assert ill.returncode == 1
    assert "registry_entry_no_update" in ill.stdout
    assert anju(database, "prepare").returncode == 0
    healed = json.loads(anju(database, "doctor", "--json").stdout)
    assert {each["code"]: each["standing"] for each in healed["findings"]}["guards"] == "well"


def test_preparing_grants_to_the_role_of_the_office(postgresql_database: Database) -> None:
    from django.db import DatabaseError, connection

    prepared = anju(postgresql_database, "prepare", ANJU_APP_ROLE=APPLICATION)
    assert prepared.returncode == 0, prepared.stderr
    with postgresql_database.as_application(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM registry_entry")
        with pytest.raises(DatabaseError, match="permission denied"):
            cursor.execute("DELETE FROM registry_entry")


def test_a_backup_goes_over_the_command_line(sqlite_database: Database, tmp_path: Path) -> None:
    fill()
    file = tmp_path / "backup.zip"
    written = anju(sqlite_database, "backup", str(file))
    assert "keys are not in it" in written.stdout
    assert oct(file.stat().st_mode)[-3:] == "600"
    other = home(tmp_path / "other")
    other.home.mkdir()
    keys = other.home / "keys.json"
    keys.write_bytes((sqlite_database.home / "keys.json").read_bytes())
    keys.chmod(0o600)
    restored = anju(other, "restore", str(file))
    assert restored.returncode == 0, restored.stderr
    assert "every chain holds" in restored.stdout
    again = anju(other, "restore", str(file))
    assert again.returncode == 2
    assert "not empty" in again.stderr


def test_keys_are_rotated_and_shown_without_a_secret(sqlite_database: Database) -> None:
    fill()
    for purpose in ("master", "index", "paper", "signing"):
        rotated = anju(sqlite_database, "keys", "rotate", purpose)
        assert rotated.returncode == 0, rotated.stderr
    held = json.loads((sqlite_database.home / "keys.json").read_text())["keys"]
    assert len(held) == 8
    shown = anju(sqlite_database, "keys", "show").stdout
    assert all(key["id"] in shown and key["secret"] not in shown for key in held)


def test_only_an_administrator_erases(sqlite_database: Database) -> None:
    people = fill()
    leave(people[2], date(2025, 6, 1))
    (sqlite_database.home / "retention.toml").write_text(
        '[[term]]\nrecord = "person_details"\nfirst_day = 2026-01-01\nmonths = 1\n'
        'decided_by = "city"\nground_zh = "试"\nground_en = "a trial"\n'
    )
    listed = anju(sqlite_database, "retention", "due", "--on", "2026-11-24")
    assert people[2] in listed.stdout
    refused = anju(sqlite_database, "retention", "run", "--as", "nobody")
    assert refused.returncode == 2
    anju(sqlite_database, "admin", "first", "--name", "王芳")
    done = anju(sqlite_database, "retention", "run", "--as", "administrator")
    assert "erased: 1" in done.stdout
    assert Person.objects.get(id=people[2]).erased_on
    assert people[2] in (sqlite_database.home / "checkpoints" / "erased.txt").read_text()


def test_a_worker_is_killed_and_the_next_goes_on(database: Database, tmp_path: Path) -> None:
    people = fill()
    from anju.office.registry.ledger.models import Checkpoint, Position

    told = [tmp_path / f"{number}.said" for number in range(2)]
    workers = [database.begin("-m", "anju", "work", said=said) for said in told]
    wait_until(Checkpoint.objects.exists)
    for worker in workers:
        worker.kill()
        worker.join(PATIENCE)
    assert Position.objects.count() == Entry.objects.count()
    _end(database, _a_moment)  # while it still loads
    leave(people[2], date(2025, 6, 1))
    made = Checkpoint.objects.count()
    _end(database, lambda: Checkpoint.objects.count() > made)  # while it works


def _a_moment() -> bool:
    time.sleep(0.3)
    return True


def _end(database: Database, come: Callable[[], bool]) -> None:
    """Let a worker begin, and end it by a signal when something has come."""
    worker = database.popen("-m", "anju", "work")
    wait_until(come)
    os.kill(worker.pid, signal.SIGTERM)
    assert worker.wait(PATIENCE) in {0, 128 + signal.SIGTERM, -signal.SIGTERM}
