"""The measures in force here: those this city adopted, read from the ledger's projection."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from django.db import connection
from django.db.models import Max

from anju.law.measures import Measures, PlaceMeasures
from anju.law.measures_files import read_measures
from anju.law.working_days_files import load_working_days
from anju.office.common.statements import Statement
from anju.office.places.models import AdoptedMeasure


@dataclass(frozen=True, slots=True)
class MeasuresInForce:
    """The adopted measures, and the digest of the text of each by division code."""

    measures: Measures
    digests: dict[str, str]

    def judged_by(self, rules: PlaceMeasures) -> str:
        """What an entry says of the measure it was judged by: `code:digest`."""
        return f"{rules.code}:{self.digests[rules.code]}"


LATEST_ADOPTION = Statement("SELECT max(entry_id) FROM places_adoptedmeasure")
"""Tells the entry of the latest adoption, in one row and column."""


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
        cursor.execute(LATEST_ADOPTION.text)
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
    return _read(str(connection.settings_dict["NAME"]), last)


def adoption_before(entry_id: int) -> int | None:
    """The entry of the adoption before another entry; None before the first."""
    earlier = AdoptedMeasure.objects.filter(entry_id__lt=entry_id)
    last: int | None = earlier.aggregate(latest=Max("entry_id"))["latest"]
    return last


def measures_as_of(entry_id: int) -> MeasuresInForce:
    """The measures as they stood when an entry was written; raises NoMeasures before the first."""
    return measures_since(adoption_before(entry_id))


def measures_with(toml: str, last: int) -> Measures:
    """The measures as they stood from an adoption on, with another text for that of its place.

    Raises MeasureError.
    """
    return _read_with(str(connection.settings_dict["NAME"]), last, toml)


@lru_cache(maxsize=2)
def _read_with(_database: str, last: int, toml: str) -> Measures:
    texts = {code: row.toml for code, row in _latest(last).items()}
    texts[str(tomllib.loads(toml).get("code", ""))] = toml
    return read_measures([tomllib.loads(each) for each in texts.values()], load_working_days())


@lru_cache(maxsize=8)
def _read(_database: str, last: int) -> MeasuresInForce:
    latest = _latest(last)
    texts = [tomllib.loads(row.toml) for row in latest.values()]
    digests = {code: row.digest for code, row in latest.items()}
    return MeasuresInForce(read_measures(texts, load_working_days()), digests)


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
