"""Evidence of others: an employer, a school, a landlord, or the office, for one of their people.

A body supplies it for those whom it files for (`bulk`), of what it can know (`confirming`); what it
says is weighed by the law and never turned against somebody by itself.
"""

from collections.abc import Sequence

from anju.law.automatic import AtHand, Confirmed
from anju.office.access.rights import Right, allowed
from anju.office.access.roles import Role
from anju.office.casework.automatic.confirming import confirmed_by
from anju.office.casework.automatic.fold import ENDED, HOLDS, fold_automatic
from anju.office.casework.refused import CaseRefused, Why
from anju.office.common.ids import new_id
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import Because, Refused

MOST_MONTHS = 12


def supply_evidence(
    *, person_id: str, what: Confirmed, holds: bool, act: Act, months: int | None = None
) -> Outcome:
    """Record today what holds of somebody, or has ended; `months` insured of the last 12.

    Raises CaseRefused for a role that supplies none and for a body that cannot know it, Refused
    for months that cannot be.
    """

    def decide(_person: Person, _chain: list[Recorded]) -> Sequence[Draft]:
        by_body = allowed(Right.SUPPLY_EVIDENCE, Role(act.role))
        if not (what in confirmed_by(act.actor) if by_body else _is_office(act)):
            raise CaseRefused(Why.NOT_YOURS)
        if not (months is None or (what is Confirmed.INSURANCE and 0 <= months <= MOST_MONTHS)):
            raise Refused(Because.NOTHING_TO_DO)
        told = {
            "record": new_id(),
            "evidence": what.value,
            "finding": HOLDS if holds else ENDED,
            **({"body": act.actor} if by_body else {}),
            **({"months": str(months)} if months is not None else {}),
        }
        return [Draft(Kind.EVIDENCE_SUPPLIED, act.today, told)]

    asked = {
        "evidence": what.value,
        "holds": int(holds),
        "months": "" if months is None else str(months),
    }
    return change_person(person_id, asked, act, decide)


def _is_office(act: Act) -> bool:
    """Whether the office itself says what it saw."""
    return allowed(Right.ACCEPT, Role(act.role))


def at_hand_of(records: Sequence[str]) -> dict[str, list[AtHand]]:
    """What was supplied of each of some records of people, oldest first; one query for all."""
    found = map(fold_automatic, read_chains(records).values())
    return {each.person_id: [one.at_hand for one in each.evidence] for each in found if each}
