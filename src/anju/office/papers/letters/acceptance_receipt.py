"""The receipt of acceptance (受理回执): the legal clock runs, and until when.

Source: Regulation art. 9(6).
"""

from dataclasses import dataclass
from datetime import date

from anju.law.materials import Material
from anju.law.terms import term
from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Item, Items, Sentence, Text, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class AcceptanceReceipt:
    """What was accepted, from whom, and the last day of the limit.

    `matter` and `next_steps` are keys of the catalogue; `received` is what was handed in.
    """

    imprint: Imprint
    party: Party
    matter: str
    accepted_on: date
    last_day: date
    received: tuple[Material, ...] = ()
    next_steps: tuple[str, ...] = ()


def typeset_acceptance_receipt(paper: AcceptanceReceipt, language: str) -> bytes:
    """The receipt as PDF in "zh" or "en"; raises CannotPrint."""
    last_day = day_in_words(paper.last_day, language)
    promise = N_("Accepted. You have an answer by {last_day} at the latest.")
    received = ("、" if language == "zh" else "; ").join(
        say(term(material), language) for material in paper.received
    )
    blocks: list[Block] = [
        Sentence(say(promise, language).format(last_day=last_day)),
        party_facts(
            paper.party,
            (N_("Matter"), say(paper.matter, language)),
            (N_("Receipt number"), paper.imprint.number),
            (N_("Accepted on"), day_in_words(paper.accepted_on, language)),
            (N_("Last day of the limit"), last_day),
            (N_("Handed in"), received),
            language=language,
        ),
        Text(say(N_("What happens next"), language), "heading"),
        Items(tuple(Item(say(step, language)) for step in paper.next_steps or NEXT_STEPS)),
        Text(say(BASIS, language), "small"),
    ]
    return typeset_letter(
        PaperKind.ACCEPTANCE_RECEIPT, paper.imprint, language, blocks, to=paper.party.name
    )


NEXT_STEPS = (
    N_("The office examines what you handed in. You need not come meanwhile."),
    N_("It tells you when it has decided. Nothing more is asked for that could be asked for now."),
    N_("Keep this receipt: with its number the office finds your matter at once."),
)
"""What happens next, where the procedure says nothing of its own."""

BASIS = N_(
    "Interim Regulations on Residence Permits, art. 9(6). The day of acceptance is not counted; "
    "the limit ends at the end of its last day."
)
