"""Taking a fact away never turns Met into NotMet: what is not told is never taken for a no."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

from hypothesis import strategies as st
from tests.law.properties.applicants import applicants, with_a_fact_less
from tests.law.properties.statement import always

from anju.law.agents import agent_may_apply, agent_may_endorse
from anju.law.applicant_facts import Agent, AgentRelation, Applicant, Ground
from anju.law.application_file import ApplicationFile, is_complete
from anju.law.eligibility import eligibility
from anju.law.endorsement_conditions import may_go_on
from anju.law.life import State
from anju.law.materials import Evidence, Material
from anju.law.measures import Measure
from anju.law.measures_files import load_measures
from anju.law.outcome import Met, NotMet, Outcome
from anju.law.settlement import SettlementFacts, may_settle
from anju.law.settlement_rules import SettlementRule

Question = Callable[[Applicant, Measure, date], Outcome]
Somebody = tuple[Applicant, str, date]

QUESTIONS: dict[str, Question] = {
    "eligibility": eligibility,
    "endorsement": lambda person, measure, on: may_go_on(person, True, measure, on),
    "agent applies": lambda person, measure, on: agent_may_apply(
        Agent(AgentRelation.GUARDIAN), person.person, measure, on
    ),
    "agent endorses": lambda person, measure, on: agent_may_endorse(
        Agent(AgentRelation.CLOSE_RELATIVE), person.person, measure, on
    ),
}


@always(applicants(), st.sampled_from(sorted(QUESTIONS)))
def test_of_a_person(somebody: Somebody, asked: str) -> None:
    applicant, place, on = somebody
    measure, question = load_measures().for_place(place).on(on), QUESTIONS[asked]
    if isinstance(question(applicant, measure, on), Met):
        for less in with_a_fact_less(applicant):
            assert not isinstance(question(less, measure, on), NotMet)


FILES = st.builds(
    ApplicationFile,
    submitted=st.builds(
        frozenset.union,
        st.sampled_from(
            (frozenset(), frozenset({Material.RESIDENT_IDENTITY_CARD, Material.PHOTO}))
        ),
        st.frozensets(st.sampled_from(Material)),
    ),
    shared=st.frozensets(st.sampled_from(Evidence), max_size=2),
    grounds=st.frozensets(st.sampled_from(Ground), max_size=2),
    agent=st.sampled_from((None, Agent(AgentRelation.GUARDIAN))),
)


@always(FILES)
def test_of_a_file(file: ApplicationFile) -> None:
    if isinstance(is_complete(file), Met):
        for paper in file.submitted:
            less = replace(file, submitted=file.submitted - {paper})
            assert not isinstance(is_complete(less), NotMet)
        for known in file.shared:
            less = replace(file, shared=file.shared - {known})
            assert not isinstance(is_complete(less), NotMet)


RULES = st.sampled_from(
    (
        SettlementRule(300_000),
        SettlementRule(800_000, insurance_months=36),
        SettlementRule(800_000, follows_small_cities=True),
        SettlementRule(2_000_000, employment_months=24, insurance_months=60),
        SettlementRule(4_000_000, 24, 60, by_points=True, pass_mark=80),
        SettlementRule(9_000_000, by_points=True, pass_mark=100),
    )
)
TRUE_OR_NOT_TOLD = st.sampled_from((True, True, True, None))
HOLDERS = st.builds(
    SettlementFacts,
    willing=TRUE_OR_NOT_TOLD,
    state=st.sampled_from((State.IN_FORCE, State.IN_FORCE, None)),
    stable_accommodation=TRUE_OR_NOT_TOLD,
    stable_employment=TRUE_OR_NOT_TOLD,
    employment_months=st.none() | st.integers(20, 40),
    insurance_months=st.none() | st.integers(30, 90),
    points=st.none() | st.integers(70, 120),
)


@always(HOLDERS, RULES)
def test_of_a_holder_who_settles(holder: SettlementFacts, rule: SettlementRule) -> None:
    if isinstance(may_settle(holder, rule), Met):
        for field in fields(SettlementFacts):
            less = replace(holder, **{field.name: None})
            assert not isinstance(may_settle(less, rule), NotMet)
