"""Whether a permit is made as a card: it is, unless the place issues electronic permits only.

Source: Regulation art. 9(6); an electronic certificate equals one of paper (State Council
Provisions on Online Government Services).

>>> from anju.law.measures_files import load_measures
>>> beijing = load_measures().for_place("110000").on(date(2026, 11, 23))
>>> [reason.code for reason in is_made_as_card(beijing, date(2026, 11, 23)).reasons]
['electronic_only']
"""

from datetime import date

from anju.law.citation import ONLINE_SERVICES, REGULATION, Citation
from anju.law.in_force import require_in_force
from anju.law.measures import Measure, local_citations
from anju.law.outcome import Met, NotMet, Outcome, Reason

MADE = Citation(REGULATION, 9, 6)


def is_made_as_card(measure: Measure, on: date) -> Outcome:
    """Whether a card is made of a permit on a legal day; NotMet where permits are electronic."""
    require_in_force(on)
    since = measure.local.electronic_only_from
    if since is None or on < since:
        return Met((Reason("card_is_made", (MADE, *local_citations(measure))),))
    citations = (Citation(ONLINE_SERVICES), *local_citations(measure))
    return NotMet((Reason("electronic_only", citations, (("day", since.isoformat()),)),))
