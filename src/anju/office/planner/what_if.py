"""What an endorsement on another day would do to the permit that is asked about."""

from dataclasses import dataclass
from datetime import date, timedelta

from anju.law.endorsement import Effect
from anju.law.known import RefusedHistory
from anju.law.life import Life, State
from anju.law.measures import PlaceMeasures
from anju.law.prospects import WhatIf, what_if
from anju.law.refusals import refusal_in_words
from anju.law.statements import PROSPECTS, prospects_ahead
from anju.law.wording import day_in_words
from anju.law.working_days import CalendarUnknown
from anju.office.planner.question import calendar_unknown
from anju.office.screens.sentences import as_sentence
from anju.words import N_, say, translator

ROOM = timedelta(days=60)
"""How far the slider goes beyond the last day on which something changes."""

LONGEST = timedelta(days=800)
"""The longest slider."""


@dataclass(frozen=True, slots=True)
class Imagined:
    """An endorsement on a day in words; `possible` is False where it could not be made."""

    possible: bool
    is_loss: bool
    headline: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slider:
    """The days a slider goes through, both ends included, and the one it stands on."""

    first_day: date
    last_day: date
    day: date

    @property
    def most(self) -> int:
        """The highest number of days after the first."""
        return (self.last_day - self.first_day).days

    @property
    def day_typed(self) -> str:
        """The day it stands on as one types it."""
        return self.day.isoformat()

    @property
    def now(self) -> int:
        """How many days after the first it stands."""
        return (self.day - self.first_day).days


NEXT = N_("Endorse again from {first_day} to {last_day}.")
COUNTED_FROM = N_("The years count from {day}.")


def imagined(life: Life, rules: PlaceMeasures, day: date, language: str) -> Imagined:
    """An endorsement on a legal day, with what is known by then."""
    try:
        found = what_if(life.permit, rules, day)
    except RefusedHistory as refused:
        told = as_sentence(refusal_in_words(refused, language), language)
        return Imagined(possible=False, is_loss=True, headline=told)
    except CalendarUnknown as unknown:
        told = calendar_unknown(unknown, language)
        return Imagined(possible=False, is_loss=True, headline=told)
    span = say(N_("on {day}"), language).format(day=day_in_words(day, language))
    headline = say(PROSPECTS[found.effect], language).format(span=span)
    return Imagined(
        possible=True,
        is_loss=found.effect in {Effect.RESTARTED, Effect.GAP_EXCLUDED},
        headline=headline[0].upper() + headline[1:],
        lines=tuple(_lines(found, language)),
    )


def slider(life: Life, day: date | None) -> Slider | None:
    """The days to try, from the first one that can be endorsed on; None for a cancelled permit."""
    if life.state_on(life.known_on) is State.CANCELLED:
        return None
    ahead = prospects_ahead(life)
    first_day = ahead[0].first_day
    last_day = min(ahead[-1].first_day + ROOM, first_day + LONGEST)
    chosen = min(max(day or life.window.last_day_told, first_day), last_day)
    return Slider(first_day, last_day, chosen)


def _lines(found: WhatIf, language: str) -> list[str]:
    after = found.after
    lines = []
    if after.window_first_day and after.window_last_day:
        lines.append(
            say(NEXT, language).format(
                first_day=day_in_words(after.window_first_day, language),
                last_day=day_in_words(after.window_last_day, language),
            )
        )
    lines.append(_years(found, language))
    return lines


def _years(found: WhatIf, language: str) -> str:
    day = day_in_words(found.after.counted_from, language)
    if not found.years_lost:
        return say(COUNTED_FROM, language).format(day=day)
    sentence = translator(language).ngettext(
        "The years begin again from {day}: {years} full year is lost.",
        "The years begin again from {day}: {years} full years are lost.",
        found.years_lost,
    )
    return sentence.format(day=day, years=found.years_lost)
