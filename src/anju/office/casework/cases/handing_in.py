"""What is handed in as files with a step of a case: held for its entry, a photo put to use.

A photo that is handed in at a counter, where the person was seen, becomes the person's in the
same transaction: it is the one that their card shows.
"""

from collections.abc import Iterable

from anju.law.materials import Material
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.papers.uploads.keeping import KeptUpload, hold_uploads, read_upload
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.referring import references
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.photographs import take_photo


def hand_in(person_id: str, uploads: Iterable[str], act: Act) -> None:
    """Hold the scans that the next entry refers to, each as `identifier:commitment`.

    Part of an operation that is under way.  Raises UploadRefused where one is gone or another
    person's, Refused for a photo that is none.
    """
    handed_in = [KeptUpload(*each) for text in uploads for each in references(text)]
    if not handed_in:
        return
    hold_uploads([person_id], handed_in)
    if allowed(Right.ACCEPT, Role(act.role)):
        _photo_of(person_id, handed_in, act)


def _photo_of(person_id: str, handed_in: Iterable[KeptUpload], act: Act) -> None:
    ids = [each.id for each in handed_in]
    photos = Upload.objects.filter(id__in=ids, material=Material.PHOTO.value)
    for upload_id in photos.order_by("kept_at", "id").values_list("id", flat=True):
        content = read_upload(upload_id=upload_id, person_id=person_id).content
        take_photo(person_id=belongs_to(person_id), file=content, act=act)
