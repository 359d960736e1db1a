"""Naming somebody's guardian, as an operation on the person's record."""

from datetime import date

from anju.office.access.rights import Right
from anju.office.casework.guardians.evidence import GuardianEvidence
from anju.office.casework.role_needs import needs_right
from anju.office.common.ids import new_id
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import belongs_to
from anju.office.registry.people.models import Guardianship, Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import Because, Refused, not_in_future


def name_guardian(
    *,
    person_id: str,
    guardian_id: str,
    evidence: GuardianEvidence,
    evidence_on: date,
    first_day: date,
    act: Act,
) -> Outcome:
    """Record who is somebody's guardian from a legal day on, and by which paper of which day.

    A child has more than one: both parents.  Raises Refused for a guardian who is not recorded,
    who is the person, or who is a guardian already; CaseRefused for a role that may not.
    """
    record = new_id()

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        needs_right(Right.RECORD_GUARDIAN, act)
        not_in_future(max(first_day, evidence_on), act.today)
        guardian = standing_record(guardian_id)
        if guardian == person.id:
            raise Refused(Because.NOTHING_TO_DO)
        if Guardianship.objects.filter(
            person=person, guardian_id__in={guardian, guardian_id}, last_day__isnull=True
        ).exists():
            raise Refused(Because.ALREADY_DECIDED)
        told = {
            "record": record,
            "guardian": guardian,
            "evidence": evidence.value,
            "evidence_on": evidence_on.isoformat(),
        }
        return [Draft(Kind.GUARDIAN_NAMED, first_day, told)]

    asked = {
        "guardian": guardian_id,
        "evidence": evidence.value,
        "evidence_on": evidence_on.isoformat(),
        "from": first_day.isoformat(),
    }
    return change_person(person_id, asked, act, decide)


def standing_record(person_id: str) -> str:
    """The record that stands for somebody of the family, who may be known in another district only.

    Raises Refused where nobody is recorded.
    """
    if not Person.objects.filter(id=person_id, erased_on__isnull=True).exists():
        raise Refused(Because.NOT_FOUND)
    return belongs_to(person_id)
