"""One text for one content: the canonical JSON that entries and commitments are hashed over.

Keys stand in the order of their code points, there are no blanks and no line breaks, and
nothing but what JSON demands is escaped.  Text is taken as it is, without Unicode
normalisation: NFC would turn the compatibility ideographs that some families are written with
into other characters.  Days are ISO text.  Fractions have no canonical text and are refused.

>>> canonical_json({"name": "张𠮷", "born_on": date(1990, 2, 28), "grounds": ["employment"]})
'{"born_on":"1990-02-28","grounds":["employment"],"name":"张𠮷"}'
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

_PLAIN: Final = frozenset({str, int, bool, type(None), date})


def canonical_json(mapping: Mapping[str, object]) -> str:
    """The canonical text of a mapping, on one line.

    It may hold text, whole numbers, truth values, None, days, and lists and mappings of these.
    Raises TypeError for a float, a moment (write `moment_text`), a key that is no text and
    whatever else JSON has no one text for; ValueError for a lone surrogate, which UTF-8 lacks.
    """
    for key, value in mapping.items():
        if type(value) not in _PLAIN or type(key) is not str:
            _refuse_unknown(mapping)
            break
    text = _ENCODER.encode(mapping)
    text.encode("utf-8")
    return text


def canonical_bytes(mapping: Mapping[str, object]) -> bytes:
    """`canonical_json` in UTF-8: what is hashed, sealed and committed to."""
    return canonical_json(mapping).encode("utf-8")


def _refuse_unknown(value: object) -> None:
    """Raise TypeError where a value, however deep, has no canonical text."""
    if isinstance(value, float | datetime):
        raise TypeError(f"no canonical text for {type(value).__name__}")
    if isinstance(value, Mapping):
        for key, held in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key is text, not {type(key).__name__}")
            _refuse_unknown(held)
    elif isinstance(value, list | tuple):
        for held in value:
            _refuse_unknown(held)


def _as_json(value: object) -> object:
    """What the encoder writes for a value that JSON has no type for."""
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no canonical text for {type(value).__name__}")


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
    default=_as_json,
)
