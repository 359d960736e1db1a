"""A backup is of one moment, leaves the keys out, and restores into either database."""

import json
import shutil
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.office.databases import (
    VENDORS,
    Database,
    connected,
    new_name,
    postgresql_copy,
    sqlite_copy,
)
from tests.office.papers.uploads.files import photo
from tests.office.registry.upkeep.small_registry import AT, act, add_person, fill, leave

from anju.law.materials import Material
from anju.office.config.preparing import system_act
from anju.office.papers.uploads.keeping import keep_upload, read_upload
from anju.office.registry.details.keeping import read_details
from anju.office.registry.details.models import Detail, PersonKey
from anju.office.registry.ledger.models import Entry, Position
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.people.models import Person
from anju.office.registry.permits.endorsing import endorse
from anju.office.registry.permits.models import Permit
from anju.office.registry.retention.erasure_list import add_to_list
from anju.office.registry.upkeep.backing_up import write_backup
from anju.office.registry.upkeep.backup_tables import lines, meta, tables
from anju.office.registry.upkeep.chains import ChainBroken, check_chains
from anju.office.registry.upkeep.restoring import NotRestored, Restored, restore_backup

ON = date(2026, 11, 24)
ENTRY = "INSERT INTO registry_entry"


@contextmanager
def another(vendor: str, shared: Path, folder: Path, keys: Path) -> Iterator[Database]:
    """An empty office on a database of its own, with the keys of another one."""
    if vendor == "sqlite":
        made = sqlite_copy(shared, folder)
    else:
        made = postgresql_copy(shared, folder, new_name())
    shutil.copy(keys, folder / "keys.json")
    try:
        with connected(made):
            yield made
    finally:
        made.drop()


def restored(file: Path, home: Path) -> Restored:
    return restore_backup(file, system_act(ON, AT), home / "checkpoints")


def content() -> dict[str, list[str]]:
    return {meta(model).db_table: list(lines(model)) for model in tables()}


@pytest.mark.parametrize("into", VENDORS)
def test_what_is_restored_is_what_was_there(
    database: Database, into: str, shared_folder: Path, tmp_path: Path
) -> None:
    fill()
    file = tmp_path / "backup.zip"
    write_backup(file, AT)
    before, entries = content(), Entry.objects.count()
    with another(into, shared_folder, tmp_path / "other", database.home / "keys.json") as other:
        done = restored(file, other.home)
        after = content()
        assert done.entries == entries
        assert Position.objects.count() == entries
        assert {table for table in before if before[table] != after[table]} <= {
            "registry_position",
            "registry_lookposition",
        }
        person = Person.objects.order_by("id").first()
        assert person
        assert read_details([person.id])[person.id].identity_number
        permit = Permit.objects.order_by("id").first()
        assert permit
        endorse(permit_id=permit.id, filed_on=date(2026, 3, 2), act=act(date(2026, 3, 2)))
        add_person(7, "431121199503020047")
        assert check_chains() > entries


def test_what_people_handed_in_comes_back_and_can_be_read(
    database: Database, shared_folder: Path, tmp_path: Path
) -> None:
    people = fill()
    upload = keep_upload(person_id=people[0], material=Material.LEASE, file=photo(), act=act(ON))
    file = tmp_path / "backup.zip"
    assert write_backup(file, AT).files == 1
    before = read_upload(upload_id=upload.id, person_id=people[0])
    with another("sqlite", shared_folder, tmp_path / "other", database.home / "keys.json") as other:
        assert restored(file, other.home).files == 1
        assert list((other.home / "uploads").glob("*/*"))
        assert read_upload(upload_id=upload.id, person_id=people[0]) == before


def test_a_changed_file_in_a_backup_is_refused(
    sqlite_database: Database, shared_folder: Path, tmp_path: Path
) -> None:
    people = fill()
    keep_upload(person_id=people[0], material=Material.LEASE, file=photo(), act=act(ON))
    write_backup(tmp_path / "backup.zip", AT)
    with (
        zipfile.ZipFile(tmp_path / "backup.zip") as archive,
        zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed,
    ):
        for name in archive.namelist():
            kept = archive.read(name)
            changed.writestr(name, kept[:-1] if name.startswith("uploads/") else kept)
    keys = sqlite_database.home / "keys.json"
    with another("sqlite", shared_folder, tmp_path / "other", keys) as other:
        with pytest.raises(NotRestored, match="handed in"):
            restored(tmp_path / "changed.zip", other.home)
        assert not (other.home / "uploads").exists()


def test_no_key_is_in_a_backup(database: Database, tmp_path: Path) -> None:
    fill()
    write_backup(tmp_path / "backup.zip", AT)
    secrets = [
        key["secret"] for key in json.loads((database.home / "keys.json").read_text())["keys"]
    ]
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
    assert not [secret for secret in secrets if secret in whole]
    assert "张𠮷国" not in whole
    assert "110105194912310021" not in whole


