"""What was answered so far of an application that is filled in online: kept between its pages.

It is a draft of the account for the person it is for; it goes when the application is sent, or
after a week.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anju.law.applicant_facts import Ground
from anju.law.materials import Evidence, Material
from anju.office.access.viewer import OfficeRequest
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.desk.drafts import draft_of, drop_draft, keep_draft
from anju.office.papers.uploads.keeping import KeptUpload, kept_upload
from anju.office.papers.uploads.models import Upload
from anju.office.papers.uploads.refused import UploadRefused
from anju.office.screens.declared import declared
from anju.office.screens.own import Own

KEPT = "kept_"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: text by field, as a draft keeps it."""

    told: Mapping[str, str]

    @property
    def grounds(self) -> list[str]:
        """The grounds relied on."""
        return [each for each in self.told.get("grounds", "").split() if each in set(Ground)]

    def wanted(self) -> list[Evidence]:
        """What is to be shown: the identity, a photo, and one ground relied on or each of them."""
        grounds = [Evidence(each) for each in self.grounds or [each.value for each in Ground]]
        return [Evidence.IDENTITY, Evidence.LIKENESS, *grounds]

    def declaration(self) -> Declaration:
        """What is declared by it."""
        told: dict[str, Any] = {
            name: int(self.told[name])
            for name in ("insured_months_running", "insured_months_of_last_24")
            if self.told.get(name, "").isdigit()
        }
        if "merits" in self.told or "asked_merits" in self.told:
            told["merits"] = self.told.get("merits", "").split()
        return declared(told, self.grounds)

    def uploads(self, whom: Own) -> list[KeptUpload]:
        """The files that came and are still there."""
        found = []
        for name, ids in self.told.items():
            for upload_id in ids.split() if name.startswith(KEPT) else ():
                try:
                    found.append(kept_upload(upload_id=upload_id, person_id=whom.person_id))
                except UploadRefused:
                    continue
        return found


def materials_of(uploads: list[KeptUpload]) -> frozenset[Material]:
    """The papers that files are of; one that no list names is none."""
    rows = Upload.objects.filter(id__in=[each.id for each in uploads])
    codes = set(rows.values_list("material", flat=True))
    return frozenset(Material(each) for each in codes if each in set(Material))


def page_of(whom: Own) -> str:
    """The name of the draft of a person's application."""
    return f"my-apply {whom.person_id}"


def answers_of(request: OfficeRequest, whom: Own) -> Answers:
    """What was answered so far."""
    account = request.viewer.account_id
    return Answers(draft_of(account_id=account, page=page_of(whom), at=request.at))


def keep_answers(request: OfficeRequest, whom: Own, more: Mapping[str, str]) -> None:
    """Keep what was answered on one more page."""
    fields = {**answers_of(request, whom).told, **more}
    account = request.viewer.account_id
    keep_draft(account_id=account, page=page_of(whom), fields=fields, at=request.at)


def forget_answers(request: OfficeRequest, whom: Own) -> None:
    """Forget them: the application was sent."""
    drop_draft(account_id=request.viewer.account_id, page=page_of(whom))
