"""The slip of a residence registration (居住登记凭证): from it the half year of art. 2 counts."""

from dataclasses import dataclass
from datetime import date

from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Sentence, Text, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class RegistrationSlip:
    """Where somebody is registered, from which day, and from when they can apply for a permit.

    `former_address` is the one before a change; `last_day` that of a registration that ended;
    `apply_from` None where that is not known.
    """

    imprint: Imprint
    party: Party
    address: str
    registered_on: date
    apply_from: date | None = None
    former_address: str = ""
    last_day: date | None = None


def typeset_registration_slip(paper: RegistrationSlip, language: str) -> bytes:
    """The slip as PDF in "zh" or "en"; raises CannotPrint."""
    day = day_in_words(paper.registered_on, language)
    last_day = day_in_words(paper.last_day, language) if paper.last_day else ""
    told = ENDED if last_day else REGISTERED
    blocks: list[Block] = [
        Sentence(say(told, language).format(day=day, last_day=last_day)),
        party_facts(
            paper.party,
            (N_("Address of residence"), paper.address),
            (N_("Address before"), paper.former_address),
            (N_("Registered on"), day),
            (N_("Registered until"), last_day),
            language=language,
        ),
    ]
    if paper.apply_from:
        apply_from = day_in_words(paper.apply_from, language)
        blocks.append(Text(say(APPLY, language).format(day=apply_from)))
    if not last_day:
        blocks.append(Text(say(MOVING, language)))
    return typeset_letter(
        PaperKind.REGISTRATION_SLIP, paper.imprint, language, blocks, size="a5", to=paper.party.name
    )


REGISTERED = N_("Your residence is registered from {day}.")
ENDED = N_("Your residence registration, begun on {day}, ended on {last_day}.")
APPLY = N_("You can apply for a residence permit from {day} on.")
MOVING = N_("If you move, tell the police station: inside this city the count goes on.")
