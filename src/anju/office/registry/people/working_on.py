"""One person while an operation works on them: locked, changed, projected anew.

What operations do to a record that was merged into another one is refused, and the refusal names
the record to go to; what lasts on it is ended through that one (`holder`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django.db import connection

from anju.office.registry.contacts.models import Contact
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.requests import Outcome, once, outcome_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.people.models import (
    AgentRecord,
    GroundRecord,
    Person,
    ResidenceRegistration,
)
from anju.office.registry.people.places import known_in
from anju.office.registry.people.projecting import project_person
from anju.office.registry.refused import Because, Refused, not_in_future

Decide = Callable[[Person, list[Recorded]], Sequence[Draft]]
"""Looks at a person and their chain and says what is to be recorded; refuses by raising."""

LastingRow = TypeVar("LastingRow", ResidenceRegistration, GroundRecord, AgentRecord, Contact)
"""A row of what begins and ends on a person's record."""


def change_person(
    person_id: str,
    asked: Mapping[str, str | int],
    act: Act,
    decide: Decide,
    *,
    holder: Callable[[Person], Person] = lambda person: person,
    afterwards: Callable[[], None] = lambda: None,
) -> Outcome:
    """Change one person in one transaction, once for each request.

    Raises Refused, also for a record that was merged.  `holder` names the record that is changed
    where it may be one that was merged into the person's.  `afterwards` brings up what hangs on
    the person, in the same transaction.
    """

    def operation() -> Outcome:
        entries = record_of(holder(standing_person(person_id, act)), act, decide)
        afterwards()
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"person": person_id, **asked}, operation)


def record_of(person: Person, act: Act, decide: Decide) -> list[Recorded]:
    """Add to the chain of a locked person what is decided, and bring the projection up."""
    chain = read_chain(person.id)
    entries = append(person.id, chain[-1], decide(person, chain), act)
    project_person(chain, entries)
    return entries


def holder_of(kind: type[LastingRow], record: str) -> Callable[[Person], Person]:
    """Who has what lasts: a person, or a record that was merged into theirs."""

    def found(person: Person) -> Person:
        held = kind.objects.filter(id=record, person_id__in=absorbed_by(person.id))
        row = held.select_related("person").first()
        return row.person if row else person

    return found


def lasting(kind: type[LastingRow], record: str, person: Person) -> LastingRow:
    """What lasts on a person's record; raises Refused where there is no such, or it has ended."""
    found = kind.objects.filter(id=record, person=person, last_day__isnull=True).first()
    if found is None:
        raise Refused(Because.NOTHING_TO_DO)
    return found


def ends_on(found: LastingRow, last_day: date, act: Act) -> dict[str, str]:
    """What an entry tells of the last day of what lasts; raises Refused for a day out of order."""
    not_in_future(last_day, act.today)
    if last_day < found.first_day:
        raise Refused(Because.DAY_OUT_OF_ORDER, last_day)
    return {"record": found.id, "last_day": last_day.isoformat()}


def keep_from_others(person_ids: Iterable[str]) -> None:
    """Lock several people in the order of their identifiers: nobody then waits in a ring."""
    if connection.vendor != "sqlite":
        rows = Person.objects.filter(id__in=set(person_ids)).order_by("id")
        list(rows.select_for_update(of=("self",)).values_list("id", flat=True))


def standing_person(person_id: str, act: Act) -> Person:
    """The same as `locked_person`, refused for a record that was merged into another one."""
    person = locked_person(person_id, act)
    not_merged(person)
    return person


def not_merged(person: Person) -> None:
    """Refuse a record that was merged, and name the one that stands for it."""
    if person.merged_into_id:
        raise Refused(Because.MERGED, leads_to=belongs_to(person.id))


def locked_person(person_id: str, act: Act) -> Person:
    """The person's row, kept from other writers until the transaction ends.

    Raises Refused where the person is not known in the jurisdiction of the actor, or is gone, or
    is not one for whom somebody of the family may act.
    """
    reach = act.reach
    found = Person.objects.filter(id=person_id, erased_on__isnull=True)
    if connection.vendor != "sqlite":
        found = found.select_for_update(of=("self",))
    person = found.first()
    if person is None or not (act.may_touch(person_id) and known_in([person_id], reach)):
        raise Refused(Because.NOT_FOUND)
    return person
