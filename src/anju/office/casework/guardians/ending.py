"""Ending a guardianship that was recorded: lost, given up, or entered wrongly."""

from datetime import date

from anju.office.access.rights import Right
from anju.office.casework.guardians.evidence import GuardianEnd
from anju.office.casework.role_needs import needs_right
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import Guardianship, Person
from anju.office.registry.people.working_on import change_person, holder_of
from anju.office.registry.refused import Because, Refused, not_in_future


def end_guardianship(
    *, person_id: str, record: str, last_day: date, reason: GuardianEnd, act: Act
) -> Outcome:
    """Record the last legal day of a guardianship; from the day after nobody acts by it.

    What the guardian asked for before stands.  Raises Refused where it is not running, and
    CaseRefused for a role that may not.
    """

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        needs_right(Right.RECORD_GUARDIAN, act)
        not_in_future(last_day, act.today)
        found = Guardianship.objects.filter(id=record, person=person, last_day__isnull=True).first()
        if found is None:
            raise Refused(Because.NOTHING_TO_DO)
        if last_day < found.first_day:
            raise Refused(Because.DAY_OUT_OF_ORDER, last_day)
        told = {"record": record, "last_day": last_day.isoformat()}
        return [Draft(Kind.GUARDIAN_ENDED, act.today, told, reason.value)]

    asked = {"end_guardian": record, "on": last_day.isoformat(), "reason": reason.value}
    holder = holder_of(Guardianship, record)
    return change_person(person_id, asked, act, decide, holder=holder)
