"""The districts of a city as a form offers them, as they are called today."""

from datetime import date

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.common.lasting import not_over
from anju.office.places.models import Division


def districts(city: str, today: date, language: str) -> list[tuple[str, str]]:
    """The code and the name of each district that is there today, by code.

    A division that went into another one belongs there by now, and is not offered.
    """
    there = not_over(today)
    rows = Division.objects.filter(Jurisdiction(city).condition(), there, first_day__lte=today)
    inside = rows.exclude(division_code__endswith="00").order_by("division_code", "first_day")
    named = {row.division_code: row.name(language) for row in inside}
    return list(named.items())
