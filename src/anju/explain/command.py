"""`anju explain`: the life of one permit as a story, or as one object.

Exit status 0 when it was explained; 2 with one clear line on stderr when the call cannot
be used or the facts cannot all be true (the reason's name stands in that line).
"""

import json
import shutil
import sys
from collections.abc import Sequence
from datetime import date

from anju.explain.story import as_object, story
from anju.law.divisions import is_division
from anju.law.facts import Cancellation, Endorsement, Permit
from anju.law.known import RefusedHistory
from anju.law.legal_days import LAST_DAY_TAUGHT, REGULATION_IN_FORCE_ON
from anju.law.life import live
from anju.law.measures_files import load_measures
from anju.law.refusals import refusal_in_words
from anju.roster.day_texts import EPOCH, day_in, days_in
from anju.words import N_, say

WIDEST = 100
"""A timeline wider than this is harder to read, not easier."""


class UnusableCall(ValueError):
    """The call cannot be used; its text is the sentence for the reader."""


def explain_permit(
    issued: str,
    endorsed: Sequence[str],
    cancelled: str | None,
    place: str,
    on: date,
    *,
    language: str,
    as_json: bool,
) -> int:
    """Print the story of one permit and give the exit status; `on` is the legal day to judge."""
    try:
        _check_day(on, language)
        _check_place(place, language)
        permit = _permit(issued, endorsed, cancelled, language)
        life = live(permit, load_measures().for_place(place), on)
    except UnusableCall as unusable:
        print(unusable, file=sys.stderr)
        return 2
    except RefusedHistory as refused:
        print(f"{refused.reason.value}: {refusal_in_words(refused, language)}", file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(as_object(life, language), ensure_ascii=False, indent=2))
    else:
        width = min(WIDEST, shutil.get_terminal_size((80, 24)).columns) - 2
        print(story(life, place, language, width=width))
    return 0


def _permit(issued: str, endorsed: Sequence[str], cancelled: str | None, language: str) -> Permit:
    endorsements = [day for text in endorsed for day in _days(text, "--endorsed", language)]
    cancellations = [_one_day(cancelled, "--cancelled", language)] if cancelled else []
    return Permit(
        _one_day(issued, "--issued", language),
        tuple(Endorsement(day) for day in endorsements),
        tuple(Cancellation(day) for day in cancellations),
    )


def _days(text: str, option: str, language: str) -> list[date]:
    days = days_in(text)
    if not days:
        raise UnusableCall(_not_a_date(text, option, language))
    return [date.fromordinal(day + EPOCH) for day in days]


def _one_day(text: str, option: str, language: str) -> date:
    days = day_in(text)
    if not days:
        raise UnusableCall(_not_a_date(text, option, language))
    return date.fromordinal(days[0] + EPOCH)


def _not_a_date(text: str, option: str, language: str) -> str:
    sentence = N_("{option} {text}: not a date; write it as 2025-03-15")
    return say(sentence, language).format(option=option, text=text)


def _check_day(on: date, language: str) -> None:
    if not REGULATION_IN_FORCE_ON <= on <= LAST_DAY_TAUGHT:
        sentence = N_("--on {day}: only days from {first_day} to {last_day} can be judged")
        raise UnusableCall(
            say(sentence, language).format(
                day=on, first_day=REGULATION_IN_FORCE_ON, last_day=LAST_DAY_TAUGHT
            )
        )


def _check_place(place: str, language: str) -> None:
    if not is_division(place):
        sentence = N_("--place {place}: there is no such place; a division code has six digits")
        raise UnusableCall(say(sentence, language).format(place=place))
