"""The notice of a cancellation (注销告知书), or of one that is proposed.

First how to object, then how to ask for review.  A permit is never cancelled silently.
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

    `cancelled_on` is None while it is only proposed, `object_until` once it is decided.
    `basis_zh` and `basis_en` cite what it rests on.  `remark` is what the officer adds in own
    words, such as how an objection was weighed.
    """

    imprint: Imprint
    party: Party
    masked_permit_number: str
    reason: str
    cancelled_on: date | None = None
    object_until: date | None = None
    basis_zh: str = ""
    basis_en: str = ""
    remark: str = ""


def typeset_cancellation_notice(paper: CancellationNotice, language: str) -> bytes:
    """The notice as PDF in "zh" or "en"; raises CannotPrint."""
    day, object_until = (
        day_in_words(each, language) if each else ""
        for each in (paper.cancelled_on, paper.object_until)
    )
    basis = paper.basis_en if language == "en" and paper.basis_en else paper.basis_zh
    told = (CANCELLED, WRONG, REVIEW) if day else (PROPOSED, OBJECT, WEIGHED)
    first, *next_steps = (
        say(each, language).format(day=day, object_until=object_until) for each in told
    )
    blocks: list[Block] = [
        Sentence(first),
        party_facts(
            paper.party,
            (N_("Permit number"), paper.masked_permit_number),
            (N_("Reason"), say(paper.reason, language)),
            (N_("Basis"), basis),
            (N_("Objection until"), object_until),
            language=language,
        ),
        *([Text(paper.remark)] if paper.remark else []),
        Text(say(N_("If this is wrong"), language), "heading"),
        *(Text(each) for each in next_steps),
    ]
    kind = PaperKind.CANCELLATION_NOTICE if day else PaperKind.PROPOSED_CANCELLATION_NOTICE
    return typeset_letter(kind, paper.imprint, language, blocks, to=paper.party.name)


PROPOSED = N_("It is proposed to cancel your residence permit. Nothing is decided yet.")
OBJECT = N_(
    "Tell this office by {object_until}, in person or in writing; bring what shows that it is "
    "wrong."
)
WEIGHED = N_(
    "An officer weighs what you say before deciding, and not before that day. Until then the "
    "permit stays as it is."
)
CANCELLED = N_("Your residence permit is cancelled from {day}.")
WRONG = N_(
    "Tell this office, in person or in writing; bring what shows that it is wrong. A wrong "
    "cancellation is taken back, and then counts as never made: no day of your years is lost."
)
REVIEW = N_(
    "You may also ask for administrative review within 60 days of learning of this "
    "(Administrative Review Law, art. 20)."
)
