"""Arts. 15-16: settlement, the transfer of household registration to the place of residence.

A holder who is willing and meets the local conditions may settle.  What those are
depends on the size of the city.

>>> facts = SettlementFacts(willing=True, state=State.IN_FORCE, stable_accommodation=True)
>>> type(may_settle(facts, SettlementRule(300_000))).__name__
'Met'
"""

from dataclasses import dataclass

from anju.law.citation import REGULATION, Citation
from anju.law.city_size import CitySize, size_citations
from anju.law.life import State
from anju.law.outcome import CannotTell, Met, NotMet, Outcome, Reason, all_of
from anju.law.settlement_rules import SettlementRule

WILLING_HOLDER = Citation(REGULATION, 15)


@dataclass(frozen=True, slots=True)
class SettlementFacts:
    """What is known of a holder who may want to settle; None is not told.  Spans are months."""

    willing: bool | None = None
    state: State | None = None
    stable_accommodation: bool | None = None
    stable_employment: bool | None = None
    employment_months: int | None = None
    insurance_months: int | None = None
    points: int | None = None


def may_settle(facts: SettlementFacts, rule: SettlementRule) -> Outcome:
    """Whether a holder meets the conditions of a city; CannotTell names all that is missing."""
    return all_of((_willing(facts.willing), _holder(facts.state), *_conditions(facts, rule)))


def _willing(willing: bool | None) -> Outcome:
    return _fact("willing", willing, (WILLING_HOLDER,))


def _holder(state: State | None) -> Outcome:
    return _fact("state", None if state is None else state is State.IN_FORCE, (WILLING_HOLDER,))


def _conditions(facts: SettlementFacts, rule: SettlementRule) -> tuple[Outcome, ...]:
    citations = size_citations(rule.size)
    dwelling = _fact("stable_accommodation", facts.stable_accommodation, citations)
    if rule.asks_dwelling_only:
        return (dwelling,)
    points = _points(facts.points, rule) if rule.by_points else Met()
    if rule.size is CitySize.MEGACITY:
        return (points,)
    employment = _fact("stable_employment", facts.stable_employment, citations)
    return (employment, _employed(facts, rule), dwelling, _insured(facts, rule), points)


def _employed(facts: SettlementFacts, rule: SettlementRule) -> Outcome:
    """A medium city may ask for a time of employment; a large one asks for one."""
    if rule.employment_months is None and rule.size is CitySize.MEDIUM:
        return Met()
    return _reached("employment_months", facts.employment_months, rule.employment_months, rule)


def _insured(facts: SettlementFacts, rule: SettlementRule) -> Outcome:
    return _reached("insurance_months", facts.insurance_months, rule.insurance_months, rule)


def _points(points: int | None, rule: SettlementRule) -> Outcome:
    return _reached("points", points, rule.pass_mark, rule)


def _reached(name: str, value: int | None, least: int | None, rule: SettlementRule) -> Outcome:
    told = {name: value, f"local_{name}": least}
    if value is None or least is None:
        return CannotTell((), tuple(each for each, found in told.items() if found is None))
    values = (("value", value), ("least", least))
    citations = size_citations(rule.size)
    if value >= least:
        return Met((Reason(f"{name}_enough", citations, values),))
    return NotMet((Reason(f"{name}_not_enough", citations, values),))


def _fact(name: str, told: bool | None, citations: tuple[Citation, ...]) -> Outcome:
    if told is None:
        return CannotTell((), (name,))
    if told:
        return Met((Reason(f"settlement_{name}", citations),))
    return NotMet((Reason(f"settlement_not_{name}", citations),))
