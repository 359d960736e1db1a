"""Art. 2: who may apply for a residence permit.

A citizen who lives in another city than that of the household registration, for half a
year or more, and has one of three grounds: stable employment, stable accommodation,
continuous schooling.  Places vary the half year; their values are in the measure.

>>> from anju.law.measures_files import load_measures
>>> rule = load_measures().for_place("000000").on(date(2026, 11, 23))
>>> eligibility(Applicant(), rule, date(2026, 11, 23)).missing[:2]
('citizen', 'household_place')
"""

from datetime import date

from anju.law.applicant_facts import Applicant, Ground, GroundFact, Person
from anju.law.citation import REGULATION, Citation
from anju.law.in_force import require_in_force
from anju.law.legal_days import half_year_complete_on
from anju.law.measures import Measure, local_citations
from anju.law.moving import in_another_city
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of, any_of
from anju.law.residence_time import lived_long_enough
from anju.law.waivers import has_merit

WHO = Citation(REGULATION, 2)


def eligibility(applicant: Applicant, measure: Measure, on: date) -> Outcome:
    """Whether a person may apply on a legal day under a place's measure.

    CannotTell names every fact that is missing at once.  Raises BeforeRegulation for a day
    before 2016.
    """
    require_in_force(on)
    somewhere_else = in_another_city(
        applicant.person.household_place, applicant.residence_place, measure.local
    )
    usual = all_of(
        (
            lived_long_enough(applicant, measure, on),
            insured_long_enough(applicant, measure),
            has_ground(applicant, measure, on),
        )
    )
    direct = has_merit(applicant.merits, measure.local.admitted_directly, measure)
    return all_of((is_citizen(applicant.person), somewhere_else, any_of((direct, usual))))


def is_citizen(person: Person) -> Outcome:
    """Whether the person is a citizen, as art. 2 requires."""
    if person.citizen is None:
        return CannotTell((), ("citizen",))
    if person.citizen:
        return Met((Reason("citizen", (WHO,)),))
    return NotMet((Reason("not_a_citizen", (WHO,)),))


def insured_long_enough(applicant: Applicant, measure: Measure) -> Outcome:
    """Whether social insurance was paid as long as the measure asks; Met where it asks for none."""
    rules, insurance = measure.local, applicant.insurance
    asked = (
        ("insured_months_running", insurance.months_running, rules.insured_months_running),
        ("insured_months_of_last_24", insurance.months_of_last_24, rules.insured_months_of_last_24),
    )
    outcomes = [months_reached(*each, measure) for each in asked if each[2] is not None]
    return any_of(outcomes) if outcomes else Met()


def months_reached(name: str, months: int | None, least: int | None, measure: Measure) -> Outcome:
    """Whether a number of months is reached; `name` is the fact's name and the reason's code."""
    if least is None:
        return Met()
    if months is None:
        return CannotTell((), (name,))
    values = (("months", months), ("least", least))
    if months >= least:
        return Met((Reason(f"{name}_reached", local_citations(measure), values),))
    return NotMet((Reason(f"{name}_too_few", local_citations(measure), values),))


def has_ground(applicant: Applicant, measure: Measure, on: date) -> Outcome:
    """Whether one of the three grounds is there on a legal day; one not told is missing."""
    return any_of(_ground(applicant.ground(ground), ground, measure, on) for ground in Ground)


def _ground(fact: GroundFact | None, ground: Ground, measure: Measure, on: date) -> Outcome:
    if fact is None:
        return CannotTell((), (f"{ground.value}_ground",))
    values = (("ground", ground.value),)
    if not fact.holds_on(on):
        return NotMet((Reason("ground_not_there", (WHO,), values),))
    return _lasts(fact, measure, on) if ground is not Ground.SCHOOLING else _there(fact)


def _there(fact: GroundFact) -> Outcome:
    return Met((Reason("ground_there", (WHO,), (("ground", fact.ground.value),)),))


def _lasts(fact: GroundFact, measure: Measure, on: date) -> Outcome:
    """Stable: where a measure says for how many months more, it must last until then."""
    ahead = measure.local.ground_ahead_months
    if ahead is None:
        return _there(fact)
    if fact.last_day is None:
        return CannotTell((), (f"{fact.ground.value}_last_day",))
    least = half_year_complete_on(on, ahead)
    if fact.last_day >= least:
        return _there(fact)
    values = (("ground", fact.ground.value), ("last_day", least.isoformat()))
    return NotMet((Reason("ground_ends_too_soon", (WHO, *local_citations(measure)), values),))
