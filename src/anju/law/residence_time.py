"""Half a year of residence (art. 2), counted from residence registration.

It is complete on the day before the corresponding day six months on, and applying is
possible from the day after.  A measure may ask for more months, waive them for some,
or add up the time of several places inside an area.

>>> from anju.law.applicant_facts import ResidenceRegistration
>>> run = (ResidenceRegistration("440305", date(2025, 1, 1)),)
>>> str(registered_since(run, "440300", CityLevel.PREFECTURE, date(2025, 7, 1)))
'2025-01-01'
"""

from collections.abc import Iterable
from datetime import date

from anju.law.applicant_facts import Applicant, ResidenceRegistration
from anju.law.citation import REGULATION, Citation
from anju.law.legal_days import ONE_DAY, half_year_complete_on
from anju.law.local_rules import CityLevel
from anju.law.measures import Measure, local_citations
from anju.law.moving import city_of, in_conversion_area
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, any_of
from anju.law.waivers import has_merit

HALF_A_YEAR = 6
"""Months (art. 2)."""

WHO = Citation(REGULATION, 2)


def lived_long_enough(applicant: Applicant, measure: Measure, on: date) -> Outcome:
    """Whether the half year, or what the measure puts in its place, is over before a day."""
    waived = has_merit(applicant.merits, measure.local.half_year_waived_for, measure)
    return any_of((waived, _registered_long_enough(applicant, measure, on)))


def _registered_long_enough(applicant: Applicant, measure: Measure, on: date) -> Outcome:
    level = measure.local.city_level or CityLevel.PREFECTURE
    city = city_of(applicant.residence_place, level) if applicant.residence_place else None
    if applicant.registrations is None or city is None:
        return CannotTell((), _missing(applicant, city))
    since = registered_since(applicant.registrations, city, level, on)
    if since is None:
        return NotMet((Reason("not_registered_here", (WHO,)), *_dispute(measure, on)))
    earlier = _earlier_days(applicant.registrations, since, city, measure, on)
    return _complete(date.fromordinal(since.toordinal() - earlier), measure, on)


def _missing(applicant: Applicant, city: str | None) -> tuple[str, ...]:
    told = {"residence_place": city, "registrations": applicant.registrations}
    return tuple(name for name, value in told.items() if value is None)


def _complete(since: date, measure: Measure, on: date) -> Outcome:
    months = measure.local.residence_months or HALF_A_YEAR
    complete_on = half_year_complete_on(since, months)
    values = (
        ("months", months),
        ("complete_on", complete_on.isoformat()),
        ("apply_from", (complete_on + ONE_DAY).isoformat()),
    )
    citations = (WHO, *local_citations(measure))
    if on > complete_on:
        return Met((Reason("registered_long_enough", citations, values),))
    return NotMet((Reason("registered_too_short", citations, values), *_dispute(measure, on)))


def _dispute(measure: Measure, on: date) -> tuple[Reason, ...]:
    """Where guides disagree whether the half year is still asked for, we keep it and say so."""
    since = measure.local.half_year_disputed_from
    if since is None or on < since:
        return ()
    values = (("day", since.isoformat()),)
    return (Reason("half_year_disputed", local_citations(measure), values),)


def registered_since(
    registrations: Iterable[ResidenceRegistration], city: str, level: CityLevel, on: date
) -> date | None:
    """The first day of the unbroken registration in a city that covers a day; None without one.

    Registrations that overlap or follow each other without a day between are one.
    """
    since: date | None = None
    here = [each for each in registrations if city_of(each.place, level) == city]
    for each in sorted(here, key=lambda each: each.first_day, reverse=True):
        joined = on if since is None else since - ONE_DAY
        if each.first_day <= on and (each.last_day is None or each.last_day >= joined):
            since = each.first_day
    return since


def _earlier_days(
    registrations: Iterable[ResidenceRegistration],
    since: date,
    city: str,
    measure: Measure,
    on: date,
) -> int:
    """Days registered before, anywhere in the conversion area of the city; each day once."""
    if not in_conversion_area(city, measure.local, on):
        return 0
    area = (each for each in registrations if in_conversion_area(each.place, measure.local, on))
    return len({day for each in area for day in each.days_before(since)})
