"""The files that were handed in with a case: what is kept, since when, by whom.

A photo is shown so coarse that nobody is recognised; whoever needs it whole opens it, and that
is recorded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from anju.law.materials import Material
from anju.office.access.models import Account
from anju.office.access.rights import Right
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.cases.fold import CaseRecord, Step
from anju.office.common.clock import moment_of
from anju.office.papers.uploads.keeping import opened_uploads
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.referring import FIELD, references
from anju.office.papers.uploads.thumbnails import masked_thumbnail
from anju.office.screens.scan_words import paper_in_words, what_it_is
from anju.words import N_, say

GONE: Final = N_("a file that is not kept any more")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file that an entry of a case refers to, the step that brought it, and its commitment."""

    id: str
    committed: str
    step: Step


@dataclass(frozen=True, slots=True)
class ScanOfCase:
    """A file as the page of its case lists it; one that is gone has no address.

    `thumbnail` is an address that holds the picture itself; empty where there is none to show.
    """

    paper: str
    what: str
    url: str
    kept_at: datetime | None
    by: str
    thumbnail: str = ""


def handed_in(record: CaseRecord) -> list[HandedIn]:
    """The files of a case, as they came."""
    return [
        HandedIn(upload_id, committed, step)
        for step in record.steps
        for upload_id, committed in references(str(step.told.get(FIELD, "")))
    ]


def scans_of(request: OfficeRequest, record: CaseRecord) -> list[ScanOfCase]:
    """The files of a case as its page lists them; three queries."""
    found = handed_in(record)
    if not found:
        return []
    rows = Upload.objects.in_bulk([each.id for each in found])
    names, photos = _names(found), _thumbnails(request, rows.values())
    return [
        _shown(request, record, rows[each.id], names.get(each.step.actor, ""), photos)
        if each.id in rows
        else ScanOfCase(say(GONE, request.language), "", "", None, "")
        for each in found
    ]


def _shown(
    request: OfficeRequest, record: CaseRecord, row: Upload, by: str, photos: Mapping[str, str]
) -> ScanOfCase:
    return ScanOfCase(
        paper_in_words(row.material, request.language),
        what_it_is(row, request.language),
        reverse("case-scan", args=[record.id, row.id]),
        moment_of(row.kept_at),
        by,
        photos.get(row.id, ""),
    )


def _thumbnails(request: OfficeRequest, rows: Iterable[Upload]) -> dict[str, str]:
    """The photos of people among some files, masked, where the role may see people."""
    if not request.viewer.may(Right.SEE_PERSON):
        return {}
    photos = opened_uploads([row for row in rows if row.material == Material.PHOTO])
    return {upload_id: masked_thumbnail(content) for upload_id, content in photos.items()}


def _names(found: Sequence[HandedIn]) -> dict[str, str]:
    """The names of those who took the files, by account."""
    accounts = {each.step.actor for each in found}
    return dict(Account.objects.filter(id__in=accounts).values_list("id", "display_name"))
