"""What somebody was told before of the day by which to act, where an adopted text has moved it.

Told is whatever was put into words for its holder: it stands in the inbox, whether a channel took
it or not.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from anju.law.endorsement import EndorsementWindow
from anju.law.reminder_days import Stage, YearDays, day_to_act_by
from anju.office.notices.models import Message, MessageState

Cycle = tuple[date, int]
"""A year: the first day of its cycle, and its number in it."""

_STAGE: Final = ("permit_id", "cycle_first_day", "cycle_year", "about")


@dataclass(frozen=True, slots=True)
class Said:
    """What a reminder told of a year: a stage, and the day by which to act."""

    cycle: Cycle
    stage: Stage
    act_by: date

    def moved_to(self, year: YearDays) -> date | None:
        """The day that stands in its place in a year as it is now; None where it is the same."""
        now = day_to_act_by(self.stage, year)
        return None if now == self.act_by else now


def cycle_of(window: EndorsementWindow) -> Cycle:
    """The year of a window."""
    return window.cycle_first_day, window.year


def said_last(permit_ids: Collection[str], but: str = "") -> dict[str, Said]:
    """What each permit's holder was told last by a reminder, if anything; one query for all.

    `but` is the identifier of a message that is left out.
    """
    rows = Message.objects.filter(
        permit_id__in=permit_ids, cycle_year__isnull=False, sealed__isnull=False
    )
    told = rows.exclude(id=but).order_by("made_at", "id").values_list(*_STAGE, "act_by")
    return {
        permit: Said((first_day, number), Stage(about), act_by)
        for permit, first_day, number, about, act_by in told
    }


def about_to_be_said(permit_ids: Collection[str]) -> set[tuple[str, Cycle, Stage]]:
    """The stages of years that wait to be told, by the facts of that moment; one query for all."""
    rows = Message.objects.filter(
        permit_id__in=permit_ids,
        cycle_year__isnull=False,
        adoption=0,
        state=MessageState.WAITING,
        claim="",
    )
    told = rows.values_list(*_STAGE)
    return {
        (permit, (first_day, number), Stage(about)) for permit, first_day, number, about in told
    }
