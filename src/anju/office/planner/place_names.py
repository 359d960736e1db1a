"""Places by what people call them: a division code, a name with or without 市, an English name.

>>> places_called("深圳"), places_called("440305"), places_called("shanghai")
(('440300',), ('440305',), ('310000',))
>>> places_called("上海浦东"), places_called("Atlantis")
(('310115',), ())
"""

import re
from collections import defaultdict
from functools import cache

from anju.law.division_names import COLLECTIVE, ENGLISH
from anju.law.divisions import Division, divisions, find_division, is_division, parents
from anju.law.measures import NATIONAL
from anju.office.common.typed import half_width

KIND_OF_PLACE = re.compile(
    r"(?<=..)(特别行政区|(维吾尔|壮族|回族)?自治区|自治[州县旗]|新区|地区|林区|[省市区县州盟旗])$"
)
"""What the name of a place ends with, and people leave out."""

WHOLE_COUNTRY = ("全国", "中国", "china")


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
    return _by_name()[0].get(said) or _by_name()[1].get(said) or ()


@cache
def _by_name() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The codes by each thing a place may be called: of those that are there, of those gone."""
    there: defaultdict[str, list[str]] = defaultdict(list)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for place in divisions():
        found = there if place.last_year is None else gone
        for called in _called(place):
            found[called].append(place.code)
    for code, english in ENGLISH.items():
        there["".join(english.split()).lower()].append(code)
    return _in_order(there), _in_order(gone)


def _in_order(found: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {called: tuple(sorted(set(codes), key=_wider_first)) for called, codes in found.items()}


def _wider_first(code: str) -> tuple[int, str]:
    return -len(code) + len(code.rstrip("0")), code


def _called(place: Division) -> set[str]:
    """A place's own name, alone and behind those of its city and province, in full and short."""
    if place.name_zh in COLLECTIVE:
        return set()
    wider = (find_division(code) for code in parents(place.code)[:-1])
    above = [found.name_zh for found in wider if found and found.name_zh not in COLLECTIVE]
    names = [place.name_zh, *above]
    behind = [names[:count] for count in range(1, len(names) + 1)] + [[names[0], names[-1]]]
    return {
        called
        for each in behind
        for called in (
            "".join(reversed(each)),
            "".join(map(_short, reversed(each))),
            "".join(map(_short, reversed(each[1:]))) + each[0],
        )
    }


def _short(name: str) -> str:
    return KIND_OF_PLACE.sub("", name)
