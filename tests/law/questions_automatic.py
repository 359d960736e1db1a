"""Questions of art. 10 about what is endorsed by itself: where, when, on what evidence."""

from dataclasses import dataclass, replace
from datetime import date

from tests.law.cases import Answer, Case, question, said
from tests.law.questions_endorsement import Recorded

from anju.law.applicant_facts import ResidenceRegistration
from anju.law.automatic import AtHand, is_offered, may_endorse_automatically
from anju.law.life import live
from anju.law.local_rules import CityLevel
from anju.law.registered_months import registered_months
from anju.law.standing import standing_of

ISSUED_ON = date(2025, 3, 15)


@dataclass(frozen=True)
class Begins:
    """From which day on a place endorses automatically, where it is not as shipped."""

    begins: date | None = None


@question("automatic_offered")
def _offered(case: Case) -> Answer:
    begins = case.facts(Begins).begins
    measure = case.measure
    if begins:
        measure = replace(measure, local=replace(measure.local, automatic_from=begins))
    return said(is_offered(measure, case.day))


@dataclass(frozen=True)
class Evidence:
    """What others confirmed, and for how many of the last 12 months residence was registered."""

    at_hand: tuple[AtHand, ...] = ()
    registered_months: int | None = None


@question("automatic")
def _automatic(case: Case) -> Answer:
    facts = case.facts(Evidence)
    standing = standing_of(live(Recorded(ISSUED_ON).permit, case.rules, case.day))
    return said(may_endorse_automatically(facts.at_hand, facts.registered_months, standing))


@dataclass(frozen=True)
class Registered:
    """The registrations of somebody whose permit is of Shenzhen."""

    registrations: tuple[ResidenceRegistration, ...]


@question("registered_months")
def _registered_months(case: Case) -> Answer:
    told = case.facts(Registered).registrations
    months = registered_months(told, "440300", CityLevel.PREFECTURE, case.day)
    return {"months": "none" if months is None else months}
