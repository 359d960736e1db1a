"""Measures as operations: adopted by the city, and by their text for ever in the ledger."""

import json
import tomllib

from anju.law.measures_files import read_place
from anju.office.places.measures import digest_of, shipped_measures
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Outcome, once
from anju.office.registry.permits.working_on import outcome_of
from anju.office.registry.refused import Because, Refused


def place_subject(division_code: str) -> str:
    """The subject of a place's chain."""
    return f"place-{division_code}"


def adopt_measure(*, toml: str, reason: str, act: Act) -> Outcome:
    """Record that a place's measure is as a text says, from now on.

    Raises MeasureError where the text is not written as measures are written, and Refused where
    it is adopted already.  Permits it touches are for the caller to list and project anew.
    """
    told = tomllib.loads(toml)
    read_place(told)
    code, digest = str(told["code"]), digest_of(toml)

    def operation() -> Outcome:
        chain = read_chain(place_subject(code))  # first: a later adoption adds its next number
        latest = AdoptedMeasure.objects.filter(division_code=code).order_by("entry_id").last()
        if latest is not None and latest.digest == digest:
            raise Refused(Because.NOTHING_TO_DO)
        draft = Draft(Kind.MEASURE_ADOPTED, act.today, {"digest": digest, "toml": toml}, reason)
        entries = append(place_subject(code), chain[-1] if chain else None, [draft], act)
        for entry in entries:
            project_measure_entry(entry)
        return outcome_of(entries, [entry.id for entry in entries])

    return once(act, {"adopt": code, "digest": digest, "reason": reason}, operation)


def adopt_shipped(act: Act) -> int:
    """Adopt every measure that comes with the law and is not adopted yet; how many there were."""
    held = set(AdoptedMeasure.objects.values_list("division_code", flat=True))
    fresh = {code: toml for code, toml in shipped_measures().items() if code not in held}
    for toml in fresh.values():
        adopt_measure(toml=toml, reason="shipped", act=act)
    return len(fresh)


def project_measure_entry(entry: Recorded) -> None:
    """Bring the adopted measures up by one entry of a place's chain."""
    told = json.loads(entry.payload)
    AdoptedMeasure.objects.create(
        entry_id=entry.id,
        division_code=entry.subject.removeprefix("place-"),
        digest=told["digest"],
        toml=told["toml"],
        adopted_on=entry.day,
    )
