"""The law's reasons as an entry keeps them: codes, values, and the articles they rest on.

An entry is for ever and a text may change its title, so that a citation stands there with its
titles, not only with our short name for the text.
"""

import json
from collections.abc import Iterable
from typing import Any

from anju.law.citation import Citation, Text
from anju.law.outcome import Reason
from anju.office.common.canonical import canonical_json


def reasons_text(reasons: Iterable[Reason]) -> str:
    """Reasons as canonical text."""
    return canonical_json({"reasons": [_told(reason) for reason in reasons]})


def reasons_of(text: str) -> tuple[Reason, ...]:
    """The reasons that `reasons_text` wrote; none for empty text."""
    return tuple(_reason(told) for told in json.loads(text)["reasons"]) if text else ()


def _told(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "values": dict(reason.values),
        "citations": [_citation(each) for each in reason.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "text": citation.text.code,
        "zh": citation.text.title_zh,
        "en": citation.text.title_en,
    }
    places = {
        "article": citation.article,
        "paragraph": citation.paragraph,
        "item": citation.item,
    }
    return told | {name: place for name, place in places.items() if place is not None}


def _reason(told: dict[str, Any]) -> Reason:
    cited = (
        Citation(
            Text(each["text"], each["zh"], each["en"]),
            each.get("article"),
            each.get("paragraph"),
            each.get("item"),
        )
        for each in told["citations"]
    )
    return Reason(told["code"], tuple(cited), tuple(told["values"].items()))
