"""The shapes of the marks, drawn; each fits into a square around its middle."""

from anju.picture.drawing import Pen, Value, element, path
from anju.picture.shapes import Shape

STROKE = 1.6


def glyph(shape: Shape, x: float, y: float, pen: Pen) -> str:
    """A shape around a point, as large as a small letter."""
    theme, radius = pen.theme, pen.size * 0.34
    outline: dict[str, Value] = {"stroke": theme.ink, "stroke_width": STROKE}
    match shape:
        case Shape.DISC:
            return element("circle", cx=x, cy=y, r=radius, fill=theme.ink)
        case Shape.RING:
            return element("circle", cx=x, cy=y, r=radius - 0.8, fill=theme.paper, **outline)
        case Shape.DIAMOND | Shape.OPEN_DIAMOND:
            fill = theme.ink if shape is Shape.DIAMOND else theme.paper
            return element("path", d=_diamond(x, y, radius * 1.2), fill=fill, **outline)
        case Shape.FLAG:
            return element("path", d=_flag(x, y, radius), fill=theme.accent)
        case Shape.TODAY:
            return element("path", d=_triangle(x, y, radius), fill=theme.accent)
        case Shape.START:
            return element(
                "path",
                d=path("M", x, y - radius, "V", y + radius),
                **{**outline, "stroke_width": 3},
            )
        case Shape.BRACKET:
            return element("path", d=_bracket(x, y, radius), fill="none", **outline)
        case Shape.HATCHED | Shape.LIGHTLY_HATCHED:
            return _square(x, y, radius, f"url(#{pen.name}-{shape})", pen)
        case Shape.SQUARE:
            return _square(x, y, radius, theme.paper, pen)
        case Shape.CROSSED:
            return element(
                "path", d=_cross(x, y, radius), fill="none", **{**outline, "stroke_width": 2.2}
            )


def _square(x: float, y: float, radius: float, fill: str, pen: Pen) -> str:
    side = 2 * radius
    edge: dict[str, Value] = {"stroke": pen.theme.ink, "stroke_width": 1.2}
    return element("rect", x=x - radius, y=y - radius, width=side, height=side, fill=fill, **edge)


def _diamond(x: float, y: float, r: float) -> str:
    return path("M", x, y - r, "L", x + r, y, "L", x, y + r, "L", x - r, y, "Z")


def _triangle(x: float, y: float, r: float) -> str:
    return path("M", x - r, y - r * 0.8, "H", x + r, "L", x, y + r, "Z")


def _flag(x: float, y: float, r: float) -> str:
    top, foot = y - r * 1.25, y + r * 1.25
    pole = path("M", x - r, top, "H", x - r + 1.8, "V", foot, "H", x - r, "Z")
    return (
        pole
        + " "
        + path(
            "M",
            x - r + 1.8,
            top,
            "L",
            x + r * 1.2,
            top + r * 0.8,
            "L",
            x - r + 1.8,
            top + r * 1.6,
            "Z",
        )
    )


def _bracket(x: float, y: float, r: float) -> str:
    return path("M", x - r * 1.2, y - r * 0.6, "V", y + r * 0.5, "H", x + r * 1.2, "V", y - r * 0.6)


def _cross(x: float, y: float, r: float) -> str:
    r *= 0.85
    return path("M", x - r, y - r, "L", x + r, y + r, "M", x + r, y - r, "L", x - r, y + r)


def patterns(pen: Pen) -> str:
    """The two hatchings: strong where days do not count, light over the band where they do."""
    theme, name = pen.theme, pen.name
    return "".join(
        (
            _pattern(f"{name}-{Shape.HATCHED}", theme.paper, theme.ink, 5, 1.7),
            _pattern(f"{name}-{Shape.LIGHTLY_HATCHED}", theme.band, theme.muted, 7, 1.1),
        )
    )


def _pattern(name: str, ground: str, ink: str, step: float, stroke: float) -> str:
    return element(
        "pattern",
        (
            element("rect", width=step, height=step, fill=ground),
            element("path", d=path("M", step / 2, 0, "V", step), stroke=ink, stroke_width=stroke),
        ),
        id=name,
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
