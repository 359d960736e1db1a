"""The city that issues a permit: the place a permit belongs to for life.

>>> issuing_city("440305"), issuing_city("110105"), issuing_city("429004"), issuing_city("330000")
('440300', '110000', '429004', '330000')
"""

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""Provinces that are one city: Beijing, Tianjin, Shanghai, Chongqing."""

_DIRECT_COUNTIES = "90"


def issuing_city(division_code: str) -> str:
    """The code of the issuing city of a place.

    A county that hangs directly under its province is a city of its own here; a code that names
    a whole province stays what it is.
    """
    if division_code[:2] in MUNICIPALITIES:
        return division_code[:2] + "0000"
    if division_code[2:4] == _DIRECT_COUNTIES:
        return division_code
    return division_code[:4] + "00"
