"""Measures as the city's page lists them."""

import tomllib
from dataclasses import dataclass
from datetime import date

from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.models import AdoptedMeasure


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A text that was adopted: whose, what it is called, the first days of its versions."""

    entry: int
    code: str
    name: str
    title: str
    adopted_on: date
    versions: tuple[date, ...]
    digest: str


def concerns(division_code: str, reach: Jurisdiction) -> bool:
    """Whether a place lies inside a jurisdiction, or around it."""
    return reach.covers(division_code) or Jurisdiction(division_code).covers(reach.division_code)


def adopted(reach: Jurisdiction) -> list[AdoptedMeasure]:
    """The latest text of each place inside a jurisdiction and around it, the widest first."""
    latest = {row.division_code: row for row in AdoptedMeasure.objects.order_by("entry_id")}
    return [latest[code] for code in sorted(latest) if concerns(code, reach)]


def measure_shown(row: AdoptedMeasure, language: str) -> MeasureShown:
    """A text as a page shows it."""
    told = tomllib.loads(row.toml)
    suffix = "en" if language == "en" else "zh"
    return MeasureShown(
        row.entry_id,
        row.division_code,
        str(told[f"name_{suffix}"]),
        str(told.get(f"title_{suffix}", "")),
        row.adopted_on,
        tuple(version["first_day"] for version in told["version"]),
        row.digest,
    )
