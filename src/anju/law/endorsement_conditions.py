"""Whether a holder still meets the conditions to endorse, the day aside.

The Regulation asks only that the holder goes on living there (art. 10(2)).  A measure
may ask for one of the grounds again, or for months of registration and insurance in the
past year (Shenzhen: eight and eight, waived for talents and full-time students).
When the window opens is asked of `anju.law.standing`.

>>> from anju.law.applicant_facts import Applicant
>>> from anju.law.measures_files import load_measures
>>> rule = load_measures().for_place("000000").on(date(2026, 11, 23))
>>> type(may_go_on(Applicant(), True, rule, date(2026, 11, 23))).__name__
'Met'
"""

from datetime import date

from anju.law.applicant_facts import Applicant
from anju.law.citation import REGULATION, Citation
from anju.law.eligibility import has_ground, months_reached
from anju.law.in_force import require_in_force
from anju.law.measures import Measure
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of, any_of
from anju.law.waivers import has_merit

GOES_ON_LIVING_THERE = Citation(REGULATION, 10, 2)


def may_go_on(
    applicant: Applicant, still_lives_there: bool | None, measure: Measure, on: date
) -> Outcome:
    """Whether the conditions to endorse are met on a legal day under a place's measure."""
    require_in_force(on)
    conditions = [_lives_there(still_lives_there), _months(applicant, measure)]
    if measure.local.endorsement_needs_ground:
        conditions.append(has_ground(applicant, measure, on))
    return all_of(conditions)


def _lives_there(still_lives_there: bool | None) -> Outcome:
    if still_lives_there is None:
        return CannotTell((), ("still_lives_there",))
    if still_lives_there:
        return Met((Reason("still_lives_there", (GOES_ON_LIVING_THERE,)),))
    return NotMet((Reason("lives_there_no_more", (GOES_ON_LIVING_THERE,)),))


def _months(applicant: Applicant, measure: Measure) -> Outcome:
    rules = measure.local
    registered, insured = applicant.registered_months_of_last_12, applicant.insurance
    return any_of(
        (
            has_merit(applicant.merits, rules.admitted_directly, measure),
            all_of(
                (
                    months_reached(
                        "registered_months_of_last_12",
                        registered,
                        rules.endorsement_registered_months,
                        measure,
                    ),
                    months_reached(
                        "insured_months_of_last_12",
                        insured.months_of_last_12,
                        rules.endorsement_insured_months,
                        measure,
                    ),
                )
            ),
        )
    )
