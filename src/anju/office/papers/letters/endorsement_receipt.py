"""The receipt of an endorsement (签注回执): until when the permit is good now, and the years.

Source: Regulation arts. 10 and 21 (an endorsement costs nothing).
"""

from dataclasses import dataclass
from datetime import date

from anju.law.life import Life
from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Sentence, Text, timeline, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.picture.captions import years_in_words
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class EndorsementReceipt:
    """What an endorsement did: the new last day, whole years before and after, the next window.

    `gap` are the first and the last day that do not count, where the endorsement was late;
    `life` draws the timeline, as known on the day of the paper.
    """

    imprint: Imprint
    party: Party
    masked_permit_number: str
    endorsed_on: date
    new_last_day: date
    years_before: int
    years_after: int
    next_window_first_day: date
    life: Life
    gap: tuple[date, date] | None = None


def typeset_endorsement_receipt(paper: EndorsementReceipt, language: str) -> bytes:
    """The receipt as PDF in "zh" or "en"; raises CannotPrint."""
    told = {
        "first_day": day_in_words(paper.next_window_first_day, language),
        "last_day": day_in_words(paper.new_last_day, language),
    }
    blocks: list[Block] = [
        Sentence(
            say(N_("Endorsed. Your permit is good until {last_day}."), language).format(**told)
        ),
        party_facts(
            paper.party,
            (N_("Permit number"), paper.masked_permit_number),
            (N_("Endorsed on"), day_in_words(paper.endorsed_on, language)),
            (N_("Years before"), years_in_words(paper.years_before, language)),
            (N_("Years now"), years_in_words(paper.years_after, language)),
            (N_("Days not counted"), _gap(paper, language)),
            (N_("Next window"), say(N_("{first_day} to {last_day}"), language).format(**told)),
            language=language,
        ),
        timeline(paper.life, language, "a4"),
        Text(say(NEXT, language).format(**told)),
        Text(say(FREE, language), "small"),
    ]
    return typeset_letter(
        PaperKind.ENDORSEMENT_RECEIPT, paper.imprint, language, blocks, to=paper.party.name
    )


def _gap(paper: EndorsementReceipt, language: str) -> str:
    if paper.gap is None:
        return ""
    first_day, last_day = (day_in_words(day, language) for day in paper.gap)
    told = say(N_("{first_day} to {last_day}"), language)
    return told.format(first_day=first_day, last_day=last_day)


NEXT = N_("Endorse again from {first_day} to {last_day} and nothing is interrupted.")
FREE = N_("An endorsement costs nothing (Interim Regulations on Residence Permits, art. 21).")
