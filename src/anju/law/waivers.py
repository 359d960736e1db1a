"""For whom a place waives a condition: invited talents and investors, talents, full-time students.

Source: the measure alone (Regulation art. 22); the Regulation itself waives nothing.
"""

from anju.law.applicant_facts import Merit
from anju.law.measures import Measure, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason


def has_merit(
    merits: frozenset[Merit] | None, asked: frozenset[Merit], measure: Measure
) -> Outcome:
    """Whether a measure waives a condition for a person; NotMet where it waives none."""
    if not asked:
        return NotMet()
    if merits is None:
        return CannotTell((), ("merits",))
    if found := sorted(merits & asked):
        return Met((Reason("waived_for_merit", local_citations(measure), (("merit", found[0]),)),))
    return NotMet((Reason("no_merit", local_citations(measure)),))
