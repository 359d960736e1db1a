"""What there is to tell a holder about a permit on a day, statement by statement.

Each statement is one sentence and the basis it rests on: what to do now, how the years
stand, and what an endorsement in each stretch of days would do.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from anju.law.citation import REGULATION, Citation
from anju.law.endorsement import Effect
from anju.law.life import Life, State
from anju.law.prospects import Prospect, prospect_on, prospects
from anju.law.standing import NextStep, Standing, WindowState, standing_of
from anju.law.wording import basis, day_in_words
from anju.words import N_, say, translator


class Topic(StrEnum):
    """What a statement is about, in the order people ask."""

    NEXT_STEP = "next_step"
    YEARS = "years"
    PROSPECT = "prospect"
    COST = "cost"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence for a holder, and what it rests on."""

    topic: Topic
    sentence: str
    basis: str


NEXT_STEPS = {
    NextStep.APPLY_ANEW: N_("The permit is cancelled: apply for a new one; the years begin again."),
    NextStep.NOTHING: N_(
        "Nothing to do now. Endorse from {window_first_day} to {window_last_day} and nothing is "
        "interrupted."
    ),
    NextStep.ENDORSE: N_("Endorse by {window_last_day} and nothing is interrupted."),
}
LAST_MOMENT = N_(
    "Endorse today: the last day told was {window_last_day}, and use is suspended from "
    "{suspended_from}."
)
WAIT = N_("Nothing to do now: the endorsement was filed and is being decided.")
LATE_STEPS = {
    Effect.RESTARTED: N_(
        "Endorse as soon as you can: use comes back on that day, and the years begin again from it."
    ),
    Effect.GAP_EXCLUDED: N_(
        "Endorse as soon as you can: use comes back on that day, and only the suspended days are "
        "left out of the years."
    ),
}
HEALS = N_("Endorse by {heals_until}: use comes back on that day, and no year is broken.")
TURNS_BACK: dict[Effect | None, str] = {
    Effect.RESTARTED: N_(
        "Endorse by {heals_until}: by decree the years then begin again from {counted_on}, "
        "no later."
    ),
    Effect.GAP_EXCLUDED: N_(
        "Endorse by {heals_until}: by decree only the suspended days before {counted_on} are left "
        "out of the years."
    ),
}

PROSPECTS = {
    Effect.TIMELY: N_("Endorsed {span}: on time, the years go on."),
    Effect.HELD_OPEN: N_("Endorsed {span}: counted as on time, the years go on."),
    Effect.GRACE: N_("Endorsed {span}: use is suspended until then, but the years go on."),
    Effect.HEALED: N_("Endorsed {span}: the gap was healed by the office, the years go on."),
    Effect.RESTARTED: N_(
        "Endorsed {span}: use is suspended until then, and the years begin again from that day."
    ),
    Effect.GAP_EXCLUDED: N_(
        "Endorsed {span}: use is suspended until then, and the suspended days are left out."
    ),
    None: N_("{span}: cancelled by the measure itself; only a new permit helps."),
}
TURNED_BACK = N_("Endorsed {span}: by decree judged as if made on {counted_on}.")


def statements(life: Life, language: str) -> tuple[Statement, ...]:
    """Everything to tell a holder on the day a life is known on, in a language."""
    standing = standing_of(life)
    rests_on = basis(standing.measure, language)
    sentences = [
        (Topic.NEXT_STEP, next_step_in_words(standing, life, language)),
        *((Topic.YEARS, sentence) for sentence in years_in_words(standing, life, language)),
    ]
    cancelled = standing.status is State.CANCELLED
    if not cancelled:
        ahead = prospects_ahead(life)
        sentences += [(Topic.PROSPECT, prospect_in_words(each, language)) for each in ahead]
    return (
        *(Statement(topic, sentence, rests_on) for topic, sentence in sentences),
        *(() if cancelled else _how_to_endorse(language)),
    )


def _how_to_endorse(language: str) -> tuple[Statement, ...]:
    where = N_(
        "Endorse at the police station of the place of residence, at a community agency it "
        "entrusted, or online where the place offers it."
    )
    cost = N_("An endorsement costs nothing.")
    return (
        Statement(
            Topic.WHERE, say(where, language), Citation(REGULATION, 10, 2).in_words(language)
        ),
        Statement(Topic.COST, say(cost, language), Citation(REGULATION, 21).in_words(language)),
    )


