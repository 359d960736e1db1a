"""Hardship: a late endorsement that a measure lets an officer heal (Regulation art. 22).

Shanghai, since 2019-01-01: a business trip or another good reason, within one year after the last
good day, with a written explanation, a proof of the home and one of the work or the school.

>>> from anju.law.facts import Permit
>>> from anju.law.life import live
>>> from anju.law.measures_files import load_measures
>>> rules = load_measures().for_place("310000")
>>> life = live(Permit(date(2025, 3, 15)), rules, date(2026, 8, 1))
>>> type(may_ask(life.window, date(2026, 8, 1))).__name__
'Met'
"""

from datetime import date

from anju.law.application_file import ApplicationFile, shown
from anju.law.citation import REGULATION, Citation
from anju.law.endorsement import EndorsementWindow
from anju.law.materials import Evidence
from anju.law.measures import local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of, any_of

LATE = Citation(REGULATION, 10, 3)


def may_ask(window: EndorsementWindow, filed_on: date) -> Outcome:
    """Whether hardship can be asked for with a late endorsement filed on a legal day."""
    hardship_end, measure = window.hardship_end, window.measure
    citations = (LATE, *local_citations(measure))
    begins = measure.local.hardship_from
    if hardship_end is None:
        return NotMet((Reason("no_hardship_here", citations),))
    if begins and filed_on < begins:
        return NotMet((Reason("hardship_not_yet", citations, (("day", begins.isoformat()),)),))
    judged_on = window.judged_as_if_on(filed_on)
    healed_until = max(window.last_good_day, window.grace_end or window.last_good_day)
    if judged_on <= healed_until:
        values = (("last_day", healed_until.isoformat()),)
        return NotMet((Reason("hardship_not_needed", citations, values),))
    values = (("last_day", hardship_end.isoformat()),)
    if judged_on > hardship_end:
        return NotMet((Reason("hardship_over", citations, values),))
    return Met((Reason("hardship_in_time", citations, values),))


def is_hardship(shown_to_be: bool | None, window: EndorsementWindow) -> Outcome:
    """Whether there was a good reason, as somebody who looked at it found; None is not told."""
    citations = (LATE, *local_citations(window.measure))
    if shown_to_be is None:
        return CannotTell((), ("good_reason",))
    if shown_to_be:
        return Met((Reason("good_reason", citations),))
    return NotMet((Reason("no_good_reason", citations),))


def is_complete_for_hardship(file: ApplicationFile) -> Outcome:
    """Whether a file shows all that hardship needs; CannotTell names everything missing."""
    needed = [Evidence.IDENTITY, Evidence.HARDSHIP, Evidence.ACCOMMODATION]
    if file.agent is not None:
        needed.append(Evidence.AGENT_IDENTITY)
    return all_of((*(shown(file, evidence) for evidence in needed), _work_or_school(file)))


def _work_or_school(file: ApplicationFile) -> Outcome:
    """Either is enough: where neither is shown, one name stands for both."""
    outcomes = {each: shown(file, each) for each in (Evidence.EMPLOYMENT, Evidence.SCHOOLING)}
    offered = [found for each, found in outcomes.items() if not _is_missing(each, found)]
    if offered:
        return any_of(offered)
    return CannotTell(outcomes[Evidence.EMPLOYMENT].reasons, ("work_or_school_evidence",))


def _is_missing(evidence: Evidence, outcome: Outcome) -> bool:
    return isinstance(outcome, CannotTell) and f"{evidence.value}_evidence" in outcome.missing
