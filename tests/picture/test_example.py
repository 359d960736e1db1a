"""The pictures in the READMEs are those that the code draws today."""

from pathlib import Path

import pytest

from anju.picture.example import FILES, example, pictures, write_pictures
from anju.picture.marks import Purpose
from anju.picture.scene import scene

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


@pytest.mark.parametrize("name", FILES.values())
def test_the_picture_is_current(name: str) -> None:
    drawn = (FOLDER / name).read_text("utf-8")
    assert drawn == pictures()[name], "run python -m anju.picture.example docs/pictures"


def test_the_command_writes_both(tmp_path: Path) -> None:
    write_pictures(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES.values())


def test_the_picture_shows_a_window_a_gap_the_years_and_the_next_last_day() -> None:
    seen = scene(example())
    assert [mark.days for mark in seen.suspensions if mark.last_day] == [76]
    assert len(seen.years) == 6
    assert seen.windows[-1].running
    assert seen.next_last_day is not None
    assert seen.next_last_day.purpose is Purpose.IN_TIME
