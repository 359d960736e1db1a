"""A list of people as a form takes it: pasted, or a file of a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile

from anju.office.access.roles import Role
from anju.office.access.viewer import OfficeRequest, jurisdiction_of
from anju.office.casework.bulk.listed import ListedPerson
from anju.office.casework.bulk.pasted import pasted_people
from anju.office.casework.desk.offices import offices_of
from anju.office.casework.procedures import Procedure
from anju.office.papers.uploads.receiving import NotHeld
from anju.office.places.models import Office, OfficeKind
from anju.office.screens.asking import Asking, Choices, Sentences
from anju.roster.unusable import Unusable
from anju.words import N_, say

MOST: Final = 300
"""People on one list; a longer one is sent in parts."""

LARGEST: Final = 2_000_000
"""Bytes of a file."""

LONGEST: Final = 60_000
"""Characters that are pasted."""

IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of nobody else's is made in it
"""Where a file touches no disk."""

WHAT: Final = {
    Procedure.ENDORSEMENT: N_("The yearly endorsement"),
    Procedure.APPLICATION: N_("An application for a permit"),
}
"""What can be filed for many."""

NO_LIST: Final = N_("Paste the list, or choose a file.")
TOO_LARGE: Final = N_("This file is too large for a list of people.")
TOO_MANY: Final = N_("A list has at most {most} people: send it in parts.")


class ListForm(Asking):
    """What is filed, at which office, for whom."""

    what = forms.ChoiceField(widget=forms.RadioSelect)
    office = forms.ChoiceField()
    pasted = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(required=False, widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}))

    LABELS: ClassVar[Sentences] = {
        "what": N_("What is asked for"),
        "office": N_("At which office"),
        "pasted": N_("The list"),
        "file": N_("Or a file, .xlsx or .csv"),
    }
    HINTS: ClassVar[Sentences] = {
        "pasted": N_(
            "Copied from a spreadsheet: a person a line, with the name and the identity number or "
            "the permit number."
        ),
        "file": N_("With a header, in the columns of a roster."),
    }

    def clean(self) -> None:
        """Read the list; what is wrong with it is said beside where it came from."""
        told, sent = self.cleaned_data, self.files.get("file")
        file = sent if isinstance(sent, InMemoryUploadedFile) else None
        if not file and not told.get("pasted", "").strip():
            self.add_error("pasted", say(NO_LIST, self.language))
            return
        try:
            self.people = _of_file(file) if file else pasted_people(told["pasted"])
        except Unusable as unusable:
            self.add_error("file", unusable.in_words(self.language))
            return
        if len(self.people) > MOST:
            too_many = say(TOO_MANY, self.language).format(most=MOST)
            self.add_error("file" if file else "pasted", too_many)

    people: Sequence[ListedPerson] = ()


def list_choices(request: OfficeRequest) -> dict[str, Choices]:
    """What can be filed, and the open offices that take it."""
    rows = Office.objects.filter(
        jurisdiction_of(request).condition(),
        kind__in=(OfficeKind.POLICE_STATION, OfficeKind.AGENCY),
        last_day__isnull=True,
    )
    if request.viewer.role is not Role.ASSISTING_BODY:
        rows = rows.filter(id__in=offices_of(request.viewer.office))
    return {
        "what": [(code.value, say(told, request.language)) for code, told in WHAT.items()],
        "office": [(row.id, row.name(request.language)) for row in rows.order_by("name_zh", "id")],
    }


def _of_file(file: InMemoryUploadedFile) -> list[ListedPerson]:
    """The people of a file, which lies in memory alone while it is read, where the system lets it.

    Raises Unusable.
    """
    from anju.office.casework.bulk.rows import listed_people  # noqa: PLC0415 - it loads slowly

    if isinstance(file, NotHeld) or not file.size or file.size > LARGEST:
        raise Unusable(TOO_LARGE)
    ending = Path(file.name or "").suffix.lower()
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        kept = Path(folder) / f"list{ending}"
        kept.write_bytes(file.read())
        return listed_people(kept)
