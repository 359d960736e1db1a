"""The whole story of one permit on a day, as text for a terminal or as one object.

It says first what to do, then how the years stand, what each stretch of days from now
on would bring, and the life so far as a timeline; each part names what it rests on.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from anju.law.divisions import place_name
from anju.law.explanation import explain
from anju.law.life import Life
from anju.law.measure_in_words import measure_in_words
from anju.law.measures import Measure
from anju.law.standing import Standing, standing_of
from anju.law.statements import Statement, Topic, statements
from anju.law.wording import basis, day_in_words
from anju.picture.captions import STATES
from anju.picture.events import as_json, listed
from anju.picture.scene import scene
from anju.picture.text import text
from anju.words import N_, say

HEADINGS = {
    Topic.NEXT_STEP: N_("What to do"),
    Topic.YEARS: N_("The years"),
    Topic.PROSPECT: N_("From now on"),
    Topic.COST: N_("Cost"),
    Topic.WHERE: N_("Where"),
}


def story(life: Life, division_code: str, language: str, *, width: int = 78) -> str:
    """The story as text; `division_code` is the place asked for, `width` in columns."""
    seen = scene(life)
    parts = [
        _head(life, division_code, language),
        *_told(statements(life, language), language),
        _headed(say(N_("Timeline"), language), text(seen, language=language, width=width)),
        _headed(say(N_("One by one"), language), "\n".join(listed(seen, language))),
        _rule(life.window.measure, language),
    ]
    return "\n\n".join(parts)


def _head(life: Life, division_code: str, language: str) -> str:
    standing = standing_of(life)
    title = say(N_("Residence permit, {place}, issued on {issued_on}"), language).format(
        place=place_name(division_code, language),
        issued_on=day_in_words(life.permit.issued_on, language),
    )
    state = say(N_("On {on}: {state}"), language).format(
        on=day_in_words(standing.on, language), state=say(STATES[standing.status], language)
    )
    return f"{title}\n{state}"


def _told(told: tuple[Statement, ...], language: str) -> Iterator[str]:
    for topic, group in groupby(told, key=lambda statement: statement.topic):
        each = list(group)
        rests_on = say(N_("Rests on: {basis}"), language).format(basis=each[0].basis)
        lines = [*(statement.sentence for statement in each), rests_on]
        yield _headed(say(HEADINGS[topic], language), "\n".join(lines))


def _rule(measure: Measure, language: str) -> str:
    rests_on = say(N_("Rests on: {basis}"), language).format(basis=basis(measure, language))
    lines = [*measure_in_words(measure, language), rests_on]
    return _headed(say(N_("The rule of the place"), language), "\n".join(lines))


def _headed(heading: str, body: str) -> str:
    indented = "\n".join(f"  {line}".rstrip() for line in body.splitlines())
    return f"{heading}\n{indented}"


def as_object(life: Life, language: str) -> dict[str, Any]:
    """The story as one object: the names of a reviewed roster's columns, and `timeline`.

    Days are ISO text, empty where none applies; `on` is the legal day judged.
    """
    standing = standing_of(life)
    return {
        "on": standing.on.isoformat(),
        "issued_on": life.permit.issued_on.isoformat(),
        "place": standing.place,
        "status": standing.status.value,
        "window": standing.window.value if standing.window else "",
        **_days(standing),
        "residence_years": standing.residence_years,
        "accumulated_days": standing.accumulated_days,
        "next_step": standing.next_step.value,
        "pending": standing.pending,
        "explanation": explain(life, language),
        "timeline": as_json(scene(life)),
    }


def _days(standing: Standing) -> dict[str, str]:
    days = {
        "window_first_day": standing.window_first_day,
        "window_last_day": standing.window_last_day,
        "suspended_from": standing.suspended_from,
        "continuous_since": standing.continuous_since,
        "cancelled_from": standing.cancelled_from,
    }
    return {name: day.isoformat() if day else "" for name, day in days.items()}
