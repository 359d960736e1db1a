"""Components of every page: a day or a moment in full, a status, a timeline, a hash.

In a template: `{% load look %}`.  A language is what Django calls it, "zh-hans" or "en".

>>> day_in_full(date(2027, 3, 14), "zh-hans"), law_language("en-gb")
('2027年3月14日（星期日）', 'en')
"""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from anju.law.wording import day_in_words
from anju.office.common.clock import SHANGHAI, legal_day
from anju.picture.scene import Scene
from anju.picture.svg import svg
from anju.picture.theme import LIGHT

register = template.Library()

WIDTHS = {"wide": 1160, "middle": 720, "narrow": 340}
"""The widths a timeline is drawn for, in px; the style sheet shows the one that fits."""

LARGE_TYPE = 20
"""The size of a picture's text in px where the page is set in large type."""

STATES = ("in_force", "window_open", "suspended", "cancelled")
"""What a status badge can say; a permit in force with its window open is `window_open`."""


class NoSuchState(ValueError):
    """A badge was asked for a state that has no shape and no word."""


@register.filter
def law_language(language: str) -> str:
    """The law's name of a language, "zh" or "en", for Django's."""
    return "en" if language.lower().startswith("en") else "zh"


@register.filter
def grouped(count: int | str) -> str:
    """A count with its thousands set apart; words like "100+" as they are."""
    return f"{count:,}" if isinstance(count, int) else count


@register.filter
def day_in_full(day: date | None, language: str) -> str:
    """A legal day in full with its weekday; nothing where there is no day."""
    return day_in_words(day, law_language(language)) if day else ""


@register.filter
def moment_in_full(at: datetime | None, language: str) -> str:
    """A moment as the day and the minute in Asia/Shanghai; nothing where there is none."""
    if not at:
        return ""
    day = day_in_full(legal_day(at), language)
    return (
        f"{day}, {clock_time(at)}" if law_language(language) == "en" else f"{day} {clock_time(at)}"
    )


@register.filter
def clock_time(at: datetime) -> str:
    """The minute of a moment in Asia/Shanghai, where its day is said beside it."""
    return at.astimezone(SHANGHAI).strftime("%H:%M")


@register.filter
def moment_as_asked(at: datetime | None) -> str:
    """A moment as a `datetime-local` field holds it: Asia/Shanghai, to the minute."""
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%dT%H:%M") if at else ""


@register.inclusion_tag("common/status.html")
def status(state: str) -> dict[str, str]:
    """A status as shape and word; raises NoSuchState for one that is not in STATES."""
    if state not in STATES:
        raise NoSuchState(f"{state!r} is none of {', '.join(STATES)}")
    return {"state": state}


@register.inclusion_tag("common/hash.html", name="hash")
def hash_line(text: str, *, labelled: bool = False) -> dict[str, str | bool]:
    """A hash that can be selected at once and, with scripts, copied; `labelled` says what it is."""
    return {"text": text, "labelled": labelled}


@register.inclusion_tag("common/timeline.html", takes_context=True)
def timeline(context: template.Context, scene: Scene) -> dict[str, Any]:
    """The picture of a permit, drawn for each of WIDTHS in the page's language and type.

    It is drawn in the colours of the light theme; the style sheet turns each into a token,
    so that one picture serves light, dark and print.  It has no style attribute.
    """
    language = law_language(context["LANGUAGE_CODE"])
    is_large = _appearance(context, "type") == "large"
    theme = replace(LIGHT, size=LARGE_TYPE) if is_large else LIGHT
    drawn = {
        name: _trusted(svg(scene, language=language, theme=theme, width=width, name=f"life-{name}"))
        for name, width in WIDTHS.items()
    }
    return {"drawn": drawn}


def _trusted(picture: str) -> SafeString:
    return mark_safe(picture)  # noqa: S308 - our own drawing, which escapes every text in it


def _appearance(context: template.Context, name: str) -> str:
    appearance = context.get("appearance")
    if isinstance(appearance, dict):
        return str(appearance.get(name, ""))
    return str(getattr(appearance, name, ""))
