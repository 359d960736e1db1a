"""The planner's answer: everything there is to tell about a permit, part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from anju.law.confidence import Confidence
from anju.law.life import Life, State
from anju.law.measure_in_words import measure_in_words
from anju.law.measures import NATIONAL, Measure
from anju.law.standing import Standing, WindowState, standing_of
from anju.law.statements import Statement, Topic, statements
from anju.law.wording import basis, day_in_words
from anju.office.planner.question import Question, place_in_words
from anju.office.screens.endorsing import (
    Said,
    cost,
    on_line,
    what_to_bring,
    where_to_go,
    who_may_come,
)
from anju.picture.scene import Scene, scene
from anju.words import N_, say, translator


@dataclass(frozen=True, slots=True)
class Part:
    """Some sentences under a heading, each group with what it rests on."""

    name: str
    heading: str
    groups: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what is known: what it is, and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page shows; `caution` is empty where the rule of the place is surely known."""

    headline: str
    rests_on: str
    state: str
    rule: str
    caution: str
    facts: tuple[Fact, ...]
    scene: Scene
    parts: tuple[Part, ...]


HEADINGS = {
    Topic.PROSPECT: N_("What each later day does"),
    Topic.YEARS: N_("The years"),
}
BRING = N_("What to bring")
WHO = N_("For a child or a parent")
WHERE = N_("Where to go")
ONLINE = N_("On line")
COST = N_("Cost")
RULE = N_("The rule of the place")

FROM_GUIDES = N_(
    "The rule of {place} is known from guides only: ask the police station of the place before you "
    "rely on a day."
)
OWN_RULE = N_("Judged by the rule of {place}.")
NATIONAL_RULE = N_("Judged by the national rule: no rule of {place} of its own is known to us.")
WHOLE_COUNTRY = N_("Judged by the national rule.")


def answer(question: Question, language: str) -> Answer | None:
    """The answer to a question; None where it was not understood."""
    life = question.life
    if life is None:
        return None
    standing = standing_of(life)
    first, *more = statements(life, language)
    return Answer(
        headline=first.sentence,
        rests_on=first.basis,
        state=_state(standing),
        rule=_rule_of(question.place, standing.measure, language),
        caution=_caution(standing.measure, language),
        facts=tuple(_facts(standing, life, language)),
        scene=scene(life),
        parts=tuple(_parts(more, standing.measure, language)),
    )


def _state(standing: Standing) -> str:
    """What the badge of a status says."""
    if standing.status is State.IN_FORCE and standing.window is WindowState.OPEN:
        return "window_open"
    return standing.status.value


def _rule_of(place: str, measure: Measure, language: str) -> str:
    if place == NATIONAL:
        return say(WHOLE_COUNTRY, language)
    if measure.code == NATIONAL:
        return say(NATIONAL_RULE, language).format(place=place_in_words(place, language))
    return say(OWN_RULE, language).format(place=measure.name(language))


def _caution(measure: Measure, language: str) -> str:
    if measure.confidence is not Confidence.GUIDES:
        return ""
    return say(FROM_GUIDES, language).format(place=measure.name(language))


def _facts(standing: Standing, life: Life, language: str) -> Iterator[Fact]:
    days = (
        (N_("Window opens"), standing.window_first_day),
        (N_("Last day"), standing.window_last_day),
        (N_("Use suspended from"), standing.suspended_from),
        (N_("Cancelled from"), standing.cancelled_from),
    )
    for label, day in days:
        if day:
            yield Fact(say(label, language), day_in_words(day, language))
    yield Fact(say(N_("Years so far"), language), _years(standing.residence_years, language))
    if standing.status is State.IN_FORCE:
        reached_on = life.years.next_year_reached_on(standing.on)
        yield Fact(say(N_("Next full year"), language), day_in_words(reached_on, language))


def _years(years: int, language: str) -> str:
    if not years:
        return say(N_("less than a year"), language)
    said = translator(language).ngettext("{years} full year", "{years} full years", years)
    return said.format(years=years)


def _parts(told: Iterable[Statement], measure: Measure, language: str) -> Iterator[Part]:
    by_topic = {topic: [*group] for topic, group in groupby(told, lambda each: each.topic)}
    for topic, heading in HEADINGS.items():
        if group := by_topic.get(topic):
            sentences = tuple(each.sentence for each in group)
            yield Part(topic.value, say(heading, language), ((sentences, group[0].basis),))
    yield _part("bring", BRING, what_to_bring(measure, language), language)
    yield _part("where", WHERE, where_to_go(measure, language), language)
    yield _part("online", ONLINE, (on_line(measure, language),), language)
    yield _part("who", WHO, who_may_come(measure, language), language)
    yield _part("cost", COST, (cost(language),), language)
    rule = tuple(measure_in_words(measure, language))
    yield Part("rule", say(RULE, language), ((rule, basis(measure, language)),))


def _part(name: str, heading: str, told: Iterable[Said], language: str) -> Part:
    """Sentences with one basis stand together, and it is said once."""
    groups = groupby(told, lambda each: each.basis)
    return Part(
        name,
        say(heading, language),
        tuple((tuple(each.sentence for each in group), rests_on) for rests_on, group in groups),
    )
