"""Where the people of a city come from, and which ethnicity people of a province have.

The weights follow what the census of 2020 shows of moves between provinces and of
ethnicities, in round numbers; they are for a sample, not for statistics.

>>> from random import Random
>>> origins_of("440300").pick(Random(3)) != "44"
True
"""

from collections.abc import Mapping

from anju.office.registry.sample.choice import Weighted, weights_in

EVERYWHERE: Mapping[str, float] = weights_in(
    "34 12 41 13 51 9 52 8 45 7 43 7 36 6 42 6 13 5 "
    "37 4 50 4 23 4 61 3 53 3 32 3 62 3 22 2.5 21 2 "
    "14 2 15 1.5 35 1.5 33 1.5 44 1.5 46 0.4 64 0.4 65 0.4 "
    "63 0.3 54 0.1 12 0.3 11 0.3 31 0.3"
)
"""Provinces that people leave, by the two digits of their codes, in hundredths."""

BY_DESTINATION: Mapping[str, Mapping[str, float]] = {
    "44": {"45": 25, "43": 22, "51": 9, "42": 9, "36": 10, "41": 8, "52": 7, "50": 3},
    "31": {"34": 24, "32": 17, "41": 13, "51": 6, "36": 5, "33": 5, "42": 4, "37": 4},
    "11": {"13": 24, "41": 14, "37": 11, "14": 8, "23": 6, "34": 6, "42": 4, "62": 3},
    "33": {"34": 17, "52": 14, "36": 12, "41": 12, "51": 7, "53": 7, "43": 6, "42": 6},
    "32": {"34": 29, "41": 15, "51": 6, "37": 6, "52": 5, "42": 4, "61": 4, "53": 3},
    "12": {"13": 29, "37": 15, "41": 11, "23": 9, "34": 5, "62": 4},
    "35": {"36": 22, "52": 15, "51": 14, "41": 8, "42": 7, "50": 7, "34": 6},
    "50": {"51": 48, "52": 11, "42": 8, "53": 4},
}
"""For the places most people go to: where from, in hundredths; other provinces share the rest."""

BY_PROVINCE: Mapping[str, Mapping[str, float]] = {
    "15": {"02": 18, "11": 2, "03": 1},
    "21": {"11": 13, "02": 2, "10": 1, "38": 0.3},
    "22": {"10": 4, "11": 3, "03": 0.5, "02": 0.6},
    "23": {"11": 2, "10": 1, "31": 0.1, "53": 0.05},
    "33": {"22": 0.4},
    "35": {"22": 1, "23": 0.05},
    "42": {"15": 4},
    "43": {"15": 4, "06": 3, "12": 1.3, "13": 1.1, "14": 0.2},
    "45": {"08": 31, "13": 3.5, "06": 1, "12": 0.7, "32": 0.4, "36": 0.2, "49": 0.1},
    "46": {"19": 15, "06": 0.8},
    "50": {"15": 5, "06": 2},
    "51": {"07": 3.5, "04": 2, "33": 0.4},
    "52": {"06": 12, "09": 7, "12": 4.5, "15": 4.4, "07": 2.5, "37": 1.5, "25": 1, "14": 0.5},
    "53": {"07": 11, "16": 3.5, "14": 3.3, "18": 2.6, "08": 2.6, "06": 2.7, "20": 1.5, "27": 0.7},
    "54": {"04": 86, "54": 0.3, "55": 0.2},
    "62": {"03": 5, "26": 2.5, "04": 2, "30": 0.1, "47": 0.1, "48": 0.1},
    "63": {"04": 25, "03": 15, "30": 3.6, "35": 1.9, "02": 1.8},
    "64": {"03": 35},
    "65": {"05": 45, "17": 6, "03": 4.5, "29": 0.8, "41": 0.2, "38": 0.2, "44": 0.1, "50": 0.1},
}
"""Ethnicities other than Han by province, in hundredths."""

HAN = "01"


def origins_of(division_code: str) -> Weighted[str]:
    """The provinces (two digits) that people of a city come from, never its own."""
    own = division_code[:2]
    named = BY_DESTINATION.get(own, {})
    others = {code: weight for code, weight in EVERYWHERE.items() if code not in {own, *named}}
    rest = (100 - sum(named.values())) / sum(others.values())
    return Weighted({**named, **{code: weight * rest for code, weight in others.items()}})


def ethnicities_of(province: str) -> Weighted[str]:
    """The codes of ethnicities (GB/T 3304) of people from a province, two digits."""
    named = {"03": 0.6, "11": 0.4, "08": 0.1, "06": 0.1, "97": 0.02, "98": 0.002}
    named.update(BY_PROVINCE.get(province, {}))
    return Weighted({HAN: 100 - sum(named.values()), **named})
