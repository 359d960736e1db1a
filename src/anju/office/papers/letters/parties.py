"""Who a letter is about: a name, and a number with its middle hidden."""

from dataclasses import dataclass

from anju.office.papers.letter import Facts, facts
from anju.words import N_


@dataclass(frozen=True, slots=True)
class Party:
    """A person on paper; `masked_number` is an identity number with its middle hidden.

    `agent` is the name of who acts for them, empty where nobody does.
    """

    name: str
    masked_number: str
    agent: str = ""


def party_facts(party: Party, *rows: tuple[str, str], language: str) -> Facts:
    """Who it is about, and further rows below."""
    return facts(
        (N_("Name"), party.name),
        (N_("Identity number"), party.masked_number),
        (N_("Acting for them"), party.agent),
        *rows,
        language=language,
    )
