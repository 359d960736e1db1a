"""The notice of a cancellation (注销告知书): why, from when, and how to object.

A permit is never cancelled silently.
"""

from dataclasses import dataclass
from datetime import date

from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Sentence, Text, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class CancellationNotice:
    """Which permit, why (`reason` is a key of the catalogue), and until when one may object.

    `basis_zh` and `basis_en` cite what it rests on.
    """

    imprint: Imprint
    party: Party
    masked_permit_number: str
    reason: str
    cancelled_on: date
    object_until: date
    basis_zh: str = ""
    basis_en: str = ""


def typeset_cancellation_notice(paper: CancellationNotice, language: str) -> bytes:
    """The notice as PDF in "zh" or "en"; raises CannotPrint."""
    days = {
        "day": day_in_words(paper.cancelled_on, language),
        "object_until": day_in_words(paper.object_until, language),
    }
    basis = paper.basis_en if language == "en" and paper.basis_en else paper.basis_zh
    blocks: list[Block] = [
        Sentence(
            say(N_("Your residence permit is cancelled from {day}."), language).format(**days)
        ),
        party_facts(
            paper.party,
            (N_("Permit number"), paper.masked_permit_number),
            (N_("Reason"), say(paper.reason, language)),
            (N_("Basis"), basis),
            (N_("Objection until"), days["object_until"]),
            language=language,
        ),
        Text(say(N_("If this is wrong"), language), "heading"),
        Text(say(OBJECT, language).format(**days)),
        Text(say(KEPT, language)),
    ]
    return typeset_letter(
        PaperKind.CANCELLATION_NOTICE, paper.imprint, language, blocks, to=paper.party.name
    )


OBJECT = N_(
    "Tell this office by {object_until}, in person or in writing; bring what shows that it is "
    "wrong. A wrong cancellation is taken back, and then counts as never made: no day of your "
    "years is lost."
)
KEPT = N_(
    "You may also ask for administrative review within 60 days of learning of this "
    "(Administrative Review Law, art. 20)."
)
