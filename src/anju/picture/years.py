"""The residence years of a life as bands: whole years, and the part of the last one.

Source: Regulation art. 10(3).  A late endorsement begins the years afresh or leaves the gap
out; the bands before a fresh start stay in the picture, though they count no longer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from anju.law.endorsement import Effect, Judgement
from anju.law.legal_days import ONE_DAY, anniversary
from anju.law.life import Life
from anju.law.residence_years import YearsCount
from anju.picture.marks import YearBand


@dataclass(frozen=True, slots=True)
class Spell:
    """Days counted in one go, up to the eve of `end`; `chapter` rises when years begin afresh."""

    first_day: date
    end: date
    count: YearsCount
    chapter: int


def year_bands(life: Life, last_day: date) -> tuple[YearBand, ...]:
    """The bands of all years begun by the day the life is known on, none beyond `last_day`.

    The one day that lies between a full year and the suspension after it is no band.
    """
    found = spells(life, last_day + ONE_DAY)
    full = {spell.chapter: _full_years(spell, life.known_on) for spell in found}
    current = found[-1].chapter
    return tuple(
        YearBand(
            number, first, last, full_on, number <= full[spell.chapter], spell.chapter == current
        )
        for spell in found
        for number, first, last, full_on in _pieces(spell, life.known_on)
    )


def spells(life: Life, end: date) -> list[Spell]:
    """The spells of a life in order; the last ends with suspension, cancellation, or on `end`."""
    first_day, chapter = life.permit.issued_on, 0
    count, found = YearsCount.from_issue(first_day), []
    for judgement in filter(_breaks, life.judgements):
        gap = judgement.gap
        assert gap is not None  # noqa: S101 - every late endorsement has one
        found.append(Spell(first_day, gap.first_day, count, chapter))
        chapter += judgement.effect is Effect.RESTARTED
        first_day, count = gap.last_day + ONE_DAY, count.after(judgement)
    ends = (end, life.suspended_from, life.cancelled_from)
    return [*found, Spell(first_day, min(day for day in ends if day), count, chapter)]


def _breaks(judgement: Judgement) -> bool:
    if judgement.effect is Effect.RESTARTED:
        return True
    return judgement.effect is Effect.GAP_EXCLUDED and bool(judgement.gap and judgement.gap.days)


def _full_years(spell: Spell, on: date) -> int:
    """A year that is full on the very first suspended day is full."""
    return spell.count.whole_years_on(min(on, spell.end))


def _pieces(spell: Spell, on: date) -> Iterator[tuple[int, date, date, date]]:
    first, number = spell.first_day, spell.count.whole_years_on(spell.first_day)
    while first < spell.end and first <= on:
        number += 1
        full_on = anniversary(spell.count.counted_from, number)
        if first == on or spell.end - first > ONE_DAY:
            yield number, first, min(full_on, spell.end) - ONE_DAY, full_on
        first = full_on
