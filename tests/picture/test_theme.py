"""Everything can be read, and told apart without colour."""

import pytest

from anju.picture.marks import KINDS
from anju.picture.shapes import EFFECTS, Shape
from anju.picture.theme import DARK, LIGHT, PRINT, Theme, contrast

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])


@THEMES
def test_a_status_and_the_years_reach_seven(theme: Theme) -> None:
    assert contrast(theme.ink, theme.paper) >= 7
    assert contrast(theme.ink, theme.band) >= 7
    assert contrast(theme.ink, theme.faint) >= 7


@THEMES
def test_every_other_text_reaches_four_and_a_half(theme: Theme) -> None:
    assert contrast(theme.muted, theme.paper) >= 4.5
    assert contrast(theme.accent, theme.paper) >= 4.5


@THEMES
def test_lines_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.muted, theme.paper) >= 3
    assert contrast(theme.accent, theme.band) >= 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ab2f1c", "#ab2f1c", 1.0)],
)
def test_the_ratio_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_what_breaks_the_years_has_a_shape_of_its_own() -> None:
    unbroken = {
        shape for effect, shape in EFFECTS.items() if effect not in {"restarted", "gap_excluded"}
    }
    assert unbroken == {Shape.DISC, Shape.RING}
    assert len(set(EFFECTS.values()) - unbroken) == 2
    assert len(KINDS) == len(set(KINDS.values()))
