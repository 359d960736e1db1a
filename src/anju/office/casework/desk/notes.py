"""Notes between colleagues about a case: sealed under the person's key, gone with the person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.cases.working_on import lock_case
from anju.office.casework.models import Note
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.sealing import bound, open_sealed, seal
from anju.office.registry.details.keeping import key_of, keys_of
from anju.office.registry.ledger.entries import Act
from anju.office.registry.ledger.requests import Outcome, once

LONGEST: Final = 1000
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class NoteRead:
    """A note as a colleague reads it."""

    account_id: str
    noted_at: datetime
    text: str


def add_note(*, case_id: str, text: str, act: Act) -> None:
    """Note something for colleagues; raises CaseRefused for an empty or a very long one."""
    text = text.strip()
    if not 0 < len(text) <= LONGEST:
        raise CaseRefused(Why.NO_NOTE)

    def operation() -> Outcome:
        row = lock_case(case_id, act)
        sealed = seal(key_of(row.person_id), text.encode(), _bound(case_id, act.actor))
        Note.objects.create(
            case_id=case_id,
            person_id=row.person_id,
            account_id=act.actor,
            noted_at=act.at,
            sealed=sealed,
        )
        return {}

    once(act, {"note": case_id, "said": fingerprint_of_words(text)}, operation)


def notes_of(case_id: str) -> list[NoteRead]:
    """The notes of a case, oldest first; none of an erased person."""
    rows = list(Note.objects.filter(case_id=case_id).order_by("id"))
    keys = keys_of({row.person_id for row in rows})
    return [
        NoteRead(
            row.account_id,
            row.noted_at,
            open_sealed(
                keys[row.person_id], bytes(row.sealed), _bound(case_id, row.account_id)
            ).decode(),
        )
        for row in rows
        if row.person_id in keys
    ]


def _bound(case_id: str, account_id: str) -> bytes:
    return bound("note", case_id, account_id)
