"""What an endorsement would do, or did, as the clerk and the holder read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from anju.law.endorsement import Effect
from anju.law.wording import day_in_words
from anju.office.casework.endorsement.preview import Preview
from anju.office.casework.endorsement.told import Told
from anju.office.registry.refused import Because, Refused
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say, translator

HEADLINES: Final[Mapping[Effect, str]] = {
    Effect.TIMELY: N_("In time. Nothing is interrupted."),
    Effect.HELD_OPEN: N_("In time, because the period was held open by decree."),
    Effect.GRACE: N_("Late, but within the grace of this place. Nothing is interrupted."),
    Effect.HEALED: N_("Late, and not charged to the holder. Nothing is interrupted."),
    Effect.RESTARTED: N_("Late. Use is restored, and the years begin anew today."),
    Effect.GAP_EXCLUDED: N_("Late. Use is restored; the suspended days do not count."),
}
LAST_DAY: Final = N_("Good until {day}.")
NEXT_WINDOW: Final = N_("Endorse again from {first_day} to {last_day}.")
FROM_TO: Final = N_("Endorse from {first_day} to {last_day}.")
COUNTED_FROM: Final = N_("Counted from {day}.")
ENDORSED_TODAY: Final = N_("Endorsed today already.")
FREE: Final = N_("Free of charge.")
NO_YEAR: Final = N_("less than a year")


@dataclass(frozen=True, slots=True)
class Foretold:
    """An endorsement in words.

    `possible` is False where it cannot be made: then `headline` says why, or from when it can.
    `is_loss` says that years or days are lost by it.
    """

    possible: bool
    headline: str
    lines: tuple[str, ...] = ()
    is_loss: bool = False


def foretell(found: Preview, language: str) -> Foretold:
    """What an endorsement today would do, or what stands in its way."""
    refusal = found.refusal
    if isinstance(refusal, Refused) and refusal.reason is Because.ALREADY_DECIDED:
        told = f"{say(ENDORSED_TODAY, language)} {found.now.sentence(language)}"
        return Foretold(possible=False, headline=told)
    if found.told is None:
        return _not_now(found, as_sentence(found.sentence(language), language), language)
    return told_in_words(found.told, language)


def _not_now(found: Preview, why: str, language: str) -> Foretold:
    """Why not; before it the days, where it is only too early."""
    standing = found.now.standing
    if found.opens_on is None or standing is None or standing.window_last_day is None:
        return Foretold(possible=False, headline=why)
    days = say(FROM_TO, language).format(
        first_day=day_in_words(found.opens_on, language),
        last_day=day_in_words(standing.window_last_day, language),
    )
    return Foretold(possible=False, headline=days, lines=(why,))


def told_in_words(told: Told, language: str) -> Foretold:
    """An endorsement: what it is, until when the permit is good, the years before and after."""
    return Foretold(
        possible=True,
        headline=say(HEADLINES[told.effect], language),
        lines=tuple(_lines(told, language)),
        is_loss=bool(told.days_lost or told.years_lost),
    )


def _lines(told: Told, language: str) -> Iterator[str]:
    after = told.after
    if after.window_first_day and after.window_last_day:
        last_day = day_in_words(after.window_last_day, language)
        yield say(LAST_DAY, language).format(day=last_day)
        yield say(NEXT_WINDOW, language).format(
            first_day=day_in_words(after.window_first_day, language), last_day=last_day
        )
    yield _years(told, language)
    counted_from = day_in_words(told.after.counted_from, language)
    yield say(COUNTED_FROM, language).format(day=counted_from)
    if told.days_lost:
        sentence = translator(language).ngettext(
            "{days} suspended day does not count.",
            "{days} suspended days do not count.",
            told.days_lost,
        )
        yield sentence.format(days=told.days_lost)
    yield say(FREE, language)


def _years(told: Told, language: str) -> str:
    before, after = told.before.residence_years, told.after.residence_years
    if before == after:
        said = say(N_("Residence years: {after}, as before."), language)
    else:
        said = say(N_("Residence years: {before} before, {after} after."), language)
    return said.format(before=_whole(before, language), after=_whole(after, language))


def _whole(years: int, language: str) -> str:
    if not years:
        return say(NO_YEAR, language)
    said = translator(language).ngettext("{years} full year", "{years} full years", years)
    return said.format(years=years)
