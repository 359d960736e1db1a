"""By which contacts a person is told: their own, then those of who acts for them.

A contact that was not proved for a year is still told of: a message says nothing that another
could use, and the yearly proof falls due about when the yearly endorsement does.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from anju.law.applicant_facts import AgentRelation
from anju.office.registry.contacts.reading import Reachable, contacts_of
from anju.office.registry.people.agents import agents_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to

ORDER: Final = ("sms", "mail", "chat")
"""The channels in the order they are tried in."""


def recipients(person_id: str, today: date) -> list[Reachable]:
    """The contacts to try, in order; empty where nobody can be reached."""
    person = belongs_to(person_id)
    people = list(dict.fromkeys([person, *_guardians(person, today)]))
    held = contacts_of(people, today)
    return [each for one in people for each in _in_order(held[one])]


def acts_for(contact: Reachable, person_id: str) -> bool:
    """Whether a contact is of somebody who acts for a person, not of that person."""
    is_own = contact.person_id == person_id
    return not is_own and contact.person_id not in absorbed_by(belongs_to(person_id))


def _in_order(held: Sequence[Reachable]) -> list[Reachable]:
    return sorted(held, key=lambda each: (not each.is_fresh, ORDER.index(each.channel)))


def _guardians(person_id: str, today: date) -> list[str]:
    """Who is recorded as a person's guardian on a legal day, first named first."""
    agents = agents_of(person_id, today)
    guardians = [each for each in agents if each.relation == AgentRelation.GUARDIAN]
    return [belongs_to(each.agent_id) for each in guardians]
