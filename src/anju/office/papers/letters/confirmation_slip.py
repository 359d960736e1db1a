"""The slip for people without a phone: one big sentence, the days, the timeline.

It says what a holder's page would say on the day of printing (Regulation art. 10).
"""

from dataclasses import dataclass

from anju.law.life import Life
from anju.law.statements import Topic, statements
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Sentence, Text, timeline, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.words import N_


@dataclass(frozen=True, slots=True)
class ConfirmationSlip:
    """Whose permit, and its life as known on the day of the slip."""

    imprint: Imprint
    party: Party
    masked_permit_number: str
    life: Life


def typeset_confirmation_slip(paper: ConfirmationSlip, language: str) -> bytes:
    """The slip as PDF in "zh" or "en"; raises CannotPrint."""
    said = statements(paper.life, language)
    first = next(each.sentence for each in said if each.topic is Topic.NEXT_STEP)
    rest = [each for each in said if each.topic in {Topic.YEARS, Topic.WHERE, Topic.COST}]
    blocks: list[Block] = [
        Sentence(first.strip(), big=True),
        party_facts(
            paper.party, (N_("Permit number"), paper.masked_permit_number), language=language
        ),
        timeline(paper.life, language, "a4"),
        *(Text(each.sentence) for each in rest),
        Text(said[0].basis, "small"),
    ]
    return typeset_letter(PaperKind.CONFIRMATION_SLIP, paper.imprint, language, blocks)
