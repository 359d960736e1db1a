"""The files that are held on a person: the photos, and what was handed in; named, not yet opened.

A name is made of our own codes alone, and its ending says what the file was checked to be, never
what its sender called it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from anju.office.common.sealing import CannotOpen, PersonKey
from anju.office.papers.uploads.keeping import opened_uploads
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.serving import ENDINGS
from anju.office.registry.details.keeping import keys_of, opened
from anju.office.registry.details.models import Detail, DetailKind

FOLDER: Final = "files"


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file by its name; `read` opens it, and answers None where it is gone or was altered."""

    name: str
    read: Callable[[], bytes | None]


def files_of(records: Iterable[str]) -> list[HeldFile]:
    """The files of a person, each opened only when it is read."""
    persons = list(records)
    keys = keys_of(persons)
    photos = Detail.objects.filter(person_id__in=persons, kind=DetailKind.PHOTO)
    uploads = Upload.objects.filter(person_id__in=persons).order_by("kept_at", "id")
    return [
        *(
            HeldFile(photo_name(row), partial(_photo, row, keys))
            for row in photos.order_by("subject", "version")
        ),
        *(HeldFile(upload_name(row), partial(_upload, row)) for row in uploads),
    ]


def photo_name(row: Detail) -> str:
    """The name of a version of a photo."""
    return f"{FOLDER}/photo-{row.subject}-{row.version}.jpg"


def upload_name(row: Upload) -> str:
    """The name of a file that was handed in: the day, the paper, its identifier."""
    return f"{FOLDER}/{row.kept_at[:10]}-{row.material}-{row.id}.{ENDINGS[row.content_type]}"


def _photo(row: Detail, keys: Mapping[str, PersonKey]) -> bytes | None:
    try:
        return opened(row, keys[row.person_id])
    except (CannotOpen, KeyError):
        return None


def _upload(row: Upload) -> bytes | None:
    return opened_uploads([row]).get(row.id)
