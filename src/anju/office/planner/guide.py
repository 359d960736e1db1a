"""The guide in plain words: each question people ask, answered; every number from the measures.

What is national is said first, then how places differ, each by its name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from anju.law.agents import AGENTS, OF_AGE_TO_APPLY
from anju.law.citation import REGULATION, Citation
from anju.law.entitlements import PUBLISHED_LIST, SUSPENSION, Convenience, PublicService, Right
from anju.law.fees import FEES
from anju.law.legacy import EARLIER_PERMITS
from anju.law.legal_days import REGULATION_IN_FORCE_ON, Term
from anju.law.local_rules import AgentCase
from anju.law.materials import PROOFS
from anju.law.measure_in_words import LAST_DAYS, LATE, measure_in_words
from anju.law.measures import NATIONAL, Measure, Measures, local_citations
from anju.law.moving import WHO
from anju.law.replacement import AGAIN
from anju.law.residence_time import HALF_A_YEAR
from anju.law.settlement import WILLING_HOLDER
from anju.law.terms import term
from anju.law.time_limits import ISSUE, PRODUCTION
from anju.law.wording import CONFIDENCE, day_in_words, term_in_words
from anju.office.screens.endorsing import cost, what_to_bring
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class Section:
    """One question and its answer; `basis` is the law it rests on."""

    name: str
    heading: str
    lines: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the guide is made from: the measures of a legal day, the national one apart."""

    national: Measure
    local: tuple[Measure, ...]
    language: str

    def say(self, sentence: str, **slots: object) -> str:
        """A sentence in the language of the guide."""
        return say(sentence, self.language).format(**slots)

    def listed(self, parts: Iterable[str]) -> str:
        """Parts as one listing."""
        return (", " if self.language == "en" else "、").join(parts)

    def cited(self, *citations: Citation) -> str:
        """Citations as one listing."""
        between = "; " if self.language == "en" else "；"
        return between.join(each.in_words(self.language) for each in citations)

    def places(self, asked: Callable[[Measure], bool]) -> str:
        """The names of the places for which something is so."""
        return self.listed(each.name(self.language) for each in self.local if asked(each))

    def by_length(self, asked: Callable[[Measure], Term | None]) -> Iterator[tuple[str, str]]:
        """Each length that places set for something, with their names; not the national one."""
        found: defaultdict[Term, list[str]] = defaultdict(list)
        for each in self.local:
            length = asked(each)
            if length is not None and length != asked(self.national):
                found[length].append(each.name(self.language))
        for length, names in found.items():
            yield term_in_words(length, self.language), self.listed(names)


Lines = Callable[[Known], Iterator[str]]


def guide_of(measures: Measures, today: date, language: str) -> tuple[Section, ...]:
    """Every section of the guide on a legal day, in "zh" or "en"."""
    dated = [measures.for_place(code).on(today) for code in measures.codes()]
    local = tuple(each for each in dated if each.code != NATIONAL)
    known = Known(measures.for_place(NATIONAL).on(today), local, language)
    return tuple(
        Section(name, say(heading, language), tuple(lines(known)), known.cited(*citations))
        for name, heading, lines, citations in SECTIONS
    )


def _what(known: Known) -> Iterator[str]:
    yield known.say(
        N_(
            "A residence permit has no last day of its own. Once a year its holder has it endorsed "
            "(签注): that says that the holder goes on living there, and keeps the years going."
        )
    )
    yield known.say(
        N_("A permit issued before {day} stays good for its own term and needs no endorsement."),
        day=day_in_words(REGULATION_IN_FORCE_ON, known.language),
    )


def _who(known: Known) -> Iterator[str]:
    yield known.say(N_("Every holder who goes on living in the city that issued the permit."))
    yield known.say(
        N_("Residents of Hong Kong, Macao and Taiwan have another card, which needs none.")
    )


def _when(known: Known) -> Iterator[str]:
    yield from measure_in_words(known.national, known.language)[:2]
    for length, names in known.by_length(lambda each: each.window):
        yield known.say(N_("{places}: the window is {length}."), places=names, length=length)
    told = (known.national.last_day_told, known.national.suspended_from)
    by_rule: defaultdict[str, list[str]] = defaultdict(list)
    for each in known.local:
        if (each.last_day_told, each.suspended_from) != told:
            rule = LAST_DAYS[each.last_day_told, each.suspended_from]
            by_rule[rule].append(each.name(known.language))
    for rule, alike in by_rule.items():
        yield known.say(N_("{places}: {rule}"), places=known.listed(alike), rule=known.say(rule))
    if rolling := known.places(lambda each: each.cycle is not known.national.cycle):
        yield known.say(
            N_("{places}: the next year runs from the day of the endorsement."), places=rolling
        )


def _where(known: Known) -> Iterator[str]:
    yield known.say(
        N_(
            "At the police station of the place of residence, or at a community agency that it "
            "entrusted."
        )
    )
    if anywhere := known.places(lambda each: bool(each.local.any_office)):
        yield known.say(
            N_("{places}: at any such office of the city, where the address is unchanged."),
            places=anywhere,
        )


def _on_line(known: Known) -> Iterator[str]:
    yield known.say(
        N_("On line in {places}, as far as is known to us. Elsewhere ask the office first."),
        places=known.places(lambda each: bool(each.local.online)),
    )
    if automatic := known.places(lambda each: each.local.automatic_from is not None):
        yield known.say(
            N_("{places}: endorsed by itself where the office knows that nothing changed."),
            places=automatic,
        )


