"""The districts of a city as a form offers them, as they are called today."""

from datetime import date
from typing import Final

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.lasting import not_over
from anju.office.places.models import Division

TOGETHER: Final = "市辖区"
"""The name of a code of GB/T 2260 that is no district but all of them."""


def districts(city: str, today: date, language: str) -> list[tuple[str, str]]:
    """The code and the name of each district that is there today, by code.

    A division that went into another one belongs there by now, and is not offered; nor is the one
    that stands for the urban districts together (市辖区), in which nobody lives.
    """
    there = not_over(today)
    rows = Division.objects.filter(Jurisdiction(city).condition(), there, first_day__lte=today)
    real = rows.exclude(division_code__endswith="00").exclude(name_zh=TOGETHER)
    inside = real.order_by("division_code", "first_day")
    named = {row.division_code: row.name(language) for row in inside}
    return list(named.items())
