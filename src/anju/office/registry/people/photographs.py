"""A person's photo: checked by its content, drawn anew without what a camera adds, sealed.

Source: Regulation art. 4 (the photo is one of the items of a permit).
"""

import io
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import keep, keys_of, opened
from anju.office.registry.details.models import Detail, DetailKind
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import Because, Refused

LARGEST_FILE: Final = 5 * 1024 * 1024
"""Bytes of the largest file taken."""
NARROWEST: Final = 240
"""Pixels of the shorter side, at the least."""
WIDEST: Final = 6000
"""Pixels of the longer side, at the most."""
KEPT_SIDE: Final = 480
"""Pixels of the longer side of what is kept."""
FORMATS: Final = ("JPEG", "PNG")


def take_photo(*, person_id: str, file: bytes, act: Act) -> Outcome:
    """Record a new photo of a person; raises Refused for a file that is none."""
    content = drawn_anew(file)

    def decide(_person: Person, _chain: list[Recorded]) -> list[Draft]:
        kept = Detail.objects.filter(subject=person_id, kind=DetailKind.PHOTO).count()
        photo = keep(person_id, person_id, DetailKind.PHOTO, content, version=kept + 1)
        told = {"photo": photo.commitment, "version": photo.version}
        return [Draft(Kind.PERSON_PHOTO_CHANGED, act.today, told)]

    return change_person(person_id, {"photo": keyed_fingerprint(content)}, act, decide)


def drawn_anew(file: bytes) -> bytes:
    """A JPEG of the picture in a file, upright, small, without place, device or comment.

    What the file says it is does not matter, only what it is.  Raises Refused.
    """
    if len(file) > LARGEST_FILE:
        raise Refused(Because.BAD_PHOTO)
    try:
        with Image.open(io.BytesIO(file), formats=FORMATS) as image:
            if not NARROWEST <= min(image.size) <= max(image.size) <= WIDEST:
                raise Refused(Because.BAD_PHOTO)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise Refused(Because.BAD_PHOTO) from None
    upright.thumbnail((KEPT_SIDE, KEPT_SIDE))
    kept = io.BytesIO()
    # A new picture from the bare pixels: nothing that hung on the upload comes along.
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(kept, "JPEG", quality=85)
    return kept.getvalue()


def has_photo(person_id: str) -> bool:
    """Whether there is a photo of a person."""
    return Detail.objects.filter(subject=person_id, kind=DetailKind.PHOTO).exists()


def photo_of(person_id: str) -> bytes | None:
    """The latest photo of a person as a JPEG; None where there is none, or all was erased."""
    rows = Detail.objects.filter(subject=person_id, kind=DetailKind.PHOTO)
    row = rows.order_by("version").last()
    key = keys_of([person_id]).get(person_id)
    return opened(row, key) if row and key else None
