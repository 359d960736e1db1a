"""Personal words of a step: kept sealed, only committed to in its entry."""

from anju.office.casework.cases.fold import CaseRecord
from anju.office.registry.details.fingerprints import keyed_fingerprint
from anju.office.registry.details.keeping import keep, key_of, opened
from anju.office.registry.details.models import Detail, DetailKind


def keep_said(record: CaseRecord, said: str) -> dict[str, object]:
    """Keep the words of the next step, and what its entry says of them; {} for no words."""
    if not said:
        return {}
    version, person = record.number + 1, record.person_id
    kept = keep(person, record.id, DetailKind.REQUEST, said.encode(), version=version)
    return {"said": kept.commitment, "person": person}


def said_asked(said: str) -> str:
    """Words as they stand in what makes a request what it is."""
    return keyed_fingerprint(said.encode()) if said else ""


def read_said(case_id: str, number: int) -> str:
    """The words of the step of a number; empty where there are none, or they were erased."""
    row = Detail.objects.filter(subject=case_id, kind=DetailKind.REQUEST, version=number).first()
    return opened(row, key_of(row.person_id)).decode() if row else ""
