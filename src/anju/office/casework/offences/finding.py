"""A finding is recorded on the chain of the person it concerns; nobody is punished by it.

Of arts. 18 and 19 that is the person who did it; of art. 20 the person it was done to, and the
entry names the account of the official.  That an endorsement is late is no offence.
"""

from collections.abc import Sequence
from datetime import date

from anju.law.penalties import Offence, Offender, obtained_by_fraud, penalty
from anju.office.access.rights import Right
from anju.office.casework.cases.permits import held_permit
from anju.office.casework.cases.saying import fingerprint_of_words
from anju.office.casework.refused import CaseRefused, Why
from anju.office.casework.role_needs import needs_right
from anju.office.common.ids import new_id
from anju.office.registry.details.keeping import keep
from anju.office.registry.details.models import DetailKind
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person
from anju.office.registry.refused import not_in_future

OUTSIDE = "outside"
"""Where a penalty is decided: not in this registry."""


def record_finding(
    *,
    person_id: str,
    offence: Offence,
    found_on: date,
    act: Act,
    said: str = "",
    permit_id: str = "",
    official: str = "",
) -> Outcome:
    """Record what was found on a legal day; the words are sealed.

    The outcome names the `finding`, whether the card is to be seized, whether a cancellation for
    fraud is to be proposed, and that the penalty is decided outside.  `official` is the account
    of an official and is told for art. 20 only; nobody records a finding of themselves.
    """
    finding = new_id()

    def decide(_person: Person, chain: list[Recorded]) -> Sequence[Draft]:
        told = {"finding": finding, "offence": offence.value}
        optional = {"permit": permit_id, "official": official}
        told |= {name: code for name, code in optional.items() if code}
        if said:
            version = chain[-1].number + 1
            kept = keep(person_id, person_id, DetailKind.REQUEST, said.encode(), version=version)
            told |= {"said": kept.commitment, "person": person_id}
        return [Draft(Kind.OFFENCE_FOUND, found_on, told)]

    def operation() -> Outcome:
        needs_right(Right.RECORD_OFFENCE, act)
        not_in_future(found_on, act.today)
        _by_whom(offence, official, act)
        if permit_id:
            held_permit(permit_id, act)
        return change_person(person_id, {}, act, decide) | _what_follows(offence, finding)

    asked = {
        "found": offence.value,
        "person": person_id,
        "on": found_on.isoformat(),
        "permit": permit_id,
        "official": official,
        "said": fingerprint_of_words(said),
    }
    return once(act, asked, operation)


def _by_whom(offence: Offence, official: str, act: Act) -> None:
    of_officials = penalty(offence).offender is Offender.OFFICIAL
    if of_officials != bool(official):
        raise CaseRefused(Why.EVIDENCE_MISSING)
    if official == act.actor:
        raise CaseRefused(Why.SAME_PERSON)


def _what_follows(offence: Offence, finding: str) -> Outcome:
    told: Outcome = {"finding": finding, "penalty": OUTSIDE, "seizes": penalty(offence).seized}
    return told | ({"suggests": "cancellation"} if obtained_by_fraud(offence) else {})
