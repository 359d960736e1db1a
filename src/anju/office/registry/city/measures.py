"""Measures as operations: adopted by the city, and by their text for ever in the ledger."""

import json
import tomllib

from django.conf import settings

from anju.law.measures_files import read_place
from anju.office.access.jurisdiction import Jurisdiction
from anju.office.places.measures import digest_of, shipped_measures
from anju.office.places.models import AdoptedMeasure
from anju.office.registry.ledger.append import append
from anju.office.registry.ledger.entries import Act, Draft, Recorded, read_chain
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.requests import Busy, Outcome, once, outcome_of
from anju.office.registry.permits.following import follow
from anju.office.registry.permits.models import Permit, Trial
from anju.office.registry.permits.trying import WRITTEN, tried_on_all
from anju.office.registry.rebuilding.locks import (
    NeverAlone,
    keep_writers_out,
    tried_until_alone,
)
from anju.office.registry.refused import Because, Refused


def place_subject(division_code: str) -> str:
    """The subject of a place's chain."""
    return f"place-{division_code}"


def adopt_measure(*, toml: str, reason: str, act: Act) -> Outcome:
    """Record that a place's measure is as a text says, from now on; its permits follow.

    The outcome tells how many permits it touches (`permits`); what is projected of the first of
    them follows at once, the rest by `judge_some_anew`.  Writers of permits wait meanwhile.
    Raises MeasureError where the text is not written as measures are written, Refused where it is
    adopted already, for a place of another city, before it was tried on the permits of a large
    place, and where a permit could not be as it is recorded; Busy.
    """
    told = tomllib.loads(toml)
    read_place(told)
    code, digest = str(told["code"]), digest_of(toml)

    def operation() -> Outcome:
        keep_writers_out(WRITTEN)
        chain = read_chain(place_subject(code))  # first: a later adoption adds its next number
        latest = AdoptedMeasure.objects.filter(division_code=code).order_by("entry_id").last()
        if not may_adopt(code, act.reach):
            raise Refused(Because.NOT_FOUND)
        if latest is not None and latest.digest == digest:
            raise Refused(Because.NOTHING_TO_DO)
        trial = tried_on_all(toml, code, act.at) if Permit.objects.exists() else None
        draft = Draft(Kind.MEASURE_ADOPTED, act.today, {"digest": digest, "toml": toml}, reason)
        entries = append(place_subject(code), chain[-1] if chain else None, [draft], act)
        for entry in entries:
            project_measure_entry(entry)
        count = followed(trial, entries[-1].id) if trial else 0
        return {**outcome_of(entries, [entry.id for entry in entries]), "permits": count}

    asked = {"adopt": code, "digest": digest, "reason": reason}
    try:
        return tried_until_alone(lambda: once(act, asked, operation))
    except NeverAlone:
        raise Busy from None


def may_adopt(division_code: str, reach: Jurisdiction) -> bool:
    """Whether who has a jurisdiction may adopt the text of a place.

    The place lies inside, or holds for the whole city and so does the jurisdiction.
    """
    city = str(settings.ANJU["PLACE"])
    holds_for_all = Jurisdiction(division_code).covers(city) and reach.covers(city)
    return reach.covers(division_code) or holds_for_all


def followed(trial: Trial, entry_id: int) -> int:
    """Let the first permits that a text touches follow its adoption; how many it touches."""
    trial.adopted = entry_id
    trial.save(update_fields=["adopted"])
    follow(trial)
    return trial.touched.count()


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
