"""Where the words of a finished picture stand, read back from its SVG."""

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from anju.picture.wrapping import BOLD, em_width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """The place of one text."""

    text: str
    left: float
    right: float
    top: float
    foot: float

    def meets(self, other: "Box") -> bool:
        """Whether the two texts touch."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.foot <= other.top or other.foot <= self.top)


def boxes(picture: str) -> list[Box]:
    """The box of every text in the picture."""
    root = ET.fromstring(picture)
    return [_box(text, float(root.attrib["font-size"])) for text in root.iter(f"{SVG}text")]


def _box(text: ET.Element, usual: float) -> Box:
    words, size = text.text or "", float(text.get("font-size", usual))
    width = em_width(words) * size * (BOLD if text.get("font-weight") else 1)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
    left, y = float(text.attrib["x"]) - shift, float(text.attrib["y"])
    return Box(words, left, left + width, y - size * 0.8, y + size * 0.15)


def overlaps(found: list[Box]) -> list[tuple[str, str]]:
    """The texts that touch."""
    return [(one.text, other.text) for one, other in combinations(found, 2) if one.meets(other)]