def _bring(known: Known) -> Iterator[str]:
    yield from (each.sentence for each in what_to_bring(known.national, known.language))
    yield cost(known.language).sentence


def _for_others(known: Known) -> Iterator[str]:
    yield known.say(
        N_(
            "To apply: a guardian or a close relative may act for a child under {age}, and for "
            "somebody old or disabled who can hardly come; both identities are shown."
        ),
        age=OF_AGE_TO_APPLY,
    )
    family = {AgentCase.UNDER_16, AgentCase.LIMITED_MOBILITY}
    yield known.say(
        N_(
            "To endorse, the national rule says nothing. {places}: it may be done for them as "
            "well. Elsewhere ask the police station."
        ),
        places=known.places(lambda each: bool(family & (each.local.endorsement_agents or set()))),
    )


def _late(known: Known) -> Iterator[str]:
    yield known.say(
        N_(
            "From the day after the last day use is suspended (使用功能中止): the permit is not "
            "lost, but it can be used for nothing. A late endorsement brings use back on its day."
        )
    )
    yield known.say(LATE[known.national.late])
    for length, names in known.by_length(lambda each: each.grace):
        yield known.say(
            N_("{places}: up to {length} late, the years go on."), places=names, length=length
        )
    if gap := known.places(lambda each: each.late is not known.national.late):
        yield known.say(
            N_("{places}: only the suspended days are left out of the years."), places=gap
        )
    for length, names in known.by_length(lambda each: each.hardship):
        yield known.say(
            N_("{places}: with good reason shown within {length}, an office can heal the gap."),
            places=names,
            length=length,
        )
    for length, names in known.by_length(lambda each: each.lapse):
        yield known.say(
            N_("{places}: suspended for longer than {length}, the permit is cancelled."),
            places=names,
            length=length,
        )


def _lost(known: Known) -> Iterator[str]:
    yield known.say(
        N_(
            "A lost or damaged card is replaced at the same offices; hand back a damaged one. The "
            "years and the days stay as they are: a new card does not endorse."
        )
    )
    fees = [
        known.say(N_("{place} {yuan} yuan"), place=each.name(known.language), yuan=fee)
        for each in known.local
        if (fee := each.local.fee_lost) is not None
    ]
    if fees:
        told = known.listed(fees)
        yield known.say(N_("A new card for a lost one costs a production fee: {fees}."), fees=told)


def _moved(known: Known) -> Iterator[str]:
    yield known.say(N_("Inside the city that issued it the permit goes on: report the address."))
    yield known.say(
        N_("In another city a new permit is applied for, and the years begin again there.")
    )
    if area := known.places(lambda each: bool(each.local.conversion_area)):
        yield known.say(
            N_("{places}: inside an area that their rules name, a permit converts."), places=area
        )


def _good_for(known: Known) -> Iterator[str]:
    groups = (
        (N_("Rights: {uses}."), [*Right]),
        (N_("Public services: {uses}."), [*PublicService]),
        (N_("Conveniences: {uses}."), [*Convenience]),
    )
    for sentence, uses in groups:
        told = known.listed(say(term(each), known.language) for each in uses)
        yield known.say(sentence, uses=told)
    yield known.say(N_("And where the city's conditions are met, settlement (落户)."))


def _first_one(known: Known) -> Iterator[str]:
    yield known.say(
        N_(
            "Who has lived in another city than that of the household registration for {months} "
            "months, registered there, and has work, a home or schooling there."
        ),
        months=known.national.local.residence_months or HALF_A_YEAR,
    )
    yield known.say(
        N_("It is issued within {days} days of acceptance, and the first one is free."),
        days=(known.national.local.production_limit or PRODUCTION).count,
    )


def _law(known: Known) -> Iterator[str]:
    yield REGULATION.title(known.language)
    for each in known.local:
        for citation in local_citations(each):
            yield known.say(
                N_("{articles}; {place}: {confidence}"),
                articles=citation.in_words(known.language),
                place=each.name(known.language),
                confidence=say(CONFIDENCE[each.confidence], known.language),
            )


YEARLY = Citation(REGULATION, 10)
ENDORSED = Citation(REGULATION, 10, 2)
USES = (Citation(REGULATION, 12), Citation(REGULATION, 13), PUBLISHED_LIST, WILLING_HOLDER)

SECTIONS: tuple[tuple[str, str, Lines, tuple[Citation, ...]], ...] = (
    ("what", N_("What is the yearly endorsement?"), _what, (YEARLY, EARLIER_PERMITS)),
    ("who", N_("Who has to endorse?"), _who, (ENDORSED,)),
    ("when", N_("When?"), _when, (ENDORSED,)),
    ("where", N_("Where?"), _where, (ENDORSED,)),
    ("online", N_("Can I do it on line?"), _on_line, (ENDORSED,)),
    ("bring", N_("What do I bring, and what does it cost?"), _bring, (ENDORSED, PROOFS, FEES)),
    ("others", N_("For my child, or for my parents?"), _for_others, (AGENTS, ENDORSED)),
    ("late", N_("What if I am late?"), _late, (SUSPENSION,)),
    ("lost", N_("What if the card is lost?"), _lost, (AGAIN, FEES)),
    ("moved", N_("What if I move?"), _moved, (WHO,)),
    ("uses", N_("What is the permit good for?"), _good_for, USES),
    ("first", N_("How do I get one?"), _first_one, (WHO, ISSUE, FEES)),
    ("law", N_("On what law does this rest?"), _law, ()),
)
"""The name of each section, its question, its lines, and what it rests on."""
