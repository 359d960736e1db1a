"""One person while an operation works on them: locked, changed, projected anew."""

from collections.abc import Callable, Mapping, Sequence

from django.db import connection

from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.models import Person, PersonPlace
from anju.office.registry.people.projecting import project_person
from anju.office.registry.permits.working_on import outcome_of
from anju.office.registry.refused import Because, Refused

Decide = Callable[[Person, list[Recorded]], Sequence[Draft]]
"""Looks at a person and their chain and says what is to be recorded; refuses by raising."""


def change_person(
    person_id: str,
    asked: Mapping[str, str | int],
    act: Act,
    decide: Decide,
    *,
    afterwards: Callable[[], None] = lambda: None,
) -> Outcome:
    """Change one person in one transaction, once for each request; raises Refused.

    `afterwards` brings up what hangs on the person, in the same transaction.
    """

    def operation() -> Outcome:
        person = locked_person(person_id, act)
        chain = read_chain(person_id)
        drafts = decide(person, chain)
        entries = append(person_id, chain[-1], drafts, act)
        project_person([*chain, *entries])
        afterwards()
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"person": person_id, **asked}, operation)


def locked_person(person_id: str, act: Act) -> Person:
    """The person's row, kept from other writers until the transaction ends.

    Raises Refused where the person is not known in the jurisdiction of the actor, or is gone.
    """
    reach = act.reach
    known = PersonPlace.objects.filter(reach.condition(), person_id=person_id)
    found = Person.objects.filter(id=person_id, erased_on__isnull=True)
    if connection.vendor != "sqlite":
        found = found.select_for_update(of=("self",))
    person = found.first()
    if person is None or not known.exists():
        raise Refused(Because.NOT_FOUND)
    return person
