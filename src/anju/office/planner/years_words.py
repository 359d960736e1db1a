"""A time without a break, in words: whether it is reached, when to endorse, what would break it."""

from collections.abc import Iterator
from dataclasses import dataclass

from anju.law.city_size import CitySize, size_citations
from anju.law.measures import Cycle, PlaceMeasures
from anju.law.settlement_rules import INSURANCE_CAP
from anju.law.statements import prospect_in_words
from anju.law.terms import term
from anju.law.unbroken import Unbroken
from anju.law.wording import basis, day_in_words
from anju.words import N_, say, translator

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """An answer in words: the sentence on top, what to endorse, what would break it."""

    is_reached: bool
    headline: str
    lines: tuple[str, ...]
    to_endorse: tuple[str, ...]
    breaks: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class Settling:
    """What a city of one size may ask for before settlement; `basis` are the articles."""

    size: str
    conditions: tuple[str, ...]
    basis: str


REACHED = N_("Yes: {time} without a break, reached on {reached_on}.")
TOO_LATE = N_("No: {time} without a break, reached only on {reached_on}, after {by}.")
CANCELLED = N_("No: the permit is cancelled, and its years end with it.")
NOTHING_TO_DO = N_("No endorsement is due before then.")
LATEST = N_("With an endorsement after {endorse_by} it is not reached any more.")
EACH = N_("From {first_day} to {last_day}")
ONLY_THE_FIRST = N_(
    "Here the next year runs from the day of the endorsement: the later windows are those of "
    "endorsements on the last day."
)

SIZES: dict[CitySize, tuple[str, ...]] = {
    CitySize.SMALL: (N_("A lawful stable dwelling, and nothing else."),),
    CitySize.MEDIUM: (
        N_("Lawful stable employment and a lawful stable dwelling."),
        N_("Social insurance for some time; the city sets how long, at most {insurance} years."),
        N_("No points, and no test of the floor area or the price of the dwelling."),
        N_("A city under little pressure may ask for the dwelling only."),
    ),
    CitySize.LARGE: (
        N_("Lawful stable employment for some time and a lawful stable dwelling."),
        N_("Social insurance for some time; the city sets how long, at most {insurance} years."),
        N_("No points, and no test of the floor area or the price of the dwelling."),
    ),
    CitySize.LARGE_FROM_3_MILLION: (
        N_("Lawful stable employment for some time and a lawful stable dwelling."),
        N_("Social insurance for some time; the city sets how long, at most {insurance} years."),
        N_("The city may set rules on the dwelling, and points."),
    ),
    CitySize.MEGACITY: (
        N_("Points: the city sets the rules and the points asked for."),
        N_("They are for work, a dwelling, years of social insurance, and years without a break."),
    ),
}
"""What art. 16 lets a city of each size ask for."""


def time_in_words(months: int, language: str) -> str:
    """A number of months, as years where they are whole.

    >>> time_in_words(24, "en"), time_in_words(6, "en")
    ('2 years', '6 months')
    """
    years, rest = divmod(months, MONTHS_A_YEAR)
    if rest:
        said = translator(language).ngettext("{count} month", "{count} months", months)
        return said.format(count=months)
    return translator(language).ngettext("{years} year", "{years} years", years).format(years=years)


def outlook(found: Unbroken, rules: PlaceMeasures, language: str) -> Outlook:
    """The answer in words."""
    measure = rules.on(found.by)
    return Outlook(
        is_reached=found.is_reached,
        headline=_headline(found, language),
        lines=tuple(_lines(found, rules, language)),
        to_endorse=tuple(_each(found, language)),
        breaks=prospect_in_words(found.breaks, language) if found.breaks else "",
        rests_on=basis(measure, language),
    )


def settling(language: str) -> tuple[Settling, ...]:
    """The conditions of settlement by the size of a city (art. 16), the smallest first."""
    return tuple(
        Settling(
            _heading(size, language),
            tuple(_condition(sentence, size, language) for sentence in sentences),
            _cited(size, language),
        )
        for size, sentences in SIZES.items()
    )


def _heading(size: CitySize, language: str) -> str:
    label = say(term(size), language)
    return label[0].upper() + label[1:]


def _cited(size: CitySize, language: str) -> str:
    between = "; " if language == "en" else "；"
    return between.join(each.in_words(language) for each in size_citations(size))


def _condition(sentence: str, size: CitySize, language: str) -> str:
    years = INSURANCE_CAP.get(size, 0) // MONTHS_A_YEAR
    return say(sentence, language).format(insurance=years)


def _headline(found: Unbroken, language: str) -> str:
    if found.reached_on is None:
        return say(CANCELLED, language)
    sentence = REACHED if found.is_reached else TOO_LATE
    return say(sentence, language).format(
        time=time_in_words(found.months, language),
        reached_on=day_in_words(found.reached_on, language),
        by=day_in_words(found.by, language),
    )


def _lines(found: Unbroken, rules: PlaceMeasures, language: str) -> Iterator[str]:
    if found.is_reached and not found.windows:
        yield say(NOTHING_TO_DO, language)
    if found.endorse_by:
        yield say(LATEST, language).format(endorse_by=day_in_words(found.endorse_by, language))
    if rules.on(found.by).cycle is Cycle.ROLLING and len(found.windows) > 1:
        yield say(ONLY_THE_FIRST, language)


def _each(found: Unbroken, language: str) -> Iterator[str]:
    for window in found.windows:
        yield say(EACH, language).format(
            first_day=day_in_words(window.first_day, language),
            last_day=day_in_words(window.last_day_told, language),
        )
