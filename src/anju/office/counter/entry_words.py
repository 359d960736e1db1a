"""An entry of a permit that is to be taken out, and the permit with and without it."""

from datetime import date
from typing import Final

from anju.office.registry.ledger.entries import read_chain
from anju.office.registry.ledger.history import history
from anju.office.screens.what_if import what_if
from anju.words import N_, say

OUTCOME: Final = N_("{heading}: {sentence}")


def entry_lines(permit_id: str, number: int, today: date, language: str) -> list[str]:
    """The sentence of the entry; what the permit says with it, and what without."""
    chain = read_chain(permit_id)
    told = [each.sentence for each in history(chain, language) if each.number == number]
    outcomes = [
        say(OUTCOME, language).format(heading=each.heading, sentence=each.sentence)
        for each in what_if(chain, number, today, language)
    ]
    return [*told, *outcomes]
