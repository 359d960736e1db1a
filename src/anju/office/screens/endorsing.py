"""What an endorsement takes at a place, in words: what to bring, who may come, where, on line.

Each is one sentence with what it rests on; a local value says how surely it is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.law.agents import OF_AGE_TO_APPLY
from anju.law.citation import REGULATION, Citation
from anju.law.endorsement_conditions import GOES_ON_LIVING_THERE
from anju.law.endorsement_file import SHOWN_BY, Change
from anju.law.fees import FEES
from anju.law.local_rules import AgentCase, Endorser
from anju.law.materials import PROOFS, PROVES
from anju.law.measures import Measure, local_citations
from anju.law.terms import term
from anju.law.wording import CONFIDENCE
from anju.words import N_, say


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and what it rests on."""

    sentence: str
    basis: str


UNCHANGED = N_(
    "Bring your resident identity card. Where home, work and school are as they were, you declare "
    "so and show nothing more."
)
CHANGED: dict[Change, str] = {
    Change.ADDRESS: N_("Moved within the city: bring one proof of the new home: {materials}."),
    Change.EMPLOYMENT: N_("Changed work: bring one proof of it: {materials}."),
    Change.SCHOOLING: N_("Changed school: bring one proof of it: {materials}."),
}
GROUND_AGAIN = N_(
    "This place asks again for one of the three grounds: work, a home or schooling that goes on."
)
REGISTERED = N_("This place asks for {months} months of registration in the past year.")
INSURED = N_("This place asks for {months} months of social insurance in the past year.")
RELATIVES: dict[AgentCase, str] = {
    AgentCase.ASSISTING_BODY: N_("An employer or a school may file for its people."),
    AgentCase.LIMITED_MOBILITY: N_(
        "For somebody old or disabled who can hardly come, a guardian or a close relative may."
    ),
    AgentCase.UNDER_16: N_("For a child under {age}, a guardian or a close relative may."),
}
NO_AGENTS = N_(
    "No rule is known here on who may endorse for a child or a parent: ask the police station."
)
AT_THE_STATION = N_(
    "Go to the police station of the place of residence, or to a community agency it entrusted."
)
POLICE_ONLY = N_("Here it is endorsed at police stations.")
ANY_OFFICE = N_("Any such office of the city will do where the address is unchanged.")
ONLINE = N_("It can be done on line, by the place's own app or site.")
NOT_ONLINE = N_("It cannot be done on line here.")
ONLINE_UNKNOWN = N_("Whether it can be done on line here is not known to us: ask the office.")
FREE = N_("It costs nothing, in time or late.")


def what_to_bring(measure: Measure, language: str) -> tuple[Said, ...]:
    """What to bring, and what the place asks beside it."""
    return (
        Said(say(UNCHANGED, language), GOES_ON_LIVING_THERE.in_words(language)),
        *(_changed(change, language) for change in Change),
        *_asked_here(measure, language),
    )


def who_may_come(measure: Measure, language: str) -> tuple[Said, ...]:
    """Who may endorse for another person."""
    cases = measure.local.endorsement_agents
    if not cases:
        return (Said(say(NO_AGENTS, language), Citation(REGULATION, 10, 2).in_words(language)),)
    basis = known_by(measure, "endorsement_agents", language)
    told = (say(RELATIVES[case], language) for case in sorted(cases))
    return tuple(Said(each.format(age=OF_AGE_TO_APPLY), basis) for each in told)


def where_to_go(measure: Measure, language: str) -> tuple[Said, ...]:
    """At which offices."""
    national = Citation(REGULATION, 10, 2).in_words(language)
    local = measure.local
    only_police = local.endorsed_by == frozenset({Endorser.POLICE})
    first = (
        Said(say(POLICE_ONLY, language), known_by(measure, "endorsed_by", language))
        if only_police
        else Said(say(AT_THE_STATION, language), national)
    )
    if not local.any_office:
        return (first,)
    return first, Said(say(ANY_OFFICE, language), known_by(measure, "any_office", language))


def on_line(measure: Measure, language: str) -> Said:
    """Whether it can be done without going anywhere."""
    if measure.local.online is None:
        return Said(say(ONLINE_UNKNOWN, language), Citation(REGULATION, 10, 2).in_words(language))
    sentence = ONLINE if measure.local.online else NOT_ONLINE
    return Said(say(sentence, language), known_by(measure, "online", language))


def cost(language: str) -> Said:
    """What it costs: nothing anywhere, which no measure can change."""
    return Said(say(FREE, language), FEES.in_words(language))


def known_by(measure: Measure, name: str, language: str) -> str:
    """On what a local value rests, and how surely it is known; KeyError where there is none."""
    cited = local_citations(measure) or (Citation(REGULATION),)
    return say("{articles}; {place}: {confidence}", language).format(
        articles=cited[0].in_words(language),
        place=measure.name(language),
        confidence=say(CONFIDENCE[measure.local.sources[name].confidence], language),
    )


def _changed(change: Change, language: str) -> Said:
    between = ", " if language == "en" else "、"
    proofs = sorted(PROVES[SHOWN_BY[change]])
    materials = between.join(say(term(each), language) for each in proofs)
    sentence = say(CHANGED[change], language).format(materials=materials)
    return Said(sentence, PROOFS.in_words(language))


def _asked_here(measure: Measure, language: str) -> Iterator[Said]:
    local = measure.local
    if local.endorsement_needs_ground:
        basis = known_by(measure, "endorsement_needs_ground", language)
        yield Said(say(GROUND_AGAIN, language), basis)
    for name, sentence in (
        ("endorsement_registered_months", REGISTERED),
        ("endorsement_insured_months", INSURED),
    ):
        if months := getattr(local, name):
            told = say(sentence, language).format(months=months)
            yield Said(told, known_by(measure, name, language))