def test_writers_go_on_and_a_backup_is_of_one_moment(
    database: Database, shared_folder: Path, tmp_path: Path
) -> None:
    fill()
    ending = threading.Event()
    added: list[str] = []

    def write() -> None:
        while not ending.is_set() and len(added) < 200:
            added.append(add_person(3 + len(added), f"43112119950302{len(added):04}"))

    def back_up() -> None:
        try:
            for number in range(3):
                write_backup(tmp_path / f"backup-{number}.zip", AT)
        finally:
            ending.set()

    database.in_threads(write, back_up)
    assert added
    keys = database.home / "keys.json"
    for number in range(3):
        with another("sqlite", shared_folder, tmp_path / f"other{number}", keys) as other:
            restored(tmp_path / f"backup-{number}.zip", other.home)
            # A person and the key are written together, a permit with its projection.
            assert Person.objects.count() == PersonKey.objects.count()
            subjects = Entry.objects.filter(kind="permit_issued").count()
            assert Permit.objects.count() == subjects


def test_who_was_erased_after_the_backup_stays_erased(
    database: Database, shared_folder: Path, tmp_path: Path
) -> None:
    people = fill()
    file = tmp_path / "backup.zip"
    write_backup(file, AT)
    leave(people[2], date(2025, 6, 1))
    erase_person(person_id=people[2], reason="retention_over", act=act(ON))
    assert add_to_list(tmp_path / "second place") == 1
    assert add_to_list(tmp_path / "second place") == 0
    with another("sqlite", shared_folder, tmp_path / "other", database.home / "keys.json"):
        done = restore_backup(file, system_act(ON, AT), tmp_path / "second place")
        assert done.erased_again == 1
        assert not Detail.objects.filter(person_id=people[2]).exists()
        assert set(read_details(people)) == set(people[:2])
        last = Entry.objects.filter(subject=people[2]).order_by("-number").first()
        assert last
        assert (last.kind, last.reason) == ("person_erased", "erased_before")


def test_nothing_is_restored_beside_something(database: Database, tmp_path: Path) -> None:
    fill()
    file = tmp_path / "backup.zip"
    write_backup(file, AT)
    before = content()
    with pytest.raises(NotRestored, match="not empty"):
        restored(file, database.home)
    assert content() == before


def test_without_its_keys_a_backup_is_refused(
    sqlite_database: Database, shared_folder: Path, tmp_path: Path
) -> None:
    from anju.office.common.keyfile import write_new
    from anju.office.common.keys import KeyRing

    fill()
    write_backup(tmp_path / "backup.zip", AT)
    write_new(KeyRing.create(), tmp_path / "others.json")
    with (
        another("sqlite", shared_folder, tmp_path / "other", tmp_path / "others.json") as other,
        pytest.raises(NotRestored, match="keys"),
    ):
        restored(tmp_path / "backup.zip", other.home)


@pytest.mark.parametrize(
    ("found", "instead", "why"),
    [
        ("permit_endorsed", "permit_cancelled", "was changed in the backup"),
        ('"permit_endorsed","2025-03-01"', '7,"one day"', "was changed in the backup"),
        ("anju_backup", "other", "no backup of anju"),
        ('"anju_backup": 1', '"anju_backup": 2', "of version"),
    ],
)
def test_a_changed_backup_is_refused_and_nothing_is_written(
    found: str,
    instead: str,
    why: str,
    sqlite_database: Database,
    shared_folder: Path,
    tmp_path: Path,
) -> None:
    fill()
    write_backup(tmp_path / "backup.zip", AT)
    with (
        zipfile.ZipFile(tmp_path / "backup.zip") as archive,
        zipfile.ZipFile(tmp_path / "changed.zip", "w") as changed,
    ):
        for name in archive.namelist():
            changed.writestr(name, archive.read(name).decode().replace(found, instead))
    keys = sqlite_database.home / "keys.json"
    with another("sqlite", shared_folder, tmp_path / "other", keys) as other:
        with pytest.raises(NotRestored, match=why):
            restored(tmp_path / "changed.zip", other.home)
        assert not Entry.objects.exists()


def test_half_a_file_is_no_backup(sqlite_database: Database, tmp_path: Path) -> None:
    write_backup(tmp_path / "backup.zip", AT)
    whole = (tmp_path / "backup.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotRestored, match="not whole"):
        restored(tmp_path / "half.zip", sqlite_database.home)


def test_an_altered_entry_is_named(sqlite_database: Database) -> None:
    people = fill()
    assert check_chains() == Entry.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER registry_entry_no_update")
        cursor.execute(
            "UPDATE registry_entry SET actor = 'x' WHERE subject = %s AND number = 2", [people[0]]
        )
    with pytest.raises(ChainBroken, match=people[0]) as broken:
        check_chains()
    assert broken.value.number == 2


def test_a_file_is_never_overwritten(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "backup.zip").write_text("mine")
    with pytest.raises(FileExistsError):
        write_backup(tmp_path / "backup.zip", AT)
    assert (tmp_path / "backup.zip").read_text() == "mine"
