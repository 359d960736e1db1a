"""Questions of arts. 2 and 9: who may apply, with what, through whom, and by when it is issued."""

from dataclasses import dataclass, field
from datetime import date

from tests.law.cases import Answer, Case, question, said

from anju.law.agents import agent_may_apply, agent_may_endorse, is_shown_as_guardian
from anju.law.applicant_facts import Agent, AgentRelation, Applicant, Person
from anju.law.application_file import (
    ApplicationFile,
    is_complete,
    left_to_bring,
    missing_materials_notice,
)
from anju.law.card_form import is_made_as_card
from anju.law.citation import REGULATION, Citation
from anju.law.eligibility import eligibility
from anju.law.in_force import BeforeRegulation
from anju.law.materials import Evidence, Material, answerable_for, is_asked, proves
from anju.law.measures_files import load_measures
from anju.law.moving import address_change_last_day, converts, in_another_city, keeps_permit
from anju.law.one_time_notice import completion_last_day, notice_is_unanswered
from anju.law.outcome import NotMet
from anju.law.own_reasons import RestsOnNothing, in_own_words
from anju.law.residence_reporting import report_last_day, reported_in_time
from anju.law.time_limits import issued_in_time, production_last_day, review_last_day
from anju.law.working_days_files import load_working_days


@question("eligibility")
def _eligibility(case: Case) -> Answer:
    try:
        return said(eligibility(case.facts(Applicant), case.measure, case.day))
    except BeforeRegulation as refused:
        return {"refused": refused.day}


@dataclass(frozen=True)
class TwoPlaces:
    """Where the household is registered, and where the person lives."""

    household_place: str | None = None
    residence_place: str | None = None


@question("another_city")
def _another_city(case: Case) -> Answer:
    facts = case.facts(TwoPlaces)
    return said(in_another_city(facts.household_place, facts.residence_place, case.measure.local))


@dataclass(frozen=True)
class Move:
    """Where a permit was issued, and where its holder moves."""

    issuing_place: str
    new_place: str


@question("move")
def _move(case: Case) -> Answer:
    facts, measures = case.facts(Move), load_measures()
    return said(keeps_permit(facts.issuing_place, facts.new_place, measures, case.day))


@question("conversion")
def _conversion(case: Case) -> Answer:
    facts, measures = case.facts(Move), load_measures()
    return said(converts(facts.issuing_place, facts.new_place, measures, case.day))


@dataclass(frozen=True)
class Nothing:
    """Nothing beside the day and the place."""


@question("address_change")
def _address_change(case: Case) -> Answer:
    case.facts(Nothing)
    return {"day": address_change_last_day(case.day, case.measure) or "none"}


@dataclass(frozen=True)
class Paper:
    """A material, and what it is to prove."""

    material: Material
    evidence: Evidence


@question("proves")
def _proves(case: Case) -> Answer:
    facts = case.facts(Paper)
    return said(proves(facts.material, facts.evidence))


@dataclass(frozen=True)
class OnePaper:
    """A material."""

    material: Material


@question("asked")
def _asked(case: Case) -> Answer:
    material = case.facts(OnePaper).material
    return {**said(is_asked(material)), "answerable": sorted(answerable_for(material))}


@question("application_file")
def _application_file(case: Case) -> Answer:
    file = case.facts(ApplicationFile)
    notice = missing_materials_notice(file)
    items = {item.name: list(item.any_of) for item in notice.items} if notice else {}
    bring = [item.name for item in left_to_bring(file)]
    return {**said(is_complete(file)), "notice": items, "bring": bring}


@dataclass(frozen=True)
class ActingFor:
    """Who acts, and for whom."""

    relation: AgentRelation
    person: Person = field(default_factory=Person)


@question("agent_applies")
def _agent_applies(case: Case) -> Answer:
    facts = case.facts(ActingFor)
    return said(agent_may_apply(Agent(facts.relation), facts.person, case.measure, case.day))


@question("agent_endorses")
def _agent_endorses(case: Case) -> Answer:
    facts = case.facts(ActingFor)
    return said(agent_may_endorse(Agent(facts.relation), facts.person, case.measure, case.day))


@dataclass(frozen=True)
class Issue:
    """When an application was accepted and the permit issued."""

    accepted_on: date | None = None
    issued_on: date | None = None
    calendar: bool = True


@question("issued_in_time")
def _issued_in_time(case: Case) -> Answer:
    facts = case.facts(Issue)
    calendar = load_working_days() if facts.calendar else None
    outcome = issued_in_time(facts.accepted_on, facts.issued_on, case.measure, case.day, calendar)
    return said(outcome)


@question("production_limit")
def _production_limit(case: Case) -> Answer:
    case.facts(Nothing)
    return {"day": production_last_day(case.day, case.measure, load_working_days())}


@dataclass(frozen=True)
class Review:
    """Whether the calendar of rest days is at hand."""

    calendar: bool


@question("review")
def _review(case: Case) -> Answer:
    calendar = load_working_days() if case.facts(Review).calendar else None
    return {"day": review_last_day(case.day, calendar)}


@dataclass(frozen=True)
class Notice:
    """When a one-time notice was given."""

    told_on: date


@question("one_time_notice")
def _one_time_notice(case: Case) -> Answer:
    complete_by = completion_last_day(case.facts(Notice).told_on)
    return {**said(notice_is_unanswered(complete_by, case.day)), "complete_by": complete_by}


@question("card_form")
def _card_form(case: Case) -> Answer:
    case.facts(Nothing)
    return said(is_made_as_card(case.measure, case.day))


@dataclass(frozen=True)
class Place:
    """A place in the Regulation."""

    article: int
    paragraph: int | None = None
    item: int | None = None


@question("own_reasons")
def _own_reasons(case: Case) -> Answer:
    place = case.facts(Place)
    cited = Citation(REGULATION, place.article, place.paragraph, place.item)
    try:
        return said(NotMet((in_own_words(cited),)))
    except RestsOnNothing as refused:
        return {"refused": str(refused)}


@dataclass(frozen=True)
class Stay:
    """Since when somebody has been staying."""

    arrived_on: date | None = None


@question("residence_reporting")
def _residence_reporting(case: Case) -> Answer:
    stay = case.facts(Stay)
    last_day = report_last_day(stay.arrived_on) if stay.arrived_on else "none"
    return {**said(reported_in_time(stay.arrived_on, case.day)), "last_day": last_day}


@dataclass(frozen=True)
class Guardianship:
    """Whether it is recorded and holds; False where it ended."""

    recorded: bool | None = None


@question("guardian")
def _guardian(case: Case) -> Answer:
    return said(is_shown_as_guardian(case.facts(Guardianship).recorded))
