"""The measures as the ledger itself tells them, whatever their projection says."""

import json
import tomllib

from django.db import connection

from anju.law.measures_files import read_measures
from anju.law.working_days_files import load_working_days
from anju.office.places.measures import MeasuresInForce, NoMeasures
from anju.office.registry.ledger.kinds import Kind


def measures_of_ledger() -> MeasuresInForce:
    """The last adopted measure of every place; raises NoMeasures where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject, payload FROM registry_entry WHERE kind = %s ORDER BY id",
            [Kind.MEASURE_ADOPTED.value],
        )
        latest = {subject: json.loads(payload) for subject, payload in cursor.fetchall()}
    if not latest:
        raise NoMeasures
    measures = read_measures(
        [tomllib.loads(told["toml"]) for told in latest.values()], load_working_days()
    )
    digests = {
        subject.removeprefix("place-"): str(told["digest"]) for subject, told in latest.items()
    }
    return MeasuresInForce(measures, digests)
