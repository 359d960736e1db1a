"""What a change of divisions brings about, in sentences, before it is recorded."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from anju.law.wording import day_in_words
from anju.office.access.models import Post
from anju.office.common.lasting import not_over
from anju.office.places.models import Division, Office
from anju.office.registry.people.models import PersonPlace
from anju.office.registry.permits.models import Permit
from anju.words import N_, say

Told = Mapping[str, Any]
"""What a form was told, by the names that the operations take."""

OPENED = N_("From {day} there is {name} with the code {code}.")
EMPTY = N_(
    "Offices, posts, registrations and rosters can name it. Nothing that is recorded moves into it."
)
RENAMED = N_("From {day} it is called {name}; pages and papers of those days say so.")
NAMED_BEFORE = N_("Of the days before they go on saying {name}.")
SAME_CODE = N_("The code stays {code}. No permit, post or office changes.")
NOT_TAKEN_BACK = N_("A name is not taken back: another one is recorded from a later day.")
MERGED = N_("From {day} {name} ({code}) belongs to {into}.")
REACHED = N_(
    "From that day, not before, whoever works for {into} finds, sees and works on what is recorded "
    "under {code}: {people} people, {permits} open permits."
)
SAME_MEASURE = N_("What is recorded keeps its code, and each permit the measure it is judged by.")
LEFT_TO_DO = N_(
    "{posts} posts and {offices} open offices still name it: end or merge them by themselves."
)
NOT_UNDONE = N_("This cannot be taken back, and the code {code} is not given again.")
CLOSED = N_("The last day of {name} ({code}) is {day}.")
REACHED_BY_NOBODY = N_(
    "Nobody but its own posts and the city reaches what is recorded under {code}: {people} people, "
    "{permits} open permits. Where they belong to one other division, record that instead."
)
MAY_BE_TOLD = N_("Where it went can still be recorded later.")


def opening(told: Told, language: str) -> list[str]:
    """What a new division brings about."""
    known = {"code": told["division_code"], "name": _name(told, language)}
    return _say([OPENED, EMPTY], known, told["first_day"], language)


def renaming(row: Division, told: Told, language: str) -> list[str]:
    """What a new name brings about."""
    day, known = told["first_day"], _known(row, language)
    return [
        *_say([RENAMED], {"name": _name(told, language)}, day, language),
        *_say([NAMED_BEFORE, SAME_CODE, NOT_TAKEN_BACK], known, day, language),
    ]


def merging(row: Division, into: Division, told: Told, language: str) -> list[str]:
    """What it brings about that a division goes into another one."""
    known = {
        **_known(row, language),
        "into": into.name(language),
        **_counts(row, told["first_day"]),
    }
    sentences = [MERGED, REACHED, SAME_MEASURE, LEFT_TO_DO, NOT_UNDONE]
    return _say(sentences, known, told["first_day"], language)


def closing(row: Division, told: Told, language: str) -> list[str]:
    """What the end of a division brings about."""
    known = {**_known(row, language), **_counts(row, told["last_day"])}
    sentences = [CLOSED, REACHED_BY_NOBODY, LEFT_TO_DO, MAY_BE_TOLD]
    return _say(sentences, known, told["last_day"], language)


def _say(sentences: list[str], known: Told, day: date, language: str) -> list[str]:
    words = {**known, "day": day_in_words(day, language)}
    return [say(sentence, language).format(**words) for sentence in sentences]


def _name(told: Told, language: str) -> str:
    return str((told["name_en"] if language == "en" else "") or told["name_zh"])


def _known(row: Division, language: str) -> dict[str, str]:
    return {"name": row.name(language), "code": row.division_code}


def _counts(row: Division, day: date) -> dict[str, int]:
    """What is recorded under a code; posts that last on the day, and offices that are open."""
    here = Q(division_code=row.division_code)
    lasting = not_over(day)
    return {
        "people": PersonPlace.objects.filter(here).count(),
        "permits": Permit.objects.filter(here, closed_on__isnull=True).count(),
        "posts": Post.objects.filter(here, lasting).count(),
        "offices": Office.objects.filter(here, last_day__isnull=True).count(),
    }
