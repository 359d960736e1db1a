"""The picture: well-formed, titled, escaped, and its words never meet, from 320 to 1600 px."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from tests.picture.boxes import SVG, boxes, overlaps
from tests.picture.lives import LIVES, random_lives

from anju.picture import svg as module
from anju.picture.events import listed
from anju.picture.scene import scene
from anju.picture.svg import svg
from anju.picture.theme import DARK, LIGHT, PRINT, Theme

WIDTHS = (320, 360, 660, 768, 820, 1024, 1200, 1440, 1600)
LARGE = replace(LIGHT, size=20)
SCENES = {name: scene(life) for name, life in LIVES.items()}


@pytest.mark.parametrize("theme", [LIGHT, LARGE], ids=["usual", "large"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", SCENES)
def test_words_never_meet_and_stay_inside(name: str, language: str, theme: Theme) -> None:
    for width in WIDTHS:
        found = boxes(svg(SCENES[name], language=language, width=width, theme=theme))
        assert overlaps(found) == [], width
        assert all(box.left >= 0 and box.right <= width for box in found), width


def test_words_never_meet_in_any_life() -> None:
    for number, life in enumerate(random_lives(120)):
        width = WIDTHS[number % len(WIDTHS)]
        found = boxes(svg(scene(life), language="en", width=width))
        assert overlaps(found) == []
        assert all(box.left >= 0 and box.right <= width for box in found)


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
@pytest.mark.parametrize("name", SCENES)
def test_it_is_an_image_with_a_title_and_the_whole_list(name: str, theme: Theme) -> None:
    root = ET.fromstring(svg(SCENES[name], language="en", theme=theme, name="p7"))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (title.text or "").startswith("Timeline of a residence permit")
    for sentence in listed(SCENES[name], "en"):
        assert sentence in (description.text or "")


@pytest.mark.parametrize("name", SCENES)
def test_every_id_begins_with_the_name_and_every_pattern_is_there(name: str) -> None:
    root = ET.fromstring(svg(SCENES[name], language="zh", name="permit-2"))
    ids = {found for element in root.iter() if (found := element.get("id"))}
    used = {
        value[5:-1]
        for element in root.iter()
        for value in element.attrib.values()
        if value.startswith("url(#")
    }
    assert all(one.startswith("permit-2-") for one in ids)
    assert used <= ids


def test_there_is_nothing_that_a_strict_policy_would_refuse() -> None:
    picture = svg(SCENES["nine years"], language="en")
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(picture).iter()}
    assert tags <= {
        *("svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text"),
    }
    assert " style=" not in picture
    assert " on" not in " ".join(ET.fromstring(picture).attrib)


def test_words_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anju.picture.heading.status", lambda *_: '<b>&"')
    monkeypatch.setattr(module, "status", lambda *_: '<b>&"')
    root = ET.fromstring(svg(SCENES["one day old"], language="en"))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert '<b>&"' in texts


@pytest.mark.parametrize("width", [0, 319, 1601])
def test_a_width_that_nobody_has_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="320 to 1600"):
        svg(SCENES["nine years"], language="en", width=width)


@pytest.mark.parametrize("name", ["", "7", "a b", '"><script>', "签注"])
def test_a_name_that_cannot_begin_an_id_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="id"):
        svg(SCENES["nine years"], language="en", name=name)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        svg(SCENES["nine years"], language="fr")


def test_the_pieces_of_the_band_lie_inside_the_picture() -> None:
    for seen in SCENES.values():
        for width in (320, 1440):
            root = ET.fromstring(svg(seen, language="zh", width=width))
            height = float(root.attrib["height"])
            for rect in root.findall(f"{SVG}rect"):
                left, top = float(rect.get("x", 0)), float(rect.get("y", 0))
                assert left + float(rect.attrib["width"]) <= width + 1
                assert top + float(rect.attrib["height"]) <= height


def test_few_years_are_one_line_and_many_in_a_narrow_picture_are_rows() -> None:
    def bands(width: int) -> int:
        root = ET.fromstring(svg(SCENES["nine years"], language="en", width=width))
        return len(
            {rect.get("y") for rect in root.findall(f"{SVG}rect") if rect.get("height") == "20"}
        )

    assert bands(1440) == 0
    assert bands(360) >= 9
