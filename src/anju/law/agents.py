"""Who may act for another person (Regulation art. 9(3)).

For a child under 16, and for elderly or disabled people who can hardly come, a guardian
or a close relative may apply.  The Regulation has no such rule for the endorsement:
there the measure speaks, or nobody does.
"""

from collections.abc import Callable, Mapping
from datetime import date

from anju.law.applicant_facts import Agent, AgentRelation, Person
from anju.law.citation import REGULATION, Citation
from anju.law.in_force import require_in_force
from anju.law.legal_days import anniversary
from anju.law.local_rules import AgentCase
from anju.law.measures import Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, any_of

OF_AGE_TO_APPLY = 16
"""Years; from the sixteenth birthday on a person applies alone (art. 9(3))."""

FAMILY = frozenset({AgentRelation.CLOSE_RELATIVE, AgentRelation.GUARDIAN})

REGULATION_CASES = frozenset({AgentCase.LIMITED_MOBILITY, AgentCase.UNDER_16})
"""The cases of art. 9(3)."""

AGENTS = Citation(REGULATION, 9, 3)


def agent_may_apply(agent: Agent, person: Person, measure: Measure, on: date) -> Outcome:
    """Whether an agent may apply for a person on a legal day."""
    cases = measure.local.application_agents or REGULATION_CASES
    return _allowed(agent, person, cases, (AGENTS, *local_citations(measure)), on)


def agent_may_endorse(agent: Agent, person: Person, measure: Measure, on: date) -> Outcome:
    """Whether an agent may ask for an endorsement; CannotTell where the place has no rule."""
    cases = measure.local.endorsement_agents or frozenset()
    return _allowed(agent, person, cases, local_citations(measure), on)


def is_shown_as_guardian(recorded: bool | None) -> Outcome:
    """Whether somebody is a guardian as the register has it; CannotTell where it says nothing.

    False means that a guardianship was recorded and has ended.  Who is one is for other law: here
    its evidence is asked for, and what it says is recorded.
    """
    if recorded is None:
        return CannotTell((), ("guardian_evidence",))
    if recorded:
        return Met((Reason("guardian_recorded", (AGENTS,)),))
    return NotMet((Reason("guardianship_ended", (AGENTS,)),))


def _allowed(
    agent: Agent,
    person: Person,
    cases: frozenset[AgentCase],
    citations: tuple[Citation, ...],
    on: date,
) -> Outcome:
    require_in_force(on)
    if agent.relation is AgentRelation.ASSISTING_BODY and AgentCase.ASSISTING_BODY in cases:
        return Met((Reason("assisting_body_may_act", citations),))
    relatives = sorted(cases & set(CASES))
    if not relatives:
        reason = Reason("no_rule_on_agents_to_endorse", (Citation(REGULATION, 10, 2),))
        return CannotTell((reason,), ("local_rule_on_agents",))
    if agent.relation not in FAMILY:
        return NotMet((Reason("agent_is_no_relative", citations),))
    return any_of(CASES[case](person, citations, on) for case in relatives)


def _under_16(person: Person, citations: tuple[Citation, ...], on: date) -> Outcome:
    if person.born_on is None:
        return CannotTell((), ("born_on",))
    if on < anniversary(person.born_on, OF_AGE_TO_APPLY):
        return Met((Reason("applicant_under_16", citations),))
    return NotMet((Reason("applicant_of_age", citations),))


def _limited_mobility(person: Person, citations: tuple[Citation, ...], _on: date) -> Outcome:
    if person.limited_mobility is None:
        return CannotTell((), ("limited_mobility",))
    if person.limited_mobility:
        return Met((Reason("applicant_hardly_able_to_come", citations),))
    return NotMet((Reason("applicant_able_to_come", citations),))


CASES: Mapping[AgentCase, Callable[[Person, tuple[Citation, ...], date], Outcome]] = {
    AgentCase.LIMITED_MOBILITY: _limited_mobility,
    AgentCase.UNDER_16: _under_16,
}
"""How each case of a relative's help is judged."""
