"""Entries as pages list them: in words, with who acted, and what was voided later."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from anju.office.access.models import Account
from anju.office.common.clock import moment_of
from anju.office.places.office_names import office_names_on
from anju.office.registry.ledger.entries import SYSTEM, Recorded
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.ledger.proposals import GRANTED
from anju.office.registry.ledger.wording import entry_in_words
from anju.words import N_, say

BY_ITSELF = N_("the software itself")


@dataclass(frozen=True, slots=True)
class EntryInWords:
    """An entry for a reader; `voided_by` is the number of the entry that took it out."""

    number: int
    subject: str
    sentence: str
    effective_on: date
    recorded_at: datetime
    actor: str
    office: str
    hash: str
    voided_by: int | None = None
    position: int | None = None


def history(chain: Sequence[Recorded], language: str) -> list[EntryInWords]:
    """The entries of one chain, latest first."""
    voided = _voided_by(chain)
    told = entries_in_words(chain, language, voided)
    return told[::-1]


def entries_in_words(
    entries: Sequence[Recorded], language: str, voided: dict[int, int] | None = None
) -> list[EntryInWords]:
    """Some entries in their order; two queries for the names of actors and of offices then."""
    actors = _names_of_actors({entry.actor for entry in entries}, language)
    offices = office_names_on([(entry.office, entry.day) for entry in entries], language)
    return [
        EntryInWords(
            number=entry.number,
            subject=entry.subject,
            sentence=entry_in_words(
                entry.kind, json.loads(entry.payload), entry.day, entry.reason, language
            ),
            effective_on=entry.day,
            recorded_at=moment_of(entry.recorded_at),
            actor=actors.get(entry.actor, entry.actor),
            office=offices.get((entry.office, entry.day), ""),
            hash=entry.hash.hex(),
            voided_by=(voided or {}).get(entry.number),
        )
        for entry in entries
    ]


def _voided_by(chain: Iterable[Recorded]) -> dict[int, int]:
    """The number of each voided entry, with that of the decision that voided it."""
    proposed: dict[int, int] = {}
    voided: dict[int, int] = {}
    for entry in chain:
        if entry.kind == Kind.CORRECTION_PROPOSED:
            proposed[entry.number] = json.loads(entry.payload)["entry"]
        elif entry.kind == Kind.CORRECTION_DECIDED:
            told = json.loads(entry.payload)
            if told["decision"] == GRANTED:
                voided[proposed[told["proposal"]]] = entry.number
    return voided


def _names_of_actors(actors: set[str], language: str) -> dict[str, str]:
    rows = Account.objects.filter(id__in=actors)
    found = {row.id: row.display_name or row.username for row in rows}
    return {**found, SYSTEM: say(BY_ITSELF, language)}
