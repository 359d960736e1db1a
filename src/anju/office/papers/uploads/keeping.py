"""Keeps what was handed in, sealed under the person's own key, and reads it again.

Erasing the person takes the key: the file is noise from then on, and the worker removes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection, transaction

from anju.law.materials import Material
from anju.office.common.clock import moment_text
from anju.office.common.commitments import commitment, commitment_holds, new_salt
from anju.office.common.ids import LENGTH, new_id
from anju.office.common.sealing import CannotOpen, bound, open_sealed, seal
from anju.office.papers.uploads.checking import Checked, checked
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.refused import (
    ALTERED,
    ERASED,
    GONE,
    NO_PORTRAIT,
    NO_ROOM,
    UploadRefused,
)
from anju.office.papers.uploads.stored import get, put
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import Erased, key_of, keys_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.models import Entry
from anju.office.registry.people.photographs import NARROWEST, drawn_anew
from anju.office.registry.people.working_on import locked_person
from anju.office.registry.refused import Refused


class OtherPaper(StrEnum):
    """A paper that the lists of the law's materials do not have a word for."""

    OTHER_PAPER = "other_paper"


HandedInAs = Material | OtherPaper
"""What a file is handed in as."""


@dataclass(frozen=True, slots=True)
class KeptUpload:
    """An upload that was kept; an entry refers to it by its identifier and commitment."""

    id: str
    commitment: str

    def __str__(self) -> str:
        """As an entry says it: `identifier:commitment`, several with a blank between them."""
        return f"{self.id}:{self.commitment}"


def keep_upload(*, person_id: str, material: HandedInAs, file: bytes, act: Act) -> KeptUpload:
    """Keep a file for a person that the actor may work on.

    Nothing is recorded yet: the entry that refers to it does that, and without one it is removed
    after some days.  The same file for the same paper, sent twice under one key, is kept once.
    Raises UploadRefused for a file that is not taken, Refused for a person who is not known in
    the actor's jurisdiction.
    """
    made = checked(file)
    if material is Material.PHOTO:
        _must_be_a_portrait(made)
    upload_id = _id_of(person_id, material, file, act)
    with transaction.atomic():
        locked_person(person_id, act)
        if Upload.objects.filter(id=upload_id).exists():
            return kept_upload(upload_id=upload_id, person_id=person_id)
        salt = new_salt()
        sealed = seal(key_of(person_id), made.content, place_of(upload_id, made.content_type))
        last = Entry.objects.order_by("-id").values_list("id", flat=True).first()
        Upload.objects.create(
            id=upload_id,
            person_id=person_id,
            material=material.value,
            content_type=made.content_type,
            size=len(made.content),
            salt=salt,
            kept_at=moment_text(act.at),
            after_entry=last or 0,
        )
        _put(upload_id, sealed)
    return KeptUpload(upload_id, commitment(salt, made.content))


def _must_be_a_portrait(made: Checked) -> None:
    """Refuse a photo of a person that could not become the one that their card shows."""
    try:
        drawn_anew(made.content)
    except Refused:
        raise UploadRefused(NO_PORTRAIT, least=NARROWEST) from None


def _id_of(person_id: str, material: HandedInAs, file: bytes, act: Act) -> str:
    """The identifier of an upload: the same again for what is sent again under a key."""
    if not act.key:
        return new_id()
    sent = (act.actor, act.key, person_id, material.value)
    return keyed_fingerprint("\n".join(sent).encode() + b"\n" + file)[:LENGTH]


def kept_upload(*, upload_id: str, person_id: str) -> KeptUpload:
    """An upload of a person that was kept before; raises as `read_upload` does."""
    content = read_upload(upload_id=upload_id, person_id=person_id).content
    salt = Upload.objects.values_list("salt", flat=True).get(id=upload_id)
    return KeptUpload(upload_id, commitment(bytes(salt), content))


def _put(upload_id: str, sealed: bytes) -> None:
    try:
        put(upload_id, sealed)
    except OSError:
        raise UploadRefused(NO_ROOM) from None


def place_of(upload_id: str, content_type: str) -> bytes:
    """What the content of an upload is bound to."""
    return bound("upload", upload_id, content_type)


def read_upload(*, upload_id: str, person_id: str) -> Checked:
    """A file of a person and what it is; the caller has recorded the look.

    Raises UploadRefused where it is not there, Erased where the person is not, CannotOpen where
    it was altered.
    """
    row = Upload.objects.filter(id=upload_id, person_id=person_id).first()
    if row is None:
        raise UploadRefused(GONE)
    try:
        sealed = get(upload_id)
    except FileNotFoundError:
        raise UploadRefused(GONE) from None
    content = open_sealed(key_of(person_id), sealed, place_of(upload_id, row.content_type))
    return Checked(content, row.content_type)


def read_committed(*, upload_id: str, person_id: str, committed: str) -> Checked:
    """The same for a file that an entry committed to.

    Raises UploadRefused too where the person was erased, or the file is not the one that came.
    """
    try:
        found = read_upload(upload_id=upload_id, person_id=person_id)
    except Erased:
        raise UploadRefused(ERASED) from None
    except CannotOpen:
        raise UploadRefused(ALTERED) from None
    salt = Upload.objects.values_list("salt", flat=True).get(id=upload_id)
    if not commitment_holds(committed, bytes(salt), found.content):
        raise UploadRefused(ALTERED)
    return found


def opened_uploads(rows: Sequence[Upload]) -> dict[str, bytes]:
    """The content of some files, by identifier, with one query for all keys.

    What cannot be opened is left out; the caller has recorded the look.
    """
    keys = keys_of({row.person_id for row in rows})
    found = {}
    for row in rows:
        place = place_of(row.id, row.content_type)
        try:
            found[row.id] = open_sealed(keys[row.person_id], get(row.id), place)
        except (CannotOpen, KeyError, OSError):
            continue
    return found


def hold_uploads(person_ids: Iterable[str], uploads: Iterable[KeptUpload]) -> None:
    """Hold uploads for the entry that will refer to them, in the transaction that is open.

    Raises UploadRefused where one is gone, or belongs to nobody of these people.
    """
    wanted = {upload.id for upload in uploads}
    rows = Upload.objects.filter(id__in=wanted, person_id__in=list(person_ids))
    if connection.vendor != "sqlite":
        rows = rows.select_for_update()
    if {row.id for row in rows} != wanted:
        raise UploadRefused(GONE)
    rows.update(is_referred=True)
