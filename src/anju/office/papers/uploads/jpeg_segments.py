r"""The segments of a JPEG in which cameras write: place, device, day, comments.

>>> without_descriptions(bytes.fromhex("ffd8 ffe1 0004 4142 fffe 0003 43 ffda 0002 00 ffd9")).hex()
'ffd8ffda000200ffd9'
"""

from typing import Final

_BEGINS: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_COMMENT: Final = 0xFE
_APPLICATIONS: Final = range(0xE0, 0xF0)
_KEPT: Final = frozenset({0xE0, 0xE2, 0xEE})
"""JFIF, the colour profile, and Adobe's mark of how colours are turned."""


def without_descriptions(picture: bytes) -> bytes:
    """A JPEG without its comments and what applications wrote; anything else as it is."""
    if not picture.startswith(_BEGINS):
        return picture
    kept, place = [_BEGINS], len(_BEGINS)
    while place + 4 <= len(picture) and picture[place] == 0xFF:
        marker = picture[place + 1]
        if marker == _SCAN:
            break
        end = place + 2 + int.from_bytes(picture[place + 2 : place + 4])
        if marker != _COMMENT and (marker not in _APPLICATIONS or marker in _KEPT):
            kept.append(picture[place:end])
        place = end
    return b"".join([*kept, picture[place:]])
