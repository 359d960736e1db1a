"""How far a post reaches: an administrative division with everything inside it.

GB/T 2260 writes a division in six digits, two each for province, city and county; a pair of
zeros at the end stands for the whole of what is before it.  So the reach of a division is one
range of codes, and a query can ask for it.

>>> Jurisdiction("440300").lowest, Jurisdiction("440300").highest
('440300', '440399')
>>> Jurisdiction("440300").covers("440305"), Jurisdiction("440305").covers("440300")
(True, False)
"""

import re
from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The reach of a division code, "000000" for the whole country.

    Raises ValueError for what is not six digits.
    """

    division_code: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{6}", self.division_code):
            raise ValueError("an administrative division code has six digits")

    @property
    def lowest(self) -> str:
        """The first code of the range: the division's own."""
        return self.division_code

    @property
    def highest(self) -> str:
        """The last code of the range."""
        return re.sub(r"(00)+$", "", self.division_code).ljust(6, "9")

    def covers(self, division_code: str) -> bool:
        """Whether a division lies inside."""
        return self.lowest <= division_code <= self.highest

    def condition(self, field: str = "division_code") -> Q:
        """The condition of a query that leaves only rows whose `field` lies inside."""
        return Q(**{f"{field}__range": (self.lowest, self.highest)})
