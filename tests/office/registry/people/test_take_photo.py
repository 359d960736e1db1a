"""A photo is checked by what it is, drawn anew without what a camera adds, sealed, and erased."""

import io

import pytest
from PIL import Image
from tests.office.databases import Database
from tests.office.registry.acting import ISSUED_ON, a_person, act

from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.people.photographs import drawn_anew, photo_of, take_photo
from anju.office.registry.refused import Because, Refused

WHERE_IT_WAS_TAKEN = b"22.5431N 114.0579E"


def a_file(size: tuple[int, int], form: str, *, said: bytes = b"") -> bytes:
    """A picture as a phone would send it, with a comment in it."""
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, form, **({"comment": said} if said else {}))
    return file.getvalue()


def test_a_photo_is_kept_sealed_and_shown_again(sqlite_city: Database) -> None:
    person = a_person()
    take_photo(person_id=person, file=a_file((600, 800), "PNG"), act=act(ISSUED_ON, "photo-1"))
    shown = photo_of(person)
    assert shown is not None
    assert Image.open(io.BytesIO(shown)).size == (360, 480)
    kept = Detail.objects.get(subject=person, kind=DetailKind.PHOTO)
    assert shown[:200] not in bytes(kept.sealed)
    assert read_chain(person)[-1].kind == "person_photo_changed"


def test_what_the_camera_added_is_gone() -> None:
    file = a_file((600, 800), "JPEG", said=WHERE_IT_WAS_TAKEN)
    assert WHERE_IT_WAS_TAKEN in file
    assert WHERE_IT_WAS_TAKEN not in drawn_anew(file)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        a_file((600, 800), "GIF"),
        a_file((100, 800), "PNG"),
        a_file((300, 6001), "PNG"),
        a_file((600, 800), "PNG")[:300],
        bytes(6 * 1024 * 1024),
    ],
    ids=["empty", "svg", "gif", "narrow", "long", "cut off", "large"],
)
def test_what_is_no_photo_is_refused(file: bytes) -> None:
    with pytest.raises(Refused) as refused:
        drawn_anew(file)
    assert refused.value.reason is Because.BAD_PHOTO
