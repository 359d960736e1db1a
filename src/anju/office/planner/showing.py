"""What every page of the planner is drawn with: head, switches, the form's rows and places."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from anju.law.measures import NATIONAL
from anju.office.access.viewer import OfficeRequest
from anju.office.common.carried import CHOICES, carried
from anju.office.places.measures import measures_in_force
from anju.office.planner.question import Typed, Wrong, place_in_words
from anju.words import say

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
"""The languages of the pages, by the parameter that an address asks for one with."""

NO_MARKUP = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Row:
    """One field for a day of endorsement; `wrong` is empty where nothing is wrong with it."""

    id: str
    value: str
    wrong: str


def page_told(
    request: OfficeRequest, name: str, title: str, description: str, *, is_answer: bool = False
) -> dict[str, object]:
    """Title, description and addresses of a page; an answer is nobody else's to find."""
    address = settings.ANJU["PUBLIC_ORIGIN"] + reverse(name)
    language = request.language
    told = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": say(title, language),
        "description": say(description, language),
        "inLanguage": LANGUAGES[language],
        "url": f"{address}?lang={language}",
        "isAccessibleForFree": True,
    }
    return {
        "title": say(title, language),
        "description": say(description, language),
        "is_answer": is_answer,
        "canonical": f"{address}?lang={language}",
        "alternates": [(tag, f"{address}?lang={code}") for code, tag in LANGUAGES.items()],
        "default_url": address,
        "structured": structured(told),
        "switch_to": {choice: _switched(request, choice.partition("_")) for choice in _choices()},
        "carried": carried(request.GET).items(),
    }


def structured(told: dict[str, Any]) -> SafeString:
    """What search engines read of a page, as the text of its own script element: never markup."""
    text = json.dumps(told, ensure_ascii=False).translate(NO_MARKUP)
    return mark_safe(text)  # noqa: S308 - no character of it can end the element


def rows_shown(typed: Typed, wrong: Iterable[Wrong]) -> list[Row]:
    """The fields for endorsements: what was typed, and at least one that is empty."""
    at_fault = {each.field: each.text for each in wrong}
    count = max(typed.rows, len(typed.endorsed) + 1)
    texts = [*typed.endorsed, *[""] * (count - len(typed.endorsed))]
    ids = [f"endorsed-{number}" for number in range(1, count + 1)]
    return [Row(row, text, at_fault.get(row, "")) for row, text in zip(ids, texts, strict=True)]


def places_offered(request: OfficeRequest) -> list[str]:
    """The names of the places that have a measure of their own."""
    codes = measures_in_force().measures.codes()
    return [place_in_words(code, request.language) for code in codes if code != NATIONAL]


def _choices() -> list[str]:
    return [f"{name}_{value}" for name, values in CHOICES.items() for value in values]


def _switched(request: OfficeRequest, choice: tuple[str, str, str]) -> str:
    """The same address with another choice of how it is shown."""
    name, _, value = choice
    pairs = [(key, text) for key, texts in request.GET.lists() for text in texts if key != name]
    return f"{request.path}?{urlencode([*pairs, (name, value)])}"
