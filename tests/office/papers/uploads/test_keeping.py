"""Uploads are sealed, referred to, found altered or erased, swept, and kept in any store."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.test import override_settings
from tests.office.databases import Database
from tests.office.papers.uploads.files import SHENZHEN, photo, scan
from tests.office.registry.acting import (
    DONGGUAN,
    NANSHAN,
    OTHER,
    a_person,
    act,
    nothing_written,
    refused,
)

from anju.law.materials import Material
from anju.office.casework.desk.drafts import KEPT_FOR
from anju.office.common.commitments import commitment_holds
from anju.office.common.ids import new_id
from anju.office.common.keyring import current_ring
from anju.office.common.stores import drop_file, file_names, store
from anju.office.config.stores import store_settings
from anju.office.papers.uploads.checking import DOCUMENT, checked
from anju.office.papers.uploads.keeping import (
    KeptUpload,
    hold_uploads,
    keep_upload,
    kept_upload,
    read_committed,
    read_upload,
)
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.refused import GONE, NO_PORTRAIT, NO_ROOM, UploadRefused
from anju.office.papers.uploads.serving import as_download
from anju.office.papers.uploads.stored import name_of
from anju.office.papers.uploads.sweeping import sweep
from anju.office.registry.details.keeping import Erased
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Draft
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.erasing import erase_person
from anju.office.registry.refused import Because
from anju.office.registry.verifying.findings import Code
from anju.office.registry.verifying.verify import Verification, verify

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
LATER = AT + timedelta(days=9)


def kept(person: str, file: bytes = b"") -> KeptUpload:
    return keep_upload(
        person_id=person, material=Material.LEASE, file=file or photo(), act=act(ON, at=AT)
    )


def referred(person: str, *uploads: KeptUpload) -> str:
    """A case that was filed with some uploads; its subject."""
    case = new_id()
    told = {
        "procedure": "application",
        "person": person,
        "office": "0f1e2d3c4b5a69788796",
        "division_code": NANSHAN,
        "receipt": "x",
        "channel": "counter",
        "uploads": " ".join(map(str, uploads)),
    }
    append(case, None, [Draft(Kind.CASE_FILED, ON, told)], act(ON, at=AT))
    return case


def verified() -> Verification:
    return verify(ring=current_ring())


def told(found: Verification) -> list[tuple[Code, Any]]:
    return [
        (finding.code, finding.told.get("kind"))
        for finding in found.findings
        if finding.told.get("kind") == "upload"
    ]


def file_of(upload: KeptUpload) -> Path:
    return Path(store().path(name_of(upload.id)))


def test_what_is_kept_comes_back_and_lies_sealed(city: Database) -> None:
    person = a_person()
    for file in (photo(), scan()):
        upload = kept(person, file)
        made = read_upload(upload_id=upload.id, person_id=person)
        assert made.content_type == checked(file).content_type
        assert made == checked(file) or made.content_type == DOCUMENT  # whose identifier is new
        lying = file_of(upload).read_bytes()
        assert checked(file).content[:64] not in lying
        assert SHENZHEN.encode() not in lying
        row = Upload.objects.get(id=upload.id)
        again = read_upload(upload_id=upload.id, person_id=person)
        assert commitment_holds(upload.commitment, bytes(row.salt), again.content)
        assert file_of(upload).stat().st_mode & 0o077 == 0
        assert file_of(upload).is_relative_to(city.home / "uploads")


def test_a_file_is_of_its_person_and_its_jurisdiction(city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    upload = kept(person)
    with pytest.raises(UploadRefused, match="hand it in again"):
        read_upload(upload_id=upload.id, person_id=other)
    with refused(Because.NOT_FOUND):
        keep_upload(
            person_id=person,
            material=Material.LEASE,
            file=photo(),
            act=act(ON, within=DONGGUAN, at=AT),
        )


def test_a_refused_file_leaves_nothing(sqlite_city: Database) -> None:
    person = a_person()
    with nothing_written(), pytest.raises(UploadRefused):
        kept(person, b"no file")
    assert list(file_names()) == []


def test_on_a_full_disk_nothing_is_kept_and_a_sentence_says_so(
    city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = a_person()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with nothing_written(), pytest.raises(UploadRefused) as caught:
        kept(person)
    assert caught.value.sentence == NO_ROOM
    assert list(file_names()) == []


def test_an_altered_file_is_told_and_not_opened(city: Database) -> None:
    person = a_person()
    sound, altered, gone = (kept(person) for _ in range(3))
    referred(person, sound, altered, gone)
    assert told(verified()) == []
    file = file_of(altered)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    file_of(gone).unlink()
    assert told(verified()) == [(Code.DETAIL_NOT_OPENED, "upload"), (Code.DETAIL_MISSING, "upload")]


def test_another_file_under_the_same_key_is_told_as_altered(city: Database) -> None:
    person = a_person()
    upload = kept(person)
    referred(person, upload)
    Upload.objects.filter(id=upload.id).update(salt=bytes(32))
    assert told(verified()) == [(Code.DETAIL_ALTERED, "upload")]


def test_a_row_that_is_gone_without_an_erasure_is_told(city: Database) -> None:
    person = a_person()
    upload = kept(person)
    referred(person, upload)
    Upload.objects.filter(id=upload.id).delete()
    assert told(verified()) == [(Code.DETAIL_MISSING, "upload")]


def test_of_an_erased_person_no_file_can_be_read_and_the_worker_removes_it(city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    upload, others = kept(person), kept(other)
    referred(person, upload)
    referred(other, others)
    erase_person(person_id=person, reason="retention_over", act=act(ON, at=AT))
    assert not Upload.objects.filter(person_id=person).exists()
    with pytest.raises((UploadRefused, Erased)):
        read_upload(upload_id=upload.id, person_id=person)
    found = verified()
    assert told(found) == []
    assert found.erased >= 1
    _age(upload, others)
    sweep(LATER)
    assert list(file_names()) == [name_of(others.id)]


def _age(*uploads: KeptUpload) -> None:
    for upload in uploads:
        os.utime(file_of(upload), (AT.timestamp(), AT.timestamp()))


def test_what_nobody_refers_to_is_swept_once_no_draft_names_it(city: Database) -> None:
    person = a_person()
    forgotten, filed = kept(person), kept(person)
    referred(person, filed)
    _age(forgotten, filed)
    sweep(AT + KEPT_FOR + timedelta(hours=23))
    assert Upload.objects.count() == 2
    sweep(LATER)
    assert list(Upload.objects.values_list("id", "is_referred")) == [(filed.id, True)]
    assert list(file_names()) == [name_of(filed.id)]
    sweep(LATER)
    assert list(file_names()) == [name_of(filed.id)]


def test_the_same_file_under_the_same_key_is_kept_once(city: Database) -> None:
    person, other = a_person(), a_person(OTHER)
    sent: dict[str, Any] = {
        "person_id": person,
        "material": Material.LEASE,
        "file": photo(),
        "act": act(ON, "k1"),
    }
    again = [keep_upload(**sent) for _ in range(2)]
    assert again[0] == again[1]
    assert list(file_names()) == [name_of(again[0].id)]
    others: tuple[dict[str, Any], ...] = (
        {"person_id": other},
        {"material": Material.TITLE_DEED},
        {"file": photo(turned=6)},
        {"act": act(ON, "k2")},
        {"act": act(ON, "k1", actor="clerk-2")},
    )
    assert len({keep_upload(**sent | each).id for each in others} | {again[0].id}) == 6
    read = read_committed(upload_id=again[0].id, person_id=person, committed=again[0].commitment)
    assert read == checked(photo())
    assert kept_upload(upload_id=again[0].id, person_id=person) == again[0]


def test_a_photo_of_a_person_must_be_able_to_become_that_of_their_card(
    sqlite_city: Database,
) -> None:
    person = a_person()
    for file in (scan(), photo(size=(1000, 220))):
        with nothing_written(), pytest.raises(UploadRefused) as caught:
            keep_upload(person_id=person, material=Material.PHOTO, file=file, act=act(ON))
        assert caught.value.sentence == NO_PORTRAIT


def test_what_is_held_is_there_for_its_entry(city: Database) -> None:
    from django.db import transaction

    person, other = a_person(), a_person(OTHER)
    upload = kept(person)
    with transaction.atomic():
        hold_uploads([person], [upload])
    assert Upload.objects.get(id=upload.id).is_referred
    for people, wanted in (([other], [upload]), ([person], [upload, KeptUpload("0" * 20, "")])):
        with pytest.raises(UploadRefused) as caught, transaction.atomic():
            hold_uploads(people, wanted)
        assert caught.value.sentence == GONE


def test_a_file_is_given_so_that_it_never_acts(sqlite_city: Database) -> None:
    person = a_person()
    upload = kept(person, scan())
    answer = as_download(read_upload(upload_id=upload.id, person_id=person), "material-1")
    assert answer["Content-Disposition"] == 'attachment; filename="material-1.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")
    assert "no-store" in answer["Cache-Control"]


# ── Any S3-like store ───────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3-like store in a process of its own."""
    from socket import socket

    with socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        running.terminate()
        running.wait(10)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(f"{address}/moto-api/", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the store does not answer")


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    found = store_settings(f"s3://papers/anju?endpoint={s3}&region=us-east-1")
    with override_settings(STORAGES={**settings.STORAGES, "uploads": found}):
        held: Any = storages["uploads"]
        held.connection.create_bucket(Bucket="papers")
        yield
        for each in held.connection.Bucket("papers").objects.all():
            each.delete()
        held.connection.Bucket("papers").delete()


def test_uploads_live_in_an_s3_like_store(city: Database, bucket: None) -> None:
    person = a_person()
    upload, forgotten = kept(person), kept(person)
    referred(person, upload)
    assert sorted(file_names()) == sorted(map(name_of, (upload.id, forgotten.id)))
    assert read_upload(upload_id=upload.id, person_id=person) == checked(photo())
    assert told(verified()) == []
    assert not (city.home / "uploads").exists()
    sweep(datetime.now(UTC) + timedelta(days=9))
    assert list(file_names()) == [name_of(upload.id)]
    drop_file(name_of(upload.id))
    assert told(verified()) == [(Code.DETAIL_MISSING, "upload")]


def test_a_store_that_does_not_answer_keeps_nothing(sqlite_city: Database, bucket: None) -> None:
    person = a_person()
    found = store_settings("s3://no-such-bucket?endpoint=http://127.0.0.1:9&region=us-east-1")
    found["OPTIONS"]["client_config"] = _hurried()
    with (
        override_settings(STORAGES={**settings.STORAGES, "uploads": found}),
        nothing_written(),
        pytest.raises(UploadRefused) as caught,
    ):
        kept(person)
    assert caught.value.sentence == NO_ROOM


def _hurried() -> Any:  # noqa: ANN401 - botocore says no types
    from botocore.config import Config

    return Config(retries={"max_attempts": 0}, connect_timeout=1, s3={"addressing_style": "path"})
