"""The grounds that an application was granted on are recorded, with their papers.

So the office knows them when the permit is endorsed, and does not ask for them again.
"""

from anju.law.applicant_facts import Ground
from anju.law.materials import MAY_PROVE, PROVES, Evidence
from anju.office.casework.application.declaration import declaration_of
from anju.office.casework.application.handed_in import applicant_id
from anju.office.casework.cases.fold import CaseRecord
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.belonging import absorbed_by
from anju.office.registry.people.models import GroundRecord
from anju.office.registry.people.registering import record_ground


def record_grounds(record: CaseRecord, act: Act) -> None:
    """Record the grounds relied on for which a paper was handed in, unless they are running."""
    person_id = applicant_id(record)
    running = GroundRecord.objects.filter(
        person_id__in=absorbed_by(person_id), last_day__isnull=True
    )
    there = set(running.values_list("ground", flat=True))
    for claimed in declaration_of(record.asks).grounds:
        evidence = _paper(record, claimed.ground)
        if evidence and claimed.ground not in there:
            record_ground(
                person_id=person_id,
                ground=claimed.ground.value,
                first_day=min(claimed.first_day or record.filed_on, act.today),
                last_day=claimed.last_day,
                evidence=evidence,
                evidence_on=record.filed_on,
                act=act,
            )


def _paper(record: CaseRecord, ground: Ground) -> str:
    """The paper of a ground: one that the Regulation names first; empty where there is none."""
    evidence = Evidence(ground.value)
    named = sorted(each.value for each in PROVES[evidence] if each in record.materials)
    other = [MAY_PROVE[evidence].value] if MAY_PROVE[evidence] in record.materials else []
    return next(iter([*named, *other]), "")
