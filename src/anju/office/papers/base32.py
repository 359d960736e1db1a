"""Crockford's base 32: letters and digits that people copy from paper without a mistake.

There is no I, L, O or U; whoever types one of the first three meant a digit.  Reading forgives
case, blanks, dashes and full-width characters.

>>> written(bytes.fromhex("00010203040506070809"))
'000G-40R4-0M30-E209'
>>> read("ooog 40r4 0m３０–e2o9").hex()
'00010203040506070809'
"""

import unicodedata
from typing import Final

LENGTH: Final = 16
"""Characters of a code."""

BYTES: Final = LENGTH * 5 // 8

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_GROUP: Final = 4


def written(value: bytes) -> str:
    """Ten bytes as sixteen characters in groups of four; raises ValueError for another length."""
    if len(value) != BYTES:
        raise ValueError(f"a code is made of {BYTES} bytes")
    number = int.from_bytes(value)
    signs = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(signs[first : first + _GROUP] for first in range(0, LENGTH, _GROUP))


def read(typed: str) -> bytes | None:
    """The ten bytes that `written` wrote, however they were typed; None where it is no code."""
    signs = [sign for sign in unicodedata.normalize("NFKC", typed).upper() if not _is_spacing(sign)]
    if len(signs) != LENGTH:
        return None
    number = 0
    for sign in signs:
        if sign not in _VALUES:
            return None
        number = number << 5 | _VALUES[sign]
    return number.to_bytes(BYTES)


def _is_spacing(sign: str) -> bool:
    """Whether a character only sets others apart: a blank, a dash of any length."""
    return sign.isspace() or unicodedata.category(sign) == "Pd"
