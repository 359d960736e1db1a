"""The one-time notice of what is missing (一次性告知书): everything, at once, in writing.

Source: Regulation art. 9(5).
"""

from dataclasses import dataclass
from datetime import date

from anju.law.application_file import MissingItem
from anju.law.missing_facts import MISSING_FACTS
from anju.law.terms import term
from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Item, Items, Sentence, Text, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class MissingMaterialsPaper:
    """Every missing item, the day to bring them by, and the day of filing that is kept.

    `matter` is a key of the catalogue.
    """

    imprint: Imprint
    party: Party
    matter: str
    items: tuple[MissingItem, ...]
    filed_on: date
    complete_by: date


def typeset_missing_materials_notice(paper: MissingMaterialsPaper, language: str) -> bytes:
    """The notice as PDF in "zh" or "en"; raises CannotPrint."""
    days = {
        "filed_on": day_in_words(paper.filed_on, language),
        "complete_by": day_in_words(paper.complete_by, language),
    }
    blocks: list[Block] = [
        Sentence(say(N_("Bring what is missing by {complete_by}."), language).format(**days)),
        party_facts(
            paper.party,
            (N_("Matter"), say(paper.matter, language)),
            (N_("Filed on"), days["filed_on"]),
            language=language,
        ),
        Text(say(N_("What is missing"), language), "heading"),
        Items(tuple(_item(item, language) for item in paper.items)),
        Text(say(WHOLE, language)),
        Text(say(FILING_DAY, language).format(**days)),
        Text(say(BASIS, language), "small"),
    ]
    return typeset_letter(
        PaperKind.MISSING_MATERIALS_NOTICE, paper.imprint, language, blocks, to=paper.party.name
    )


def _item(item: MissingItem, language: str) -> Item:
    """What is missing, and any one of which papers is enough."""
    asked = say(MISSING_FACTS[item.name], language)
    if len(item.any_of) < 2:
        return Item(asked)
    papers = ("、" if language == "zh" else ", ").join(
        say(term(material), language) for material in item.any_of
    )
    return Item(
        asked, (say(N_("Any one of these is enough: {papers}."), language).format(papers=papers),)
    )


WHOLE = N_("This is everything. Nothing that is not on this list can be asked for later.")
FILING_DAY = N_(
    "If all of it is here by {complete_by}, your filing counts from {filed_on}. If not, it counts "
    "as not made, and you can file anew at any time."
)
BASIS = N_("Interim Regulations on Residence Permits, art. 9(5).")
