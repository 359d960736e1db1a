"""Pinyin initials of names: 张建国 is found by "zjg".

A surname is read as a surname (单 shan, 曾 zeng), another character as it is usually read; where
two readings are both borne in names, the name is found by either.  The readings are pypinyin's.

>>> initials("张建国"), initials("单田芳"), initials("尉迟乐")
(('zjg',), ('stf',), ('ycl', 'ycy'))
"""

import os
import unicodedata
from functools import cache
from importlib import import_module
from itertools import islice, product, takewhile
from typing import Final, cast

from anju.office.common.surnames import COMPOUND_SURNAMES, SURNAME_READINGS

READINGS_AT_MOST: Final = 4
"""How many initials a name is found by at most."""

_BOTH: Final = (
    "乐:ly 行:xh 晟:sc 朝:cz 长:cz 重:cz 茜:qx 传:cz 单:ds 解:jx 乾:qg 省:sx 盛:sc 藏:cz 曾:zc "
    "贾:jg 奇:qj 系:xj 校:xj 瑱:tz 筠:yj 阿:ae 伽:jq 率:sl 弹:td 炅:jg 颉:xj 仇:cq 翟:dz "
    "会:hk 车:cj 石:sd 沈:sc 种:zc 降:jx 调:td 褚:cz 覃:tq 郇:xh 查:cz 区:qo 参:sc"
)
_DOUBTFUL: Final = dict(item.split(":") for item in _BOTH.split())
"""The initials of characters that names are read with in two ways, the usual one first."""


def initials(name: str) -> tuple[str, ...]:
    """The initials of a name that begins with a surname: small letters, the likeliest first.

    They end before the first character that has no known reading.
    """
    compound = len(name) > 2 and name[:2] in COMPOUND_SURNAMES
    surname = _surname_letters(name[:2] if compound else name[:1])
    return _combined([*surname, *_letters(name[len(surname) :])] if surname else [])


def part_initials(part: str) -> tuple[str, ...]:
    """The initials of a part that holds no surname: of 买买提 in 阿不都·买买提."""
    return _combined(_letters(part))


@cache
def _surname_letters(surname: str) -> tuple[str, ...]:
    """The possible initials of each character of a surname; empty where no reading is known."""
    readings = SURNAME_READINGS.get(surname)
    if readings and len(surname) > 1:
        return tuple(reading[0] for reading in readings)
    if readings:
        return ("".join(dict.fromkeys(reading[0] for reading in readings)),)
    letters = _letters(surname)
    return tuple(one[0] for one in letters) if len(letters) == len(surname) else ()


def _letters(text: str) -> list[str]:
    """The possible initials of each character, up to the first that has no known reading."""
    return list(takewhile(bool, map(letters_of, text)))


def _combined(letters: list[str]) -> tuple[str, ...]:
    """The words that the letters make, one of each place."""
    if not letters:
        return ()
    word = "".join(letters)
    if len(word) == len(letters):
        return (word,)
    words = islice(product(*letters), READINGS_AT_MOST)
    return tuple(dict.fromkeys(map("".join, words)))


@cache
def letters_of(character: str) -> str:
    """The possible initials of one character, empty where no reading is known."""
    if character in _DOUBTFUL:
        return "".join(dict.fromkeys(_DOUBTFUL[character]))
    first = _readings().get(ord(character), "")[:1]
    return unicodedata.normalize("NFD", first)[:1]


@cache
def _readings() -> dict[int, str]:
    """The readings by code point; read when first needed, without the table of phrases."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    table = import_module("pypinyin.pinyin_dict").pinyin_dict
    return cast("dict[int, str]", table)
