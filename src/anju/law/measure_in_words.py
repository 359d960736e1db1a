"""A measure's rule of endorsement in words, parameter by parameter.

>>> from anju.law.measures_files import load_measures
>>> measure = load_measures().for_place("310000").versions[0]
>>> measure_in_words(measure, "en")[0]
'The endorsement window is the 30 days before each full year.'
"""

from anju.law.legal_days import Term
from anju.law.measures import Cycle, LastDayTold, Late, Measure, SuspendedFrom
from anju.law.wording import day_in_words, term_in_words
from anju.words import N_, say

LAST_DAYS = {
    (LastDayTold.EVE, SuspendedFrom.ANNIVERSARY): N_(
        "The last day is the day before the full year; on the day of the full year use is "
        "suspended."
    ),
    (LastDayTold.EVE, SuspendedFrom.DAY_AFTER): N_(
        "The last day told is the day before the full year; an endorsement on the day of the full "
        "year is still in time, and use is suspended the day after."
    ),
    (LastDayTold.ANNIVERSARY, SuspendedFrom.DAY_AFTER): N_(
        "The last day is the day of the full year; use is suspended the day after."
    ),
}

CYCLES = {
    Cycle.FIXED: N_("The next year runs from the old date, however early the endorsement."),
    Cycle.ROLLING: N_(
        "The next year runs from the day of the endorsement, so an early one shortens the year."
    ),
}

LATE = {
    Late.RESTART: N_("A late endorsement makes the years begin again from its day."),
    Late.GAP_EXCLUDED: N_("A late endorsement leaves only the suspended days out of the years."),
}


def measure_in_words(measure: Measure, language: str) -> list[str]:
    """The sentences that say a measure's rule, in the order of the parameters."""
    told = (measure.last_day_told, measure.suspended_from)
    window = N_("The endorsement window is the {term} before each full year.")
    grace = N_("Up to {term} late, use is suspended but the years go on.")
    hardship = N_("With good reason shown within {term}, an office can heal the gap.")
    lapse = N_("Suspended for longer than {term}, the permit is cancelled.")
    said = [
        _with_term(window, measure.window, language),
        say(LAST_DAYS[told], language),
        say(CYCLES[measure.cycle], language),
        _with_term(grace, measure.grace, language),
        say(LATE[measure.late], language),
        _with_term(hardship, measure.hardship, language),
        _with_term(lapse, measure.lapse, language),
        say(_ROLL, language) if measure.holiday_roll else "",
        *_holds(measure, language),
    ]
    return [sentence for sentence in said if sentence]


_ROLL = N_("Suspension waits for the next working day; the day told does not move.")


def _with_term(sentence: str, term: Term | None, language: str) -> str:
    if term is None:
        return ""
    return say(sentence, language).format(term=term_in_words(term, language))


def _holds(measure: Measure, language: str) -> list[str]:
    sentence = N_(
        "By decree, years that ended from {first_day} to {last_day} stayed good until {until}."
    )
    return [
        say(sentence, language).format(
            first_day=day_in_words(hold.first_day, language),
            last_day=day_in_words(hold.last_day, language),
            until=day_in_words(hold.last_good_day, language),
        )
        for hold in measure.holds
    ]
