"""A file is taken for what it is, made anew, and refused with a sentence that says what to do."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from tests.office.papers.uploads import files
from tests.office.papers.uploads.files import SHENZHEN, photo, scan

from anju.office.papers.uploads import apart
from anju.office.papers.uploads import refused as why
from anju.office.papers.uploads.checking import LARGEST, checked
from anju.office.papers.uploads.documents import dictionaries
from anju.office.papers.uploads.refused import UploadRefused
from anju.words import LANGUAGES


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_made_anew_without_where_and_with_what_it_was_taken(form: str) -> None:
    file = photo(form)
    assert SHENZHEN.encode() in file or form == "PNG"
    taken = checked(file)
    assert taken.content_type == "image/jpeg"
    assert SHENZHEN.encode() not in taken.content
    assert b"Phone maker" not in taken.content
    with Image.open(io.BytesIO(taken.content)) as made:
        assert (made.format, made.size) == ("JPEG", (1200, 900))
        assert not made.getexif()


def test_what_hangs_behind_a_photo_is_gone() -> None:
    assert b"<script>" not in checked(photo() + b"<script>alert(1)</script>").content
    assert b"PK\x03\x04" not in checked(photo("PNG") + b"PK\x03\x04").content


def test_a_photo_is_turned_as_the_camera_was_held() -> None:
    with Image.open(io.BytesIO(checked(photo(turned=6)).content)) as made:
        assert made.size == (900, 1200)


def test_a_large_photo_becomes_a_page_that_can_be_read() -> None:
    with Image.open(io.BytesIO(checked(photo(size=(8000, 6000))).content)) as made:
        assert made.size == (2400, 1800)


def test_what_was_transparent_is_white() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(file, "PNG")
    with Image.open(io.BytesIO(checked(file.getvalue()).content)) as made:
        assert made.getpixel((150, 150)) == (255, 255, 255)


@pytest.mark.parametrize(
    "saved", [{}, {"linearize": True}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}]
)
def test_a_scan_keeps_its_pages_and_nothing_that_describes_it(saved: dict[str, Any]) -> None:
    file = scan(**saved)
    taken = checked(file)
    assert taken.content_type == "application/pdf"
    with pikepdf.open(io.BytesIO(taken.content)) as made:
        assert len(made.pages) == 1
        assert "/Info" not in made.trailer
        assert not [each for each in dictionaries(made) if "/Metadata" in each]
        image = made.pages[0].Resources.XObject.Im0
        raw = image.read_raw_bytes()
        assert SHENZHEN.encode() not in raw
        assert Image.open(io.BytesIO(raw)).size == (1200, 900)
    assert b"Zhang San" not in taken.content


def test_what_a_pdf_was_before_is_gone() -> None:
    file = scan() + b"\n% Zhang San, earlier\n"
    assert b"Zhang San" not in checked(file).content


@pytest.mark.parametrize("side", [9_000, 30_000])
def test_a_picture_that_unfolds_to_too_many_pixels_is_refused(side: int) -> None:
    with pytest.raises(UploadRefused) as refused:
        checked(files.bomb(side))
    assert refused.value.sentence == why.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", why.EMPTY),
        (b"hello", why.NOT_KNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", why.NOT_KNOWN),
        (b"<!DOCTYPE html>%PDF-1.7", why.NOT_KNOWN),
        (b"GIF89a" + bytes(40), why.NOT_KNOWN),
        (b"\0\0\0\x18ftypheic" + bytes(40), why.HEIC),
        (b"\xff\xd8\xff" + bytes(LARGEST), why.TOO_LARGE),
        (photo()[:2000], why.BROKEN),
        (b"\xff\xd8\xff" + bytes(100), why.BROKEN),
        (b"%PDF-1.7\nnothing", why.BROKEN),
        (photo(size=(3000, 150)), why.TOO_SMALL),
        (scan(encryption=pikepdf.Encryption(user="secret", owner="secret")), why.ENCRYPTED),
        (scan(encryption=pikepdf.Encryption(user="", owner="secret")), why.ENCRYPTED),
        (scan(files.with_script), why.ACTIVE),
        (scan(files.with_named_script), why.ACTIVE),
        (scan(files.with_launch), why.ACTIVE),
        (scan(files.with_file), why.ACTIVE),
        (scan(files.with_form), why.ACTIVE),
        (scan(files.with_submit), why.ACTIVE),
        (scan(files.with_film), why.ACTIVE),
        (scan(files.with_many_pages), why.TOO_MANY_PAGES),
    ],
    ids=[
        *("empty", "text", "svg", "html", "gif", "heic", "large", "cut off", "no jpeg", "no pdf"),
        *("narrow", "password", "owner password", "script", "named script"),
        *("launch", "attachment", "xfa", "submit", "film", "pages"),
    ],
)
def test_a_file_is_refused_with_a_sentence(file: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        checked(file)
    assert refused.value.sentence == sentence
    said = {refused.value.in_words(language) for language in LANGUAGES}
    assert len(said) == 2
    assert not [each for each in said if "{" in each]


MEASURED = """
import resource, sys
from anju.office.papers.uploads import apart
from anju.office.papers.uploads.refused import UploadRefused
with open(sys.argv[1], "rb") as file:
    bomb = file.read()
try:
    assert len(apart.document_apart(bomb)) < 10_000
except UploadRefused:
    pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""
"""Opens a document in a process that has no other children, and says what the two took at most.

What a process is told of its own use counts what it was started from, which may be large.
"""


def test_a_pdf_that_unfolds_to_gigabytes_takes_no_more_than_its_share(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(files.pdf_bomb(1500))
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, bomb], capture_output=True, check=True, text=True
    )
    apart_kib, own_kib = map(int, ended.stdout.split())
    assert apart_kib * 1024 <= apart.MEMORY
    assert own_kib < 200 * 1024


def test_a_document_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 0.01)
    with pytest.raises(UploadRefused) as refused:
        checked(scan())
    assert refused.value.sentence == why.TOO_HEAVY
