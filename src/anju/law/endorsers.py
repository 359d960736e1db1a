"""Whose clerk may endorse (Regulation art. 10(2)).

The Regulation names the police station of the place of residence and the community agency that it
entrusts; a measure may leave it to one of them.

>>> from anju.law.measures_files import load_measures
>>> shenzhen = load_measures().for_place("440300").versions[-1]
>>> type(may_endorse(Endorser.AGENCY, shenzhen)).__name__
'NotMet'
"""

from anju.law.citation import REGULATION, Citation
from anju.law.local_rules import Endorser
from anju.law.measures import Measure, local_citations
from anju.law.outcome import Met, NotMet, Outcome, Reason

WHERE = Citation(REGULATION, 10, 2)


def may_endorse(endorser: Endorser, measure: Measure) -> Outcome:
    """Whether a body's clerk may endorse under a place's measure; both where it is silent."""
    values = (("endorser", endorser.value),)
    said = measure.local.endorsed_by
    if said is None or endorser in said:
        return Met((Reason("endorsed_here", (WHERE,), values),))
    return NotMet((Reason("endorsed_elsewhere", (WHERE, *local_citations(measure)), values),))
