"""The measures in force here, read from the ledger's projections.

They are those that this city adopted, with the working days that it loaded.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Max

from anju.law.measures import Measures, PlaceMeasures
from anju.law.measures_files import read_measures
from anju.law.working_days_files import working_days_with
from anju.office.places.models import AdoptedMeasure, WorkingCalendar


@dataclass(frozen=True, slots=True)
class MeasuresInForce:
    """The adopted measures, and the digest of the text of each by division code."""

    measures: Measures
    digests: dict[str, str]

    def judged_by(self, rules: PlaceMeasures) -> str:
        """What an entry says of the measure it was judged by: `code:digest`."""
        return f"{rules.code}:{self.digests[rules.code]}"


LATEST_ADOPTION = (
    "SELECT max(entry_id) FROM (SELECT max(entry_id) AS entry_id FROM places_adoptedmeasure"
    " UNION ALL SELECT max(entry_id) FROM places_workingcalendar) AS texts"
)
"""Tells the entry of the latest adoption, in one row and column.

A calendar of working days that was loaded is one as well: what is judged by it changes with it.
"""


class NoMeasures(LookupError):
    """No measure was adopted yet: the installation is not prepared."""


def measures_in_force() -> MeasuresInForce:
    """The measures as they stand now; read again only when an adoption was recorded.

    Raises NoMeasures before the first adoption.
    """
    return measures_since(latest_adoption())


def latest_adoption() -> int:
    """The entry of the latest adoption; raises NoMeasures before the first."""
    with connection.cursor() as cursor:
        cursor.execute(LATEST_ADOPTION)
        (last,) = cursor.fetchone()
    if last is None:
        raise NoMeasures
    return int(last)


def measures_since(last: int | None) -> MeasuresInForce:
    """The same where the latest adoption is known, as `LATEST_ADOPTION` tells it.

    With the entry of an earlier adoption, the measures as they stood from it on.
    """
    if last is None:
        raise NoMeasures
    return _read(str(connections.settings[DEFAULT_DB_ALIAS]["NAME"]), last)


def adoption_before(entry_id: int) -> int | None:
    """The entry of the adoption before another entry; None before the first."""
    found = (
        table.objects.filter(entry_id__lt=entry_id).aggregate(latest=Max("entry_id"))["latest"]
        for table in (AdoptedMeasure, WorkingCalendar)
    )
    return max((last for last in found if last is not None), default=None)


def measures_as_of(entry_id: int) -> MeasuresInForce:
    """The measures as they stood when an entry was written; raises NoMeasures before the first."""
    return measures_since(adoption_before(entry_id))


def measures_with(toml: str, last: int) -> Measures:
    """The measures as they stood from an adoption on, with another text for that of its place.

    A text that names a year is a calendar, and joins those that were loaded.  Raises MeasureError,
    CalendarError.
    """
    return _read_with(str(connection.settings_dict["NAME"]), last, toml)


@lru_cache(maxsize=2)
def _read_with(_database: str, last: int, toml: str) -> Measures:
    texts, calendars = {code: row.toml for code, row in _latest(last).items()}, _calendars(last)
    told = tomllib.loads(toml)
    if "year" in told:
        return _understood(tuple(texts.values()), (*calendars, toml))
    texts[str(told.get("code", ""))] = toml
    return _understood(tuple(texts.values()), calendars)


@lru_cache(maxsize=8)
def _read(_database: str, last: int) -> MeasuresInForce:
    latest = _latest(last)
    texts = tuple(row.toml for row in latest.values())
    digests = {code: row.digest for code, row in latest.items()}
    return MeasuresInForce(_understood(texts, _calendars(last)), digests)


@lru_cache(maxsize=4)
def _understood(texts: tuple[str, ...], calendars: tuple[str, ...]) -> Measures:
    """The measures that texts say, under the calendars of working days that were loaded."""
    return read_measures([tomllib.loads(text) for text in texts], working_days_with(*calendars))


def _calendars(last: int) -> tuple[str, ...]:
    """The calendars of working days that were loaded up to an adoption."""
    rows = WorkingCalendar.objects.filter(entry_id__lte=last).order_by("entry_id")
    return tuple(rows.values_list("toml", flat=True))


def _latest(last: int) -> dict[str, AdoptedMeasure]:
    """The latest text of each place up to an adoption."""
    rows = AdoptedMeasure.objects.filter(entry_id__lte=last).order_by("entry_id")
    return {row.division_code: row for row in rows}


def shipped_measures() -> dict[str, str]:
    """The texts of the measures that come with the law, by division code."""
    folder = files("anju.law") / "measures"
    texts = (entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {str(tomllib.loads(text)["code"]): text for text in sorted(texts)}


def digest_of(toml: str) -> str:
    """The digest of a measure's text, 64 hex digits."""
    return hashlib.sha256(toml.encode()).hexdigest()
