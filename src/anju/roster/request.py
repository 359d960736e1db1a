"""What is asked of a review."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Progress = Callable[[float], None]
"""Is told the share done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: see `anju review --help`."""

    roster: Path
    on: date
    place: str | None = None
    sheet: str | None = None
    out: Path | None = None
    rejects: Path | None = None
    language: str = "zh"
    force: bool = False
