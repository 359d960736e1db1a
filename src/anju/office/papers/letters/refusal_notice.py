"""Notices of non-acceptance (不予受理) and of refusal (不予办理): why, and how to ask for review.

Source: Administrative Review Law art. 20: within 60 days of knowing of the decision.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from anju.law.outcome import Reason
from anju.law.reason_words import basis_in_words, reason_in_words
from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Item, Items, Sentence, Text, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.words import N_, say

Refusing = Literal[PaperKind.NON_ACCEPTANCE_NOTICE, PaperKind.REFUSAL_NOTICE]


@dataclass(frozen=True, slots=True)
class RefusalNotice:
    """Which of the two it is, every reason, and the last day to ask for review of it.

    `matter` and `advice` are keys of the catalogue: `advice` is what to do now.  `remark` is what
    the officer adds in own words, in whatever language.  `review_at_zh` and `review_at_en`
    name the authority that reviews.
    """

    kind: Refusing
    imprint: Imprint
    party: Party
    matter: str
    filed_on: date
    reasons: tuple[Reason, ...]
    review_last_day: date
    review_at_zh: str
    review_at_en: str = ""
    remark: str = ""
    advice: str = ""


def typeset_refusal_notice(paper: RefusalNotice, language: str) -> bytes:
    """The notice as PDF in "zh" or "en"; raises CannotPrint."""
    first = NOT_ACCEPTED if paper.kind is PaperKind.NON_ACCEPTANCE_NOTICE else REFUSED
    reasons = tuple(
        Item(
            reason_in_words(reason, language),
            tuple(filter(None, [basis_in_words(reason, language)])),
        )
        for reason in paper.reasons
    )
    blocks: list[Block] = [
        Sentence(say(first, language)),
        party_facts(
            paper.party,
            (N_("Matter"), say(paper.matter, language)),
            (N_("Filed on"), day_in_words(paper.filed_on, language)),
            language=language,
        ),
        Text(say(N_("Why"), language), "heading"),
        Items(reasons),
    ]
    if paper.remark:
        blocks.append(Text(paper.remark))
    blocks.append(Text(say(N_("What you can do now"), language), "heading"))
    if paper.advice:
        blocks.append(Text(say(paper.advice, language)))
    blocks.append(Text(_review(paper, language)))
    return typeset_letter(paper.kind, paper.imprint, language, blocks, to=paper.party.name)


def _review(paper: RefusalNotice, language: str) -> str:
    at = paper.review_at_en if language == "en" and paper.review_at_en else paper.review_at_zh
    return say(REVIEW, language).format(
        at=at, last_day=day_in_words(paper.review_last_day, language)
    )


NOT_ACCEPTED = N_("Your filing cannot be accepted.")
REFUSED = N_("Your request is refused.")
REVIEW = N_(
    "If you think this is wrong, ask {at} for administrative review, in writing or in person, "
    "within 60 days of learning of it: by {last_day} where this paper was handed to you on its "
    "day. It costs nothing (Administrative Review Law, art. 20)."
)
