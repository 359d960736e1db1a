"""Entries and checkpoints as the ledger's page lists them."""

from collections.abc import Sequence

from django.urls import reverse

from anju.office.common.clock import moment_of
from anju.office.common.suites import Algorithm
from anju.office.places.models import Office
from anju.office.registry.ledger.checkpoint import from_text
from anju.office.registry.ledger.entries import Recorded
from anju.office.registry.ledger.history import entries_in_words
from anju.office.registry.ledger.kinds import Kind, SubjectKind, subject_kind
from anju.office.registry.ledger.models import Checkpoint
from anju.words import N_, say

SUBJECTS = {
    SubjectKind.ACCOUNT: N_("staff"),
    SubjectKind.CASE: N_("case"),
    SubjectKind.CITY: N_("the city"),
    SubjectKind.OFFICE: N_("office"),
    SubjectKind.PERMIT: N_("permit"),
    SubjectKind.PERSON: N_("person"),
    SubjectKind.PLACE: N_("place"),
}
_PAGES = {SubjectKind.PERMIT: "permit", SubjectKind.PERSON: "person"}
SHOWN_CHECKPOINTS = 5


def entries_shown(rows: Sequence[tuple[int, Recorded]], language: str) -> list[dict[str, object]]:
    """Positions and entries as rows; a person's name is not among what is shown."""
    told = entries_in_words([entry for _, entry in rows], language)
    offices = _office_names(rows, language)
    shown = []
    for (position, entry), words in zip(rows, told, strict=True):
        subject = subject_kind(Kind(entry.kind))
        name = offices.get(entry.subject, "") or entry.subject
        page = _PAGES.get(subject)
        shown.append(
            {
                "position": position,
                "number": entry.number,
                "subject_label": f"{say(SUBJECTS[subject], language)} {name}",
                "subject_url": reverse(page, args=[entry.subject]) if page else "",
                "sentence": words.sentence,
                "effective_on": words.effective_on,
                "recorded_at": words.recorded_at,
                "actor": words.actor,
                "office": words.office,
                "hash": words.hash,
            }
        )
    return shown


def _office_names(rows: Sequence[tuple[int, Recorded]], language: str) -> dict[str, str]:
    found = Office.objects.filter(id__in={entry.subject for _, entry in rows})
    return {row.id: row.name(language) for row in found}


def checkpoints_shown() -> list[dict[str, object]]:
    """The latest checkpoints."""
    shown: list[dict[str, object]] = []
    for row in Checkpoint.objects.order_by("-sequence")[:SHOWN_CHECKPOINTS]:
        signed = from_text(row.text)
        shown.append(
            {
                "at": moment_of(row.made_at),
                "size": row.size,
                "root": signed.body.entries.root().hex(),
                "signed_by": f"{Algorithm(signed.signer_algorithm).title} {signed.key_id.hex()}",
            }
        )
    return shown
