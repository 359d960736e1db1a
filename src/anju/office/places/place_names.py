"""Places by what people call them: a division code, a name with or without 市, an English name.

>>> places_called("深圳"), places_called("440305"), places_called("shanghai")
(('440300',), ('440305',), ('310000',))
>>> places_called("上海浦东"), places_called("延边"), places_called("Atlantis")
(('310115',), ('222400',), ())
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from anju.law.division_names import COLLECTIVE, ENGLISH
from anju.law.divisions import divisions, is_division, parents
from anju.law.measures import NATIONAL
from anju.office.common.typed import half_width

KIND_OF_PLACE = re.compile(
    r"(?<=..)"
    r"(特别行政区|(维吾尔|壮族|回族)?自治区|([^族]{1,4}族)*自治[州县旗]|新区|地区|林区|[省市区县州盟旗])$"
)
"""What the name of a place ends with, and people leave out."""

WHOLE_COUNTRY = ("全国", "中国", "china")

Called = Mapping[str, tuple[str, ...]]
"""The codes of places by each thing that they may be called."""


def places_called(text: str) -> tuple[str, ...]:
    """The codes of the places that a text may mean, wider places first; none where it means none.

    Places that are still there come before those that are gone: these are found only where no
    other bears the name.
    """
    said = "".join(half_width(text).split()).lower()
    if is_division(said):
        return (said,)
    if said in WHOLE_COUNTRY:
        return (NATIONAL,)
    return _there().get(said) or _gone().get(said) or ()


@cache
def _there() -> Called:
    """The places that are there."""
    named = {each.code: each.name_zh for each in divisions() if each.last_year is None}
    english = [("".join(name.split()).lower(), code) for code, name in ENGLISH.items()]
    return _by_name([*_called(named, named), *english])


@cache
def _gone() -> Called:
    """The places that are gone; looked for last, so that most never wait for this table."""
    every = {each.code: each.name_zh for each in divisions()}
    gone = {each.code: each.name_zh for each in divisions() if each.last_year is not None}
    return _by_name(_called(gone, every))


def _by_name(called: Iterable[tuple[str, str]]) -> Called:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in called:
        found[name].add(code)
    return {name: tuple(sorted(codes, key=_wider_first)) for name, codes in found.items()}


def _wider_first(code: str) -> tuple[int, str]:
    return len(code.rstrip("0")), code


def _called(places: Mapping[str, str], every: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What each place may be called: its own name, alone or behind its city's and province's.

    In full and short.
    """
    for code, name in places.items():
        if name in COLLECTIVE:
            continue
        above = [every.get(wider, "") for wider in reversed(parents(code)[:-1])]
        wider = [each for each in above if each and each not in COLLECTIVE]
        for first in {"", "".join(wider), *wider}:
            yield first + name, code
        short = [_short(each) for each in wider]
        for first in {"", "".join(short), *short}:
            yield first + name, code
            yield first + _short(name), code


@cache
def _short(name: str) -> str:
    return KIND_OF_PLACE.sub("", name)
