"""The picture in the READMEs, made again by `python -m anju.picture.example docs/pictures`.

A Shanghai permit as seen on 23 November 2026: endorsed in time, once late, and in time again.
"""

import sys
from datetime import date
from pathlib import Path

from anju.law.facts import Endorsement, Permit
from anju.law.life import Life, live
from anju.law.measures_files import load_measures
from anju.picture.scene import scene
from anju.picture.svg import svg

ENDORSED_ON = (
    date(2022, 3, 1),
    date(2023, 5, 30),
    date(2024, 5, 10),
    date(2025, 5, 20),
    date(2026, 5, 12),
)

FILES = {"en": "permit-timeline.svg", "zh": "permit-timeline.zh.svg"}
"""The name of the picture in each language."""


def example() -> Life:
    """The permit of the picture, with a gap of 76 days in 2023."""
    permit = Permit(date(2021, 3, 15), tuple(Endorsement(day) for day in ENDORSED_ON))
    return live(permit, load_measures().for_place("310000"), date(2026, 11, 23))


def pictures() -> dict[str, str]:
    """The text of each file by its name."""
    seen = scene(example())
    return {name: svg(seen, language=language) + "\n" for language, name in FILES.items()}


def write_pictures(folder: Path) -> None:
    """Write the files into a folder."""
    for name, picture in pictures().items():
        (folder / name).write_text(picture, "utf-8")


if __name__ == "__main__":
    write_pictures(Path(sys.argv[1]))
