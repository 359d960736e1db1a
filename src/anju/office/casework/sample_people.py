"""The people of the demo who sign in for themselves: their phones, their family, their accounts.

Numbers and names are those of the cast, made up like everything here.  Some have no phone, so that
a desk finds whom no message reaches.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from anju.law.applicant_facts import AgentRelation
from anju.office.access.demo import demo_username
from anju.office.access.models import Account
from anju.office.access.roles import Role
from anju.office.casework.family.evidence import AgentEvidence
from anju.office.casework.family.naming import Relationship, name_agent
from anju.office.casework.sample_staff import sample_staff
from anju.office.common.keyring import current_ring
from anju.office.common.lookups import lookup_tokens
from anju.office.registry.contacts.binding import bind_contact
from anju.office.registry.contacts.models import ContactChannel
from anju.office.registry.details.models import LookupKey
from anju.office.registry.ledger.entries import Act
from anju.office.registry.people.holder_accounts import open_holder_account
from anju.office.registry.sample.cast import cast

SIGNS_IN: Final = {
    Role.HOLDER: "window_open",
    Role.GUARDIAN: "family_mother",
    Role.CLOSE_RELATIVE: "family_father",
}
"""Who of the cast signs in by one click as what."""

FAMILY: Final = (
    ("family_child", Role.GUARDIAN, AgentRelation.GUARDIAN),
    ("family_grandmother", Role.CLOSE_RELATIVE, AgentRelation.CLOSE_RELATIVE),
)
"""For whom of the cast who of them acts, and as what."""
NO_PHONE: Final = frozenset({"last_day_told", "suspended_long"})
BY_MAIL: Final = frozenset({"moved_twice", "window_not_open"})


def open_sample_people(today: date, at: datetime) -> int:
    """Bind the phones of the cast, name who acts for whom, open their accounts; how many phones.

    None without the demo's staff.
    """
    clerk = sample_staff(Role.POLICE_CLERK, at)
    if clerk is None:
        return 0
    act = clerk.on(today)
    people, names = _recorded(act)
    _name_family(people, act)
    for role, key in SIGNS_IN.items():
        _open_account(role, people[key], names[key], act)
    return _bind_contacts(people, act)


def _recorded(act: Act) -> tuple[dict[str, str], dict[str, str]]:
    """The records of the cast and their names, by the keys of their parts."""
    people, names = {}, {}
    for member in cast(f"{act.within[:4]}00", act.today):
        details = member.holder.details
        tokens = lookup_tokens(current_ring(), "identity_number", details.identity_number)
        row = LookupKey.objects.filter(kind="identity_number", token__in=tokens).first()
        if row is not None:
            people[member.key], names[member.key] = row.person_id, details.name
    return people, names


def _name_family(people: dict[str, str], act: Act) -> None:
    for whom, role, relation in FAMILY:
        name_agent(
            person_id=people[whom],
            agent_id=people[SIGNS_IN[role]],
            relationship=Relationship(relation, AgentEvidence.HOUSEHOLD_BOOKLET, act.today),
            first_day=act.today,
            act=act,
        )


def _open_account(role: Role, person_id: str, name: str, act: Act) -> None:
    """The account of a person, under the name by which the demo finds it."""
    system = replace(act, actor="system", office="", role=Role.SYSTEM.value)
    account_id = str(open_holder_account(person_id=person_id, act=system)["subject"])
    told = {"username": demo_username(role), "display_name": name}
    Account.objects.filter(id=account_id).update(**told)


def _bind_contacts(people: dict[str, str], act: Act) -> int:
    bound = 0
    for number, (key, person_id) in enumerate(people.items()):
        if key in NO_PHONE or key.startswith("cancelled_"):
            continue
        channel, address = ContactChannel.SMS, f"1380013{8000 + number}"
        if key in BY_MAIL:
            channel, address = ContactChannel.MAIL, f"{key.replace('_', '.')}@example.com"
        bind_contact(person_id=person_id, channel=channel, address=address, act=act)
        bound += 1
    return bound
