"""What people type, forgiven: full-width characters, blanks, hyphens, small letters.

Only what a keyboard or a spreadsheet adds is taken away.  NFKC would do more than that: it
turns rare characters that families are named with into other ones.

>>> normal_identity_number("１１０１０５－１９４９１２３１ ００２x")
'11010519491231002X'
>>> normal_name(" 阿不都 •  买买提 "), normal_name("John   Smith"), normal_name("张 三")
('阿不都·买买提', 'John Smith', '张三')
>>> what_was_typed("4403 0519 9001 0100 12").kind
<Kind.IDENTITY_NUMBER: 'identity_number'>
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stdnum.cn import ric

MIDDLE_DOT: Final = "·"
"""U+00B7, what stands between the parts of a name."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_WIDTH: Final = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, _INVISIBLE), ""),
    0x3000: " ",
}
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_/"
_DOTS = "·•・･‧∙⋅﹒.。"
_NUMBER: Final = {
    **dict.fromkeys(map(ord, _HYPHENS + _DOTS), ""),
    **{code: chr(code - 32) for code in range(ord("a"), ord("z") + 1)},
    ord("×"): "X",
    0x2169: "X",  # the Roman numeral, which some keyboards offer first
}

_BLANKS_AT_CJK = re.compile(r"(?<=[^\x00-\u2e7f])\s+|\s+(?=[^\x00-\u2e7f])")
_DOT = re.compile(r"\s*[·•・･‧∙⋅﹒]\s*")
_FULL_STOP_AT_CJK = re.compile(r"(?<=[^\x00-\u2e7f])\s*\.\s*(?=[^\x00-\u2e7f])")

_IDENTITY_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_OPAQUE_ID = re.compile(r"[0-9a-f]{20}")
_ID_IN_ADDRESS = re.compile(r"://.*/([0-9a-f]{20})(?:[/?#]|$)")
_SCANNED_AT_LEAST: Final = 64
_DIGITS_OF_A_NUMBER: Final = 4


class Kind(StrEnum):
    """What a typed or scanned text is."""

    IDENTITY_NUMBER = "identity_number"
    NAME = "name"
    NOTHING = "nothing"
    OPAQUE_ID = "opaque_id"
    PERMIT_NUMBER = "permit_number"
    SCANNED = "scanned"


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for: a kind, and the value in its normal form.

    An identity number may be a permit number at the same time: look it up as both.
    """

    kind: Kind
    value: str


def half_width(text: str) -> str:
    """The text with ASCII for its full-width forms, without characters that cannot be seen."""
    return text.translate(_WIDTH)


def normal_identity_number(text: str) -> str:
    """An identity number as registers hold it; other text comes back without its separators.

    Neither shape nor check digit is judged: `anju.roster.identity_texts.fault` does that.
    """
    return "".join(half_width(text).split()).translate(_NUMBER)


def normal_permit_number(text: str) -> str:
    """A permit number in the form it is compared in; its shape is each place's own.

    The rule is that of identity numbers, because a permit number may be one.
    """
    return normal_identity_number(text)


def normal_name(text: str) -> str:
    """A name with half-width letters, one kind of dot, and blanks only between Latin words."""
    name = " ".join(half_width(text).split())
    name = _FULL_STOP_AT_CJK.sub(MIDDLE_DOT, _DOT.sub(MIDDLE_DOT, name))
    return _BLANKS_AT_CJK.sub("", name)


def check_digit_is_right(identity_number: str) -> bool:
    """Whether the last character of an identity number in normal form follows from the others.

    False where it is not an identity number by its shape.
    """
    if not _IDENTITY_NUMBER.fullmatch(identity_number):
        return False
    return bool(ric.calc_check_digit(identity_number) == identity_number[-1])


def what_was_typed(text: str) -> Query:
    """What somebody typed or scanned into the one search field.

    Eighteen characters of an identity number's shape are one, right check digit or not.  An
    identifier of ours has 20 hex digits; so may a permit number of digits alone: where nothing has
    that identifier, look it up as a permit number.
    """
    said = half_width(text).strip()
    if not said:
        return Query(Kind.NOTHING, "")
    if found := _ID_IN_ADDRESS.search(said):
        return Query(Kind.OPAQUE_ID, found[1])
    if "://" in said or (len(said) >= _SCANNED_AT_LEAST and " " not in said):
        return Query(Kind.SCANNED, said)
    if _OPAQUE_ID.fullmatch(said):
        return Query(Kind.OPAQUE_ID, said)
    number = normal_identity_number(said)
    if _IDENTITY_NUMBER.fullmatch(number):
        return Query(Kind.IDENTITY_NUMBER, number)
    if sum(character in "0123456789" for character in number) >= _DIGITS_OF_A_NUMBER:
        return Query(Kind.PERMIT_NUMBER, number)
    return Query(Kind.NAME, normal_name(said))
