"""Hand-made SVG: elements as text, every value escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from anju.picture.theme import Theme

Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Pen:
    """How a picture is drawn: its language, its theme, and the name that begins its ids."""

    language: str
    theme: Theme
    name: str

    @property
    def size(self) -> float:
        """The size of the text in px, of which every other length is a part."""
        return self.theme.size


@dataclass(frozen=True, slots=True)
class Room:
    """Where something may be drawn: between two edges, from `top` down."""

    left: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Piece:
    """Some SVG, and where it ends below."""

    svg: str
    foot: float


def element(tag: str, content: str | Iterable[str] = "", /, **attributes: Value) -> str:
    """One element; `content` is SVG already, values are escaped, None left out, `_` written `-`."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def words(text: str, x: float, y: float, **attributes: Value) -> str:
    """A line of text whose baseline begins at a point."""
    return element("text", escape(text), x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Value) -> str:
    """A straight line."""
    return element("path", d=path("M", x1, y1, "L", x2, y2), **attributes)


def path(*parts: str | float) -> str:
    """The description of a path."""
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


def number(value: float) -> str:
    """A length with at most two decimals, without useless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)
