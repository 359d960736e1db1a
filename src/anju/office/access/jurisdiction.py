"""How far a post reaches: an administrative division with everything inside it.

GB/T 2260 writes a division in six digits, two each for province, city and county; a pair of
zeros at the end stands for the whole of what is before it.  So the reach of a division is one
range of codes, and a query can ask for it; with the few codes outside of it whose divisions went
into one inside (`jurisdiction_on`).

>>> Jurisdiction("440300").lowest, Jurisdiction("440300").highest
('440300', '440399')
>>> Jurisdiction("440300").covers("440305"), Jurisdiction("440305").covers("440300")
(True, False)
>>> Jurisdiction("440305", ("440302",)).covers("440302")
True
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from anju.office.places.divisions import former_codes


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The reach of a division code, "000000" for the whole country.

    `former` are the codes outside of the range whose divisions went into one inside.  Raises
    ValueError for what is not six digits.
    """

    division_code: str
    former: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        code = self.division_code
        if not (len(code) == 6 and code.isascii() and code.isdigit()):
            raise ValueError("an administrative division code has six digits")

    @property
    def lowest(self) -> str:
        """The first code of the range: the division's own."""
        return self.division_code

    @property
    def highest(self) -> str:
        """The last code of the range."""
        code = self.division_code
        while code.endswith("00"):
            code = code[:-2]
        return code.ljust(6, "9")

    def covers(self, division_code: str) -> bool:
        """Whether a division lies inside."""
        return self.lowest <= division_code <= self.highest or division_code in self.former

    def condition(self, field: str = "division_code") -> Q:
        """The condition of a query that leaves only rows whose `field` lies inside."""
        if not self.former:
            return Q(**{f"{field}__range": (self.lowest, self.highest)})
        if self.lowest == self.highest:
            return Q(**{f"{field}__in": (self.lowest, *self.former)})
        inside = Q(**{f"{field}__range": (self.lowest, self.highest)})
        return inside | Q(**{f"{field}__in": self.former})

    @property
    def spans(self) -> tuple[tuple[str, str], ...]:
        """The ranges of codes that make up the reach, lowest and highest of each, in order."""
        former = ((code, code) for code in self.former)
        return tuple(sorted([(self.lowest, self.highest), *former]))


def jurisdiction_on(division_code: str, today: date) -> Jurisdiction:
    """The reach of a division code on a day, with what went into it up to then.

    A city reaches every code of its own already, so that nothing is asked for it.
    """
    if division_code.endswith("00"):
        return Jurisdiction(division_code)
    return Jurisdiction(division_code, former_codes(division_code, today))
