"""Erasure (Personal Information Protection Law art. 47): what identifies a person goes for good.

The ledger keeps its opaque entries and loses nothing: the key, the details with their salts,
the numbers to find by and the marks of the name go.  Erased is allowed only when no permit is open.
"""

from django.db.models import Q

from anju.office.registry.details.models import Detail, LookupKey, NameGram, PersonKey
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.permits.models import Permit
from anju.office.registry.refused import Because, Refused


def erase_person(*, person_id: str, reason: str, act: Act) -> Outcome:
    """Erase a person's details; raises Refused while a permit of theirs is open.

    Also while one is open that was issued to them and belongs to the record they were merged
    into: its number is among their details.
    Whether the time of keeping is over is for the caller to know (`registry.retention`).
    """

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        open_on_day = Q(closed_on__isnull=True) | Q(closed_on__gt=act.today)
        theirs = Q(person_id=person.id) | Q(issued_to=person.id)
        if Permit.objects.filter(open_on_day, theirs).exists():
            raise Refused(Because.PERMIT_OPEN)
        return [Draft(Kind.PERSON_ERASED, act.today, {}, reason)]

    return change_person(
        person_id, {"erase": reason}, act, decide, afterwards=lambda: drop_details(person_id)
    )


def drop_details(person_id: str) -> None:
    """Drop everything that identifies a person; also what a restore from a backup brought back."""
    for table in (PersonKey, Detail, LookupKey, NameGram):
        table.objects.filter(person_id=person_id).delete()