def next_step_in_words(standing: Standing, life: Life, language: str) -> str:
    """What to do now and by when, with the days left."""
    if standing.pending:
        return say(WAIT, language)
    if standing.status is State.SUSPENDED:
        return _late_step(standing, life, language)
    sentence, days = NEXT_STEPS[standing.next_step], _window_days(standing)
    told = standing.window_last_day
    if standing.window is WindowState.OPEN and told and standing.on > told:
        sentence = LAST_MOMENT
    if told and standing.next_step is NextStep.NOTHING:
        left = _days_until(standing.on, told, language)
    else:
        left = _days_left(standing.on, told, language)
    return _filled(sentence, days, language) + left


def _late_step(standing: Standing, life: Life, language: str) -> str:
    prospect = prospect_on(life, standing.on)
    if prospect is None or (prospect.effect in LATE_STEPS and not prospect.counted_on):
        effect = prospect.effect if prospect else None
        return say(LATE_STEPS[effect or Effect.RESTARTED], language)
    days = {"heals_until": prospect.last_day, "counted_on": prospect.counted_on}
    sentence = TURNS_BACK.get(prospect.effect, HEALS)
    return _filled(sentence, days, language) + _days_left(standing.on, prospect.last_day, language)


def _window_days(standing: Standing) -> dict[str, date | None]:
    return {
        "window_first_day": standing.window_first_day,
        "window_last_day": standing.window_last_day,
        "suspended_from": standing.suspended_from,
    }


def _filled(sentence: str, days: dict[str, date | None], language: str) -> str:
    written = {name: day_in_words(day, language) for name, day in days.items() if day}
    return say(sentence, language).format_map(written)


def _days_left(on: date, last_day: date | None, language: str) -> str:
    """How many days are left until a last day; nothing where it has passed."""
    if last_day is None or last_day < on:
        return ""
    days = (last_day - on).days
    if days == 0:
        return say(" Today is that day.", language)
    sentence = translator(language).ngettext(" {days} day is left.", " {days} days are left.", days)
    return sentence.format(days=days)


def _days_until(on: date, last_day: date, language: str) -> str:
    """The same before a window opens, where it has to be said which day they lead to."""
    days = (last_day - on).days
    sentence = translator(language).ngettext(
        " {days} day is left until the last day.",
        " {days} days are left until the last day.",
        days,
    )
    return sentence.format(days=days)


def years_in_words(standing: Standing, life: Life, language: str) -> list[str]:
    """The whole years, the days in force, and the day the next full year is reached."""
    said = [_years_so_far(standing, language)]
    if standing.status is State.IN_FORCE:
        reached_on = day_in_words(life.years.next_year_reached_on(standing.on), language)
        text = N_("The next full year is reached on {reached_on} if nothing breaks it.")
        said.append(say(text, language).format(reached_on=reached_on))
    elif standing.status is State.SUSPENDED:
        said.append(say(N_("The years stand still while use is suspended."), language))
    return said


def _years_so_far(standing: Standing, language: str) -> str:
    years = standing.residence_years
    sentence = translator(language).ngettext(
        "{years} full year of residence, counted from {counted_from}; {days} days count in all.",
        "{years} full years of residence, counted from {counted_from}; {days} days count in all.",
        years,
    )
    if years == 0:
        sentence = say(
            "Less than a full year of residence, counted from {counted_from}; {days} days count "
            "in all.",
            language,
        )
    counted_from = day_in_words(standing.counted_from, language)
    return sentence.format(years=years, counted_from=counted_from, days=standing.accumulated_days)


def prospects_ahead(life: Life) -> list[Prospect]:
    """The prospects from the day a life is known on; the first one cut to begin there."""
    on = life.known_on
    ahead = [each for each in prospects(life) if each.last_day is None or each.last_day >= on]
    return [replace(each, first_day=max(each.first_day, on)) for each in ahead]


def prospect_in_words(prospect: Prospect, language: str) -> str:
    """What an endorsement in a stretch of days would do."""
    span = _span(prospect, language)
    if prospect.counted_on and prospect.effect:
        counted_on = day_in_words(prospect.counted_on, language)
        return say(TURNED_BACK, language).format(span=span, counted_on=counted_on)
    sentence = say(PROSPECTS[prospect.effect], language).format(span=span)
    return sentence[0].upper() + sentence[1:]


def _span(prospect: Prospect, language: str) -> str:
    first = day_in_words(prospect.first_day, language)
    if prospect.last_day is None:
        return say(N_("from {first_day} on"), language).format(first_day=first)
    if prospect.last_day == prospect.first_day:
        return say(N_("on {day}"), language).format(day=first)
    last = day_in_words(prospect.last_day, language)
    return say(N_("from {first_day} to {last_day}"), language).format(
        first_day=first, last_day=last
    )
