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
    with connection.cursor() as cursor:
        cursor.execute(LATEST_ADOPTION.text)
        return measures_since(cursor.fetchone()[0])


def measures_since(last: int | None) -> MeasuresInForce:
    """The same where the latest adoption is known, as `LATEST_ADOPTION` tells it.

    With the entry of an earlier adoption, the measures as they stood from it on.
    """
    if last is None:
        raise NoMeasures
    return _read(str(connection.settings_dict["NAME"]), last)


def measures_as_of(entry_id: int) -> MeasuresInForce:
    """The measures as they stood when an entry was written; raises NoMeasures before the first."""
    earlier = AdoptedMeasure.objects.filter(entry_id__lt=entry_id)
    return measures_since(earlier.aggregate(latest=Max("entry_id"))["latest"])


def measures_with(toml: str) -> Measures:
    """The measures as they would stand with another text, that of its place put aside.

    Read each time: what is asked before an adoption is recorded is not remembered.  Raises
    MeasureError.
    """
    texts = {row.division_code: row.toml for row in AdoptedMeasure.objects.order_by("entry_id")}
    texts[str(tomllib.loads(toml).get("code", ""))] = toml
    return read_measures([tomllib.loads(each) for each in texts.values()], load_working_days())


@lru_cache(maxsize=8)
def _read(_database: str, last: int) -> MeasuresInForce:
    latest: dict[str, AdoptedMeasure] = {}
    for row in AdoptedMeasure.objects.filter(entry_id__lte=last).order_by("entry_id"):
        latest[row.division_code] = row
    texts = [tomllib.loads(row.toml) for row in latest.values()]
    digests = {code: row.digest for code, row in latest.items()}
    return MeasuresInForce(read_measures(texts, load_working_days()), digests)


def shipped_measures() -> dict[str, str]:
    """The texts of the measures that come with the law, by division code."""
    folder = files("anju.law") / "measures"
    texts = (entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {str(tomllib.loads(text)["code"]): text for text in sorted(texts)}


def digest_of(toml: str) -> str:
    """The digest of a measure's text, 64 hex digits."""
    return hashlib.sha256(toml.encode()).hexdigest()
