"""Reads the local rules of a measure's file: `[version.local]` and `[version.local.sources]`.

Every value has its source, and every source begins with how surely it is known:
"text: art. 18", "quoted: …", "guides: …".  An unknown key, a value without a source or
a source without a value is refused, so that a typing error cannot become law.

>>> read_local_rules({"online": True, "sources": {"online": "guides: an app"}}).online
True
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from anju.law.applicant_facts import Merit
from anju.law.confidence import Confidence
from anju.law.local_rules import (
    AgentCase,
    CityLevel,
    DayKind,
    Endorser,
    LocalRules,
    Source,
    TimeLimit,
)
from anju.law.measures import MeasureError

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_PRODUCTION = 30
"""No measure gives the office more days than this to issue a permit (Regulation art. 9(6))."""


def read_local_rules(table: Mapping[str, Any]) -> LocalRules:
    """Local rules from the `local` table of a version; raises MeasureError for a wrong one."""
    values = {key: value for key, value in table.items() if key != "sources"}
    sources = {key: _source(key, words) for key, words in table.get("sources", {}).items()}
    if unsourced := set(values) ^ set(sources):
        raise MeasureError(f"local values and sources differ in {', '.join(sorted(unsourced))}")
    if unknown := set(values) - set(READERS):
        raise MeasureError(f"unknown local {', '.join(sorted(unknown))}")
    read: dict[str, Any] = {key: _read(key, value) for key, value in values.items()}
    return LocalRules(**read, sources=sources)


def _read(key: str, value: object) -> object:
    try:
        return READERS[key](value)
    except (TypeError, ValueError) as error:
        raise MeasureError(f"local {key}: {error}") from error


def _source(key: str, words: str) -> Source:
    confidence, _, rest = words.partition(": ")
    if confidence not in set(Confidence) or not rest:
        raise MeasureError(f"local {key}: {words!r} does not begin with how surely it is known")
    return Source(Confidence(confidence), rest)


def _limit(value: object) -> TimeLimit:
    found = re.fullmatch(r"([1-9]\d?) (working )?days", str(value))
    if not found:
        raise ValueError(f"{value!r} is not a number of days or working days")
    return TimeLimit(int(found[1]), DayKind.WORKING if found[2] else DayKind.CALENDAR)


def _production_limit(value: object) -> TimeLimit:
    limit = _limit(value)
    if limit.count > LONGEST_PRODUCTION:
        raise ValueError(f"{value!r} is more than the Regulation allows")
    return limit


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} is not a number from 0")
    return value


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is not a day")
    return value


def _each(kind: type[Choice]) -> Callable[[Any], frozenset[Choice]]:
    return lambda values: frozenset(kind(value) for value in _list(values))


def _places(values: object) -> frozenset[str]:
    if wrong := [code for code in _list(values) if not re.fullmatch(r"\d{6}", code)]:
        raise ValueError(f"{wrong} are no division codes")
    return frozenset(_list(values))


def _list(values: object) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{values!r} is not a list of words")
    return values


READERS: Mapping[str, Callable[[Any], object]] = {
    "address_change_limit": _limit,
    "admitted_directly": _each(Merit),
    "any_office": _flag,
    "application_agents": _each(AgentCase),
    "automatic_from": _day,
    "cancelled_with_registration": _flag,
    "check_limit": _limit,
    "city_level": CityLevel,
    "conversion_area": _places,
    "conversion_from": _day,
    "electronic_only_from": _day,
    "endorsed_by": _each(Endorser),
    "endorsement_agents": _each(AgentCase),
    "endorsement_insured_months": _count,
    "endorsement_needs_ground": _flag,
    "endorsement_registered_months": _count,
    "fee_damaged": _count,
    "fee_lost": _count,
    "ground_ahead_months": _count,
    "half_year_disputed_from": _day,
    "half_year_waived_for": _each(Merit),
    "hardship_from": _day,
    "insured_months_of_last_24": _count,
    "insured_months_running": _count,
    "new_card_on_move": _flag,
    "online": _flag,
    "production_limit": _production_limit,
    "reminder_duty": _flag,
    "residence_months": _count,
}
"""Which local value is read how; a key that is not here is refused."""
