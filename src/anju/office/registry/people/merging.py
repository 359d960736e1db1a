"""A person recorded twice: merged by two people, and split again if that was wrong.

The record that is merged stays with its whole chain; its permits show under the record it was
merged into, and come back when the two are split.
"""

from anju.law.facts import Decision
from anju.office.registry.ledger.entries import Act, Draft, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.proposals import may_decide
from anju.office.registry.ledger.requests import Outcome
from anju.office.registry.people.belonging import permits_follow
from anju.office.registry.people.fold import fold_person
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import change_person, locked_person
from anju.office.registry.refused import Because, Refused


def propose_merge(*, person_id: str, into: str, reason: str, act: Act) -> Outcome:
    """Propose that a record is of the same person as another one, which stays."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        other = locked_person(into, act)
        if person_id == into or person.merged_into_id or other.merged_into_id:
            raise Refused(Because.NOTHING_TO_DO)
        told = {"into": into, "role": act.role}
        return [Draft(Kind.PERSONS_MERGE_PROPOSED, act.today, told, reason)]

    return change_person(person_id, {"merge": into, "reason": reason}, act, decide)


def propose_split(*, person_id: str, reason: str, act: Act) -> Outcome:
    """Propose that a merged record is of another person after all."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        if not person.merged_into_id:
            raise Refused(Because.NOTHING_TO_DO)
        return [Draft(Kind.PERSONS_SPLIT_PROPOSED, act.today, {"role": act.role}, reason)]

    return change_person(person_id, {"split": reason}, act, decide)


def decide_on_persons(*, person_id: str, proposal: int, decision: Decision, act: Act) -> Outcome:
    """Decide on a proposed merge or split; raises Refused for the one who proposed it.

    A merge is also refused where both records have an open permit of one city: one of them must
    be closed first; and where one of the two was merged meanwhile.
    """

    def decide(person: Person, chain: list[Recorded]) -> list[Draft]:
        proposed = may_decide(fold_person(chain).proposals.get(proposal), act)
        merges = proposed.kind == Kind.PERSONS_MERGE_PROPOSED
        if decision is Decision.GRANTED:
            _may_be_granted(person, proposed.about if merges else "", act)
        kind = Kind.PERSONS_MERGE_DECIDED if merges else Kind.PERSONS_SPLIT_DECIDED
        told = {"proposal": proposal, "decision": decision.value}
        return [Draft(kind, act.today, told)]

    return change_person(
        person_id,
        {"decide": proposal, "decision": decision.value},
        act,
        decide,
        afterwards=lambda: permits_follow(person_id),
    )


def _may_be_granted(person: Person, into: str, act: Act) -> None:
    """Refuse to merge what was merged since it was proposed, and to split what is alone."""
    if into and (person.merged_into_id or locked_person(into, act).merged_into_id):
        raise Refused(Because.MERGED)
    if not into and not person.merged_into_id:
        raise Refused(Because.NOTHING_TO_DO)
