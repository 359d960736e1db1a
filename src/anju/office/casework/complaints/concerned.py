"""Whom a complaint may be about: they do not answer it.

A complaint is in free words, and names nobody by an account.  So whoever has recorded anything of
the holder before it was filed counts, and of a look also whoever has looked, but for what a queue
showed them.  What is recorded afterwards, while it is dealt with, does not.

Source: Regulation art. 20 (staff answer for refusing, for passing on and for altering what is
recorded), art. 8(1) (the public security organ alone is responsible).
"""

from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.cases.fold import CaseRecord
from anju.office.casework.complaints.about import About
from anju.office.casework.models import Case
from anju.office.casework.refused import Why
from anju.office.registry.ledger.entries import read_chain, read_chains
from anju.office.registry.looks.listing import viewers_of
from anju.office.registry.people.belonging import absorbed_by, belongs_to
from anju.office.registry.permits.models import Permit


def why_not_answered_by(record: CaseRecord, role: str, account: str) -> Why | None:
    """Why somebody in a role does not answer a complaint; None where they may."""
    if about_of(record).is_of_staff and not allowed(Right.DECIDE, Role(role)):
        return Why.FOR_AN_OFFICER
    return Why.CONCERNED if account in concerned(record) else None


def about_of(record: CaseRecord) -> About:
    """What a complaint is about."""
    return About(str(record.asks["about"]))


def concerned(record: CaseRecord) -> frozenset[str]:
    """The accounts that a complaint may be about."""
    filed_at = read_chain(record.id)[0].recorded_at
    people = absorbed_by(belongs_to(record.person_id))
    permits = Permit.objects.filter(person_id__in=people).values_list("id", flat=True)
    cases = Case.objects.filter(person_id__in=people).exclude(id=record.id)
    chains = read_chains([*people, *permits, *cases.values_list("id", flat=True)])
    entries = [each for chain in chains.values() for each in chain]
    acted = {each.actor for each in entries if each.recorded_at <= filed_at}
    looked = viewers_of(people, filed_at) if about_of(record) is About.LOOK else set()
    return frozenset(acted | looked)
