"""The timeline for a terminal: a line for each residence year with its bar, a line for each event.

Chinese characters take two columns; no line is wider than asked for.
"""

from collections.abc import Iterator

from anju.picture.bars import SIGNS, bar
from anju.picture.captions import (
    caption,
    days_of,
    residence_years,
    row_days,
    row_title,
    status,
)
from anju.picture.marks import Mark, NextLastDay, Today
from anju.picture.rows import Row, rows
from anju.picture.scene import Scene
from anju.picture.sentences import headline
from anju.picture.shapes import shape_of
from anju.picture.wrapping import columns, padded, wrapped

NARROWEST = 40
"""The columns without which the days of a row have no room."""

SHORTEST = 12
"""The columns below which a bar leaves its days to the next line."""

DAYS = 23
"""The columns of two days in figures."""

BOLD, DIM, RED = "1", "2", "31"


def text(scene: Scene, *, language: str, width: int = 72, colour: bool = False) -> str:
    """The scene as lines of at most `width` columns, without a line end after the last.

    `colour` adds ANSI codes, which take no columns.  Raises ValueError below 40 columns.
    """
    if width < NARROWEST:
        raise ValueError(f"a timeline needs {NARROWEST} columns, not {width}")
    return "\n".join(
        (*_head(scene, language, width, colour), "", *_rows(scene, language, width, colour))
    )


def _head(scene: Scene, language: str, width: int, colour: bool) -> Iterator[str]:
    said = (
        (status(scene, language), BOLD),
        (headline(scene, language), ""),
        (residence_years(scene, language), DIM),
    )
    for sentence, code in said:
        yield from (_painted(line, code, colour) for line in wrapped(sentence, width))


def _rows(scene: Scene, language: str, width: int, colour: bool) -> Iterator[str]:
    found = rows(scene)
    titles = [row_title(row, language) for row in found]
    indent = max(map(columns, titles)) + 2
    for row, title in zip(found, titles, strict=True):
        cells = width - indent - DAYS - 2
        cells = cells if cells >= SHORTEST else width - indent
        yield from _bar_lines(scene, row, language, (title, indent, cells, width), colour)
        for mark in row.marks:
            yield from _mark_lines(mark, language, indent, width, colour)


def _bar_lines(
    scene: Scene, row: Row, language: str, place: tuple[str, int, int, int], colour: bool
) -> Iterator[str]:
    """The title, the bar and the days; the days on a line of their own where they are too wide."""
    title, indent, cells, width = place
    name = _painted(padded(title, indent), BOLD, colour)
    days, drawn = row_days(row, language), bar(scene, row, cells)
    room = width - indent - columns(days) - 2
    if columns(drawn) <= room:
        start = cells if cells <= room else columns(drawn)
        yield name + padded(drawn, start + 2) + _painted(days, DIM, colour)
    else:
        yield name + drawn
        lines = wrapped(days, width - indent)
        yield from (" " * indent + _painted(line, DIM, colour) for line in lines)


def _mark_lines(mark: Mark, language: str, indent: int, width: int, colour: bool) -> Iterator[str]:
    code = RED if isinstance(mark, Today | NextLastDay) else ""
    lines = wrapped(f"{days_of(mark)} {caption(mark, language)}", width - indent - 2)
    for sign, line in zip([SIGNS[shape_of(mark)], *" " * len(lines)], lines, strict=False):
        yield " " * indent + _painted(f"{sign} {line}", code, colour)


def _painted(line: str, code: str, colour: bool) -> str:
    return f"\033[{code}m{line}\033[0m" if colour and code else line
