"""What the law says of an application before anything is decided: what is missing, the prospects.

A desk asks it while the form is filled in; the operations ask the same, so that what was told is
what happens.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from anju.law.applicant_facts import AgentRelation
from anju.law.application_file import MissingItem, left_to_bring
from anju.law.eligibility import eligibility
from anju.law.missing_facts import MISSING_FACTS
from anju.law.outcome import CannotTell, Outcome
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.office.casework.application.declaration import Declaration
from anju.office.casework.application.facts import applicant_of, file_of
from anju.office.places.measures import MeasuresInForce, measures_in_force
from anju.words import say

_ANY_GROUND = "ground_evidence"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is missing on a day, papers and facts, all of it at once; and the prospects.

    `items` name for each paper which materials would do, `facts` are names of missing facts.
    """

    items: tuple[MissingItem, ...]
    facts: tuple[str, ...]
    prospects: Outcome

    @property
    def missing(self) -> tuple[str, ...]:
        """Every name, the papers first."""
        return (*(item.name for item in self.items), *self.facts)


def completeness(
    person_id: str,
    declaration: Declaration,
    materials: Collection[str],
    place: str,
    on: date,
    relation: AgentRelation | None = None,
) -> Completeness:
    """What an application of a person at a place would lack on a legal day.

    `relation` is what somebody is who comes for the applicant.  Nothing is written.
    """
    return judged(person_id, declaration, materials, place, on, relation, measures_in_force())


def judged(
    person_id: str,
    declaration: Declaration,
    materials: Collection[str],
    place: str,
    on: date,
    relation: AgentRelation | None,
    in_force: MeasuresInForce,
) -> Completeness:
    """The same under measures that are at hand."""
    prospects = may_apply(person_id, declaration, place, on, in_force)
    items = left_to_bring(file_of(person_id, declaration, materials, relation, on))
    facts = prospects.missing if isinstance(prospects, CannotTell) else ()
    if _ANY_GROUND in {item.name for item in items}:
        facts = tuple(each for each in facts if not each.endswith("_ground"))
    return Completeness(items, facts, prospects)


def may_apply(
    person_id: str, declaration: Declaration, place: str, on: date, in_force: MeasuresInForce
) -> Outcome:
    """Whether the law lets a person apply at a place on a legal day (art. 2)."""
    applicant = applicant_of(person_id, declaration, place, on)
    return eligibility(applicant, in_force.measures.for_place(place).on(on), on)


def prospects_in_words(outcome: Outcome, language: str) -> tuple[tuple[str, str], ...]:
    """What an answer rests on: each sentence with the places it rests on, then what to tell.

    A fact that is missing is asked for in a sentence that rests on no place.
    """
    reasons = tuple(
        (reason_in_words(reason, language), basis_in_words(reason, language))
        for reason in outcome.reasons
    )
    missing = outcome.missing if isinstance(outcome, CannotTell) else ()
    return (*reasons, *((say(MISSING_FACTS[name], language), "") for name in missing))
