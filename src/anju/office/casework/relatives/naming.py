"""Naming the close relative who acts for somebody, as an operation on that person's record."""

from dataclasses import dataclass
from datetime import date

from anju.office.access.rights import Right
from anju.office.casework.guardians.naming import standing_record
from anju.office.casework.relatives.evidence import RelativeEvidence
from anju.office.casework.role_needs import needs_right
from anju.office.common.ids import new_id
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import CloseRelative, Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import Because, Refused, not_in_future


@dataclass(frozen=True, slots=True)
class Kinship:
    """What shows that two are of one family; the day of the paper where one was seen."""

    evidence: RelativeEvidence = RelativeEvidence.DECLARATION
    evidence_on: date | None = None

    def told(self) -> dict[str, str]:
        """The same as entries and requests say it."""
        told = {"evidence": self.evidence.value}
        return told | ({"evidence_on": self.evidence_on.isoformat()} if self.evidence_on else {})


def name_relative(*, person_id: str, relative_id: str, kinship: Kinship, act: Act) -> Outcome:
    """Record who acts for a person from today on: named by the holder, at a counter or online.

    That the holder is elderly, disabled or hardly able to come is said with it.  Raises Refused
    for a relative who is not recorded, who is the person, or who is named already; CaseRefused
    for a role that may not.
    """
    record = new_id()

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        needs_right(Right.NAME_RELATIVE, act)
        if kinship.evidence_on:
            not_in_future(kinship.evidence_on, act.today)
        relative = standing_record(relative_id)
        if relative == person.id:
            raise Refused(Because.NOTHING_TO_DO)
        if CloseRelative.objects.filter(
            person=person, relative_id__in={relative, relative_id}, last_day__isnull=True
        ).exists():
            raise Refused(Because.ALREADY_DECIDED)
        told = {"record": record, "relative": relative, **kinship.told()}
        return [Draft(Kind.RELATIVE_NAMED, act.today, told)]

    asked = {"relative": relative_id, **kinship.told()}
    return change_person(person_id, asked, act, decide)
