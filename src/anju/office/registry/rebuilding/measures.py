"""The measures as the ledger itself tells them, whatever their projection says."""

import json
import tomllib
from typing import Any

from django.db import connection

from anju.law.measures_files import read_measures
from anju.law.working_days_files import working_days_with
from anju.office.places.measures import MeasuresInForce, NoMeasures
from anju.office.registry.ledger.kinds import Kind


def measures_of_ledger() -> MeasuresInForce:
    """The last adopted measure of every place, with the working days that were loaded.

    Raises NoMeasures where there is none.
    """
    latest = dict(_told(Kind.MEASURE_ADOPTED))
    if not latest:
        raise NoMeasures
    calendars = (str(told["toml"]) for _, told in _told(Kind.CALENDAR_LOADED))
    measures = read_measures(
        [tomllib.loads(told["toml"]) for told in latest.values()], working_days_with(*calendars)
    )
    digests = {
        subject.removeprefix("place-"): str(told["digest"]) for subject, told in latest.items()
    }
    return MeasuresInForce(measures, digests)


def _told(kind: Kind) -> list[tuple[str, dict[str, Any]]]:
    """What the entries of a kind say, with their subjects, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject, payload FROM registry_entry WHERE kind = %s ORDER BY id", [kind.value]
        )
        return [(subject, json.loads(payload)) for subject, payload in cursor.fetchall()]
