"""Another city: who has left the place of household registration, and what a move does to a permit.

Source: Regulation art. 2, and art. 11, which says nothing of a change of address.  A
permit belongs to its issuing place for life.  A move inside that city keeps it; a move
to another city is a new permit with a new count, except where a measure names an area
inside which permits convert.

>>> city_of("440305"), city_of("310115"), city_of("330185", CityLevel.COUNTY), city_of("440000")
('440300', '310000', '330185', None)
"""

from datetime import date

from anju.law.citation import REGULATION, Citation
from anju.law.in_force import require_in_force
from anju.law.local_rules import CityLevel, LocalRules
from anju.law.measures import NATIONAL, Measure, Measures, fallback, local_citations
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason
from anju.law.time_limits import last_day_of
from anju.law.working_days import WorkingDays

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""Provinces that are one city: Beijing, Tianjin, Shanghai, Chongqing."""

OTHER_CARD = frozenset({"71", "81", "82", "83"})
"""Hong Kong, Macao and Taiwan: their residents have a card of their own, never endorsed."""

LAST_URBAN_DISTRICT = "20"
"""County digits up to this one are districts; above it are counties and county-level cities."""

WHO = Citation(REGULATION, 2)


def city_of(division_code: str, level: CityLevel = CityLevel.PREFECTURE) -> str | None:
    """The code of the city a place belongs to; None for a province, where the city is not known.

    A municipality is one city; a county-level city directly under its province is its own.
    At county level the urban districts of a prefecture are one city, each county another.
    """
    province, prefecture, county = division_code[:2], division_code[2:4], division_code[4:]
    if province in MUNICIPALITIES:
        return province + "0000"
    if prefecture == "00":
        return None
    own = prefecture == "90" or (level is CityLevel.COUNTY and county > LAST_URBAN_DISTRICT)
    return division_code if own else province + prefecture + "00"


def in_another_city(
    household_place: str | None, residence_place: str | None, rules: LocalRules
) -> Outcome:
    """Whether a person lives in another city than that of the household registration (art. 2).

    Division codes; CannotTell where one is not known, or names only a province.
    """
    if household_place and household_place[:2] in OTHER_CARD:
        return NotMet((Reason("other_card_for_hong_kong_macao_taiwan", (WHO,)),))
    level = rules.city_level or CityLevel.PREFECTURE
    home, here = _city(household_place, level), _city(residence_place, level)
    if missing := _missing(household_place=home, residence_place=here):
        return CannotTell((), missing)
    if home == here:
        return NotMet((Reason("same_city_as_household", (WHO,)),))
    return Met((Reason("another_city_than_household", (WHO,)),))


def keeps_permit(issuing_place: str, new_place: str, measures: Measures, on: date) -> Outcome:
    """Whether a permit goes on after a move; NotMet where a new one is needed.

    Where the measure asks for a new card inside the city, a reason says so.
    """
    require_in_force(on)
    measure = measures.for_place(issuing_place).on(on)
    level = measure.local.city_level or CityLevel.PREFECTURE
    here, there = city_of(issuing_place, level), city_of(new_place, level)
    if missing := _missing(issuing_place=here, residence_place=there):
        return CannotTell((), missing)
    if here != there:
        return NotMet((Reason("another_city_another_permit", (WHO,)),))
    return Met((Reason("permit_stays_within_city", (WHO,)), *_card(measure)))


def converts(issuing_place: str, new_place: str, measures: Measures, on: date) -> Outcome:
    """Whether a permit converts on a move on a legal day, its time counted on.

    The measure of either place may name the area.  CannotTell where one of the places has no
    measure here: it may have a rule that we do not know.
    """
    require_in_force(on)
    places = (issuing_place, new_place)
    rules = [measures.for_place(place).on(on) for place in places]
    if any(all(in_conversion_area(place, rule.local, on) for place in places) for rule in rules):
        return Met((Reason("permit_converts", (WHO,)),))
    if any(rule.code == NATIONAL for rule in rules):
        return CannotTell((Reason("no_conversion_known", (WHO,)),), ("local_rule_on_conversion",))
    return NotMet((Reason("no_conversion_between", (WHO,)),))


def in_conversion_area(place: str, rules: LocalRules, on: date) -> bool:
    """Whether a place lies in the area inside which permits convert, on a legal day."""
    begun = rules.conversion_from is not None and rules.conversion_from <= on
    return begun and not rules.conversion_area.isdisjoint(fallback(place))


def address_change_last_day(
    moved_on: date, measure: Measure, calendar: WorkingDays | None = None
) -> date | None:
    """The last day to report a new address inside the city; None where no limit is known.

    The day of the move is left out.  Raises CalendarUnknown where a limit in working days
    meets days of which no calendar is loaded.
    """
    limit = measure.local.address_change_limit
    return last_day_of(moved_on, limit, calendar) if limit else None


def _city(place: str | None, level: CityLevel) -> str | None:
    return city_of(place, level) if place else None


def _missing(**cities: str | None) -> tuple[str, ...]:
    return tuple(name for name, city in cities.items() if city is None)


def _card(measure: Measure) -> tuple[Reason, ...]:
    if measure.local.new_card_on_move is None:
        return ()
    code = "new_card_on_move" if measure.local.new_card_on_move else "no_new_card_on_move"
    return (Reason(code, local_citations(measure)),)
