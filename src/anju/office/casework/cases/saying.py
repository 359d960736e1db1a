"""What was said in free words in a case: kept sealed, the entry only commits to it."""

from anju.office.casework.cases.fold import CaseRecord
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import keep, keys_of, opened
from anju.office.registry.details.models import Detail, DetailKind


def said_in(record: CaseRecord, words: str) -> dict[str, str]:
    """What the payload of the next entry of a case says of some words; empty for none."""
    if not words:
        return {}
    version = record.number + 1
    kept = keep(record.person_id, record.id, DetailKind.REQUEST, words.encode(), version=version)
    return {"said": kept.commitment, "person": record.person_id}


def fingerprint_of_words(words: str) -> str:
    """What makes a request with some words what it is; empty for none."""
    return keyed_fingerprint(words.encode()) if words else ""


def read_said(case_id: str, number: int) -> str:
    """The words of the step of a number; empty where there are none, or they were erased."""
    row = Detail.objects.filter(subject=case_id, kind=DetailKind.REQUEST, version=number).first()
    key = keys_of([row.person_id]).get(row.person_id) if row else None
    return opened(row, key).decode() if row and key else ""
