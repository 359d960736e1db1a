"""Themes: paper, ink and one accent, a quiet cinnabar like the colour of a seal.

A status is a word and a shape first, a colour second; everything can be told apart in black
and white.  Texts in ink reach a contrast of 7:1, muted ones and the accent 4.5:1.
"""

from dataclasses import dataclass

FONTS = (
    "'PingFang SC','HarmonyOS Sans SC','HarmonyOS Sans',MiSans,'Source Han Sans SC',"
    "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei',system-ui,sans-serif"
)
"""The system's own Chinese faces."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of a picture: colours as #rrggbb, the size of its text in px.

    `band` is a year that counts, `faint` one that counts no longer; `rule` is for thin lines.
    """

    paper: str
    ink: str
    muted: str
    rule: str
    band: str
    faint: str
    accent: str
    size: float = 15


LIGHT = Theme("#fbfaf6", "#1d1b17", "#5f5a50", "#a49d8f", "#d5cebf", "#ebe6da", "#ab2f1c")
DARK = Theme("#171613", "#f2efe7", "#b3ac9f", "#6f695f", "#524d43", "#2c2924", "#ff8b73")
PRINT = Theme("#ffffff", "#000000", "#404040", "#808080", "#d4d4d4", "#eeeeee", "#000000")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2), from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
