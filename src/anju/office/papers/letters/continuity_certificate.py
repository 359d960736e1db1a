"""The certificate of continuous residence (居住连续证明), for a school or an authority."""

from dataclasses import dataclass
from datetime import date

from anju.law.life import State
from anju.law.wording import day_in_words
from anju.office.papers.imprint import Imprint
from anju.office.papers.kinds import PaperKind
from anju.office.papers.letter import Block, Sentence, Text, typeset_letter
from anju.office.papers.letters.parties import Party, party_facts
from anju.picture.captions import STATES, years_in_words
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class ContinuityCertificate:
    """How a permit stood on the day `as_of`; `issued_on` is the permit's first day.

    `purpose` is what the holder asked it for, in their own words; empty where nothing was said.
    """

    imprint: Imprint
    party: Party
    masked_permit_number: str
    place_zh: str
    place_en: str
    issued_on: date
    status: State
    continuous_since: date
    whole_years: int
    as_of: date
    purpose: str = ""


def typeset_continuity_certificate(paper: ContinuityCertificate, language: str) -> bytes:
    """The certificate as PDF in "zh" or "en"; raises CannotPrint."""
    place = paper.place_en if language == "en" and paper.place_en else paper.place_zh
    since, as_of = (day_in_words(day, language) for day in (paper.continuous_since, paper.as_of))
    told = say(CERTIFIED, language).format(place=place, since=since, as_of=as_of)
    blocks: list[Block] = [
        Sentence(told),
        party_facts(
            paper.party,
            (N_("Permit number"), paper.masked_permit_number),
            (N_("Permit issued on"), day_in_words(paper.issued_on, language)),
            (N_("Status"), say(STATES[paper.status], language)),
            (N_("Continuous since"), since),
            (N_("Whole years"), years_in_words(paper.whole_years, language)),
            (N_("As of"), as_of),
            (N_("Asked for"), paper.purpose),
            language=language,
        ),
        Text(say(LATER, language)),
        Text(say(BASIS, language), "small"),
    ]
    return typeset_letter(PaperKind.CONTINUITY_CERTIFICATE, paper.imprint, language, blocks)


CERTIFIED = N_(
    "The person named below has held a residence permit of {place}; as of {as_of}, residence is "
    "counted continuously from {since}."
)
LATER = N_(
    "What was recorded after that day is not in it. Whoever relies on this paper sees with the "
    "check code how the permit stands today."
)
BASIS = N_(
    "Counted by the Interim Regulations on Residence Permits, art. 10, and the measures of the "
    "place."
)
