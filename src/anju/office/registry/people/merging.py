"""A person recorded twice: merged by two people, and split again if that was wrong.

The record that is merged stays with its whole chain; its permits show under the record it was
merged into, and come back when the two are split.  Both records are locked before either is read,
in the order of their identifiers: two who decide the other way round never wait in a ring.
"""

from collections.abc import Callable
from functools import partial

from anju.law.facts import Decision
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.proposals import may_decide
from anju.office.registry.ledger.requests import Content, Outcome, once, outcome_of
from anju.office.registry.people.belonging import permits_follow, stands_for
from anju.office.registry.people.fold import fold_person
from anju.office.registry.people.models import Person
from anju.office.registry.people.working_on import (
    Decide,
    keep_from_others,
    locked_person,
    not_merged,
    record_of,
    standing_person,
)
from anju.office.registry.refused import Because, Refused


def propose_merge(*, person_id: str, into: str, reason: str, act: Act) -> Outcome:
    """Propose that a record is of the same person as another one, which stays.

    Raises Refused where one of the two was merged, with the record to go to.
    """

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        if person_id == into:
            raise Refused(Because.NOTHING_TO_DO)
        not_merged(person)
        standing_person(into, act)
        told = {"into": into, "role": act.role}
        return [Draft(Kind.PERSONS_MERGE_PROPOSED, act.today, told, reason)]

    return _change(person_id, into, {"merge": into, "reason": reason}, act, decide)


def propose_split(*, person_id: str, reason: str, act: Act) -> Outcome:
    """Propose that a merged record is of another person after all."""

    def decide(person: Person, _chain: list[Recorded]) -> list[Draft]:
        if not person.merged_into_id:
            raise Refused(Because.NOTHING_TO_DO)
        return [Draft(Kind.PERSONS_SPLIT_PROPOSED, act.today, {"role": act.role}, reason)]

    return _change(person_id, "", {"split": reason}, act, decide)


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

    asked = {"decide": proposal, "decision": decision.value}
    follow = partial(permits_follow, person_id)
    return _change(person_id, _about(person_id, proposal), asked, act, decide, follow)


def _change(
    person_id: str,
    into: str,
    asked: Content,
    act: Act,
    decide: Decide,
    afterwards: Callable[[], None] = lambda: None,
) -> Outcome:
    """Change a record, which may be merged, with the one it goes into or stands under."""

    def operation() -> Outcome:
        keep_from_others({person_id, into or stands_for([person_id])[person_id]})
        entries = record_of(locked_person(person_id, act), act, decide)
        afterwards()
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"person": person_id, **asked}, operation)


def _about(person_id: str, proposal: int) -> str:
    """The record that a proposed merge names; empty for a split, and where there is none."""
    for entry in read_chain(person_id):
        if (entry.number, entry.kind) == (proposal, Kind.PERSONS_MERGE_PROPOSED):
            return str(entry.told["into"])
    return ""


def _may_be_granted(person: Person, into: str, act: Act) -> None:
    """Refuse to merge what was merged since it was proposed, and to split what is alone."""
    if into:
        not_merged(person)
        standing_person(into, act)
    elif not person.merged_into_id:
        raise Refused(Because.NOTHING_TO_DO)
