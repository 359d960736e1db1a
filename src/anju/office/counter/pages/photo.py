"""A new photo of a person, taken at the counter: theirs at once, and on every card from now on.

Source: Regulation art. 4.  A wrong photo is put right in the same way: the latest one counts.
"""

from typing import Any, ClassVar, Final

from django.contrib import messages
from django.http import HttpResponseBase

from anju.law.materials import Material
from anju.office.access.needs import needs
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.counter.starting import StartPage, Subject, Told, start_for_person
from anju.office.papers.uploads.keeping import read_upload
from anju.office.papers.uploads.referring import references
from anju.office.papers.uploads.where_taken import takes_files
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.photographs import has_photo, take_photo
from anju.office.screens.asking import EMPTY
from anju.office.screens.scans import ScansForm
from anju.words import N_, say

TAKEN: Final = N_("The photo was taken. Cards made from now on show it.")
NONE_YET: Final = N_("There is no photo of this person yet.")
ONE_BEFORE: Final = N_("There is a photo of this person already; the new one takes its place.")


class PhotoForm(ScansForm):
    """The photo."""

    TAKES: ClassVar = (Material.PHOTO,)

    def clean(self) -> dict[str, Any]:
        """Refuse a form without a photo."""
        told = super().clean()
        if not told["uploads"] and not self.errors:
            self.add_error("scan_photo", say(EMPTY, self.language))
        return told


def _before(subject: Subject) -> list[str]:
    """Whether there is one already."""
    return [say(ONE_BEFORE if has_photo(subject.person_id) else NONE_YET, subject.language)]


def _take(subject: Subject, told: Told, act: Act) -> str:
    upload_id, _ = next(references(told["uploads"][0]))
    file = read_upload(upload_id=upload_id, person_id=subject.person_id).content
    take_photo(person_id=subject.person_id, file=file, act=act)
    messages.success(subject.request, say(TAKEN, subject.language))
    return subject.home


PHOTO: Final = StartPage(
    "desk-photo",
    N_("Take a new photo"),
    N_("From the front, the face whole and sharp, nobody else in the picture."),
    _take,
    form=PhotoForm,
    lines=_before,
)


@takes_files
@needs(Right.ACCEPT)
def photo(request: OfficeRequest, person_id: str) -> HttpResponseBase:
    """Takes a new photo of a person."""
    return start_for_person(request, person_id, PHOTO)
