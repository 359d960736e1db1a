"""Taking back that a close relative acts for somebody: at once, and without giving a reason."""

from anju.office.access.rights import Right
from anju.office.casework.relatives.evidence import RelativeEnd
from anju.office.casework.role_needs import needs_right
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import CloseRelative, Person
from anju.office.registry.people.working_on import change_person, holder_of
from anju.office.registry.refused import Because, Refused


def end_relative(*, person_id: str, record: str, reason: RelativeEnd, act: Act) -> Outcome:
    """Record that a relative acts no more; today is the last day on which they may have acted.

    What the relative asked for before stands.  Raises Refused where nobody is named by that
    record any more, and CaseRefused for a role that may not.
    """

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        needs_right(Right.NAME_RELATIVE, act)
        named = CloseRelative.objects.filter(id=record, person=person, last_day__isnull=True)
        if not named.exists():
            raise Refused(Because.NOTHING_TO_DO)
        told = {"record": record, "last_day": act.today.isoformat()}
        return [Draft(Kind.RELATIVE_ENDED, act.today, told, reason.value)]

    asked = {"end_relative": record, "reason": reason.value}
    holder = holder_of(CloseRelative, record)
    return change_person(person_id, asked, act, decide, holder=holder)
