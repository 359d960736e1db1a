"""Files that are damaged, foreign, or two things at once: made anew or refused."""

import io
import random
import zipfile

import pytest
from PIL import Image
from tests.office.papers.uploads import files
from tests.office.papers.uploads.files import WHO, photo, scan

from anju.office.papers.uploads import refused as why
from anju.office.papers.uploads.checking import checked
from anju.office.papers.uploads.documents import document_anew
from anju.office.papers.uploads.pictures import picture_anew
from anju.office.papers.uploads.refused import UploadRefused

HTML = b"<html><script>alert(1)</script></html>"
SEED = 663


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("inside.html", HTML)
    return file.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_that_programs_wrote_beside_the_pixels_comes_along(form: str) -> None:
    file = files.described(form)
    assert WHO.encode() in file
    taken = checked(file).content
    assert WHO.encode() not in taken
    with Image.open(io.BytesIO(taken)) as made:
        assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


@pytest.mark.parametrize("form", ["PNG", "WEBP", "MPO"])
def test_of_several_pictures_in_one_file_the_first_is_kept(form: str) -> None:
    with Image.open(io.BytesIO(picture_anew(files.several_frames(form)))) as made:
        assert getattr(made, "n_frames", 1) == 1
        assert made.getpixel((150, 120)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "form"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("I;16", "PNG")],
)
def test_unusual_colours_become_usual_ones(mode: str, form: str) -> None:
    with Image.open(io.BytesIO(picture_anew(files.in_mode(mode, form)))) as made:
        assert (made.mode, made.size) == ("RGB", (300, 240))


@pytest.mark.parametrize("begin", [b"%PDF-1.7\n%" + HTML + b"\n", b""], ids=["before", "behind"])
def test_a_pdf_that_is_a_page_or_an_archive_too_is_only_a_pdf_afterwards(begin: bytes) -> None:
    file = begin + scan() + HTML + _zip()
    made = document_anew(file)
    assert made.startswith(b"%PDF-")
    assert HTML not in made
    assert not zipfile.is_zipfile(io.BytesIO(made))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (HTML + scan(), why.NOT_KNOWN),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", why.NOT_KNOWN),
        (_zip(), why.NOT_KNOWN),
        (b"\0\0\0\x1cftypavif" + bytes(40), why.NOT_KNOWN),
        (b"II*\0" + bytes(40), why.NOT_KNOWN),
        (b"MZ" + bytes(400), why.NOT_KNOWN),
        (b"RIFF\x24\0\0\0WAVEfmt ", why.NOT_KNOWN),
        (b"\0\0\0\x18ftypmif1" + photo(), why.HEIC),
        (b"\x89PNG\r\n\x1a\n" + photo(), why.BROKEN),
        (b"RIFF\x24\0\0\0WEBP" + photo(), why.BROKEN),
        (b"\xff\xd8\xff" + scan(), why.BROKEN),
    ],
    ids=[
        *("html then pdf", "svg", "zip", "avif", "tiff", "program", "sound", "heif"),
        *("not png", "not webp", "not jpeg"),
    ],
)
def test_what_is_something_else_is_refused(file: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        checked(file)
    assert refused.value.sentence == sentence


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's, of a tag that it passes over
def test_damage_is_refused_in_a_sentence_or_survived_and_never_anything_else() -> None:
    dice, refusals = random.Random(SEED), 0
    wholes = [photo(form, (320, 240)) for form in ("JPEG", "PNG", "WEBP")] + [scan()]
    for whole in wholes:
        make = document_anew if whole.startswith(b"%PDF-") else picture_anew
        for _ in range(40):
            damaged = bytearray(whole)
            for _ in range(dice.choice((1, 4, 40))):
                damaged[dice.randrange(8, len(damaged))] = dice.randrange(256)
            if dice.random() < 0.3:
                del damaged[dice.randrange(12, len(damaged)) :]
            try:
                assert make(bytes(damaged))
            except UploadRefused:
                refusals += 1
    assert 20 < refusals < 160
