"""What was found of a person, and what was seized for it, from the chains that say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from anju.law.penalties import Offence, penalty
from anju.law.terms import term
from anju.law.wording import day_in_words
from anju.office.registry.ledger.entries import read_chain, read_chains
from anju.office.registry.ledger.kinds import Kind
from anju.office.registry.people.belonging import absorbed_by
from anju.words import N_, say

FOUND = N_("{offence}, found on {day}")


@dataclass(frozen=True, slots=True)
class Finding:
    """An offence that was found: the identifier of the finding, and its legal day."""

    id: str
    offence: Offence
    found_on: date

    def in_words(self, language: str) -> str:
        """The offence and the day, in "zh" or "en"."""
        day = day_in_words(self.found_on, language)
        return say(FOUND, language).format(offence=say(term(self.offence), language), day=day)


def findings_of(person_id: str) -> Iterator[Finding]:
    """The findings recorded of a person, latest first in each record that is theirs."""
    for chain in read_chains(sorted(absorbed_by(person_id))).values():
        for entry in reversed(chain):
            if entry.kind == Kind.OFFENCE_FOUND:
                told = entry.told
                yield Finding(told["finding"], Offence(told["offence"]), entry.day)


def seizing(person_id: str) -> list[Finding]:
    """The findings for which the holder's own card is seized (Regulation art. 19)."""
    return [
        each
        for each in findings_of(person_id)
        if penalty(each.offence).seized and each.offence is not Offence.FORGED_PERMIT
    ]


def forgeries(person_id: str) -> list[Finding]:
    """The findings of a forged or altered permit."""
    return [each for each in findings_of(person_id) if each.offence is Offence.FORGED_PERMIT]


@dataclass(frozen=True, slots=True)
class HeldForgery:
    """A forged card that an office has: the number of its entry, the day it was taken in.

    `person_id` is who showed it; where nobody in the registry did, `came` says how it came.
    """

    number: int
    on: date
    person_id: str
    came: str


def held_forgeries(office_id: str) -> list[HeldForgery]:
    """The forged cards that an office took in and has, the latest first."""
    chain = read_chain(office_id)
    back = {each.told["seizure"] for each in chain if each.kind == Kind.FORGERY_RETURNED}
    return [
        HeldForgery(each.number, each.day, each.told.get("person", ""), each.told.get("came", ""))
        for each in reversed(chain)
        if each.kind == Kind.FORGERY_SEIZED and each.number not in back
    ]


def taken_in(office_id: str, person_id: str) -> list[tuple[int, date]]:
    """The forged cards that an office took in from a person and has: entry number and day."""
    bearers = absorbed_by(person_id)
    return [
        (each.number, each.on) for each in held_forgeries(office_id) if each.person_id in bearers
    ]
