"""Everything that is held on somebody, taken along as one archive."""

import io
import json
from datetime import date
from zipfile import ZipFile

from django.test import Client
from tests.office.online.conftest import NUMBER
from tests.office.online.test_family import browser_for
from tests.office.papers.uploads.files import photo, scan
from tests.office.registry.acting import OTHER, a_person, act

from anju.law.materials import Material
from anju.office.common.stores import drop_file
from anju.office.papers.uploads.keeping import keep_upload, read_upload
from anju.office.papers.uploads.stored import name_of
from anju.office.registry.looks.models import Look
from anju.office.registry.people.photographs import photo_of, take_photo

Holder = tuple[str, str]

DAY = date(2026, 11, 24)


def _archive(browser: Client) -> ZipFile:
    answer = browser.get("/my/record/download/")
    assert answer.streaming
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"] == "application/zip"
    return ZipFile(io.BytesIO(answer.getvalue()))


def test_everything_held_is_one_file(holder: Holder) -> None:
    """The record as a page and for programs, and the content of each photo and each paper."""
    person, browser = holder[0], browser_for(holder[0])
    take_photo(person_id=person, file=photo("PNG"), act=act(DAY))
    kept = keep_upload(person_id=person, material=Material.LEASE, file=scan(), act=act(DAY))
    lost = keep_upload(person_id=person, material=Material.LEASE, file=photo(), act=act(DAY))
    drop_file(name_of(lost.id))
    browser.get("/my/looks/")
    archive = _archive(browser)
    held = json.loads(archive.read("record.json"))
    kinds = {each["kind"] for each in (*held["entries"], *held["permits"])}
    assert {"person_registered", "permit_issued"} <= kinds
    assert any(each.get("content", {}) for each in held["details"])
    assert [(each["who"], each["is_own"]) for each in held["looks"]] == [("you", True)] * 2
    uploads = {each["id"]: each for each in held["uploads"]}
    came = uploads[kept.id]
    assert (len(uploads), "file" in uploads[lost.id]) == (2, False)
    assert archive.read(came["file"]) == read_upload(upload_id=kept.id, person_id=person).content
    [picture] = [each["file"] for each in held["details"] if each["kind"] == "photo"]
    assert archive.read(picture) == photo_of(person)
    assert sorted(archive.namelist()) == sorted(
        [came["file"], picture, "record.html", "record.json"]
    )
    shown = archive.read("record.html").decode()
    assert f'href="{came["file"]}"' in shown
    assert NUMBER in shown
    assert "You looked yourself: 2 times" in shown
    assert "Tuesday, 24 November 2026: 2 times" in shown
    assert Look.objects.latest("id").page == "my-record-file"


def test_nobody_downloads_what_is_anothers(holder: Holder) -> None:
    keep_upload(person_id=holder[0], material=Material.LEASE, file=scan(), act=act(DAY))
    another = _archive(browser_for(a_person(OTHER)))
    assert sorted(another.namelist()) == ["record.html", "record.json"]
