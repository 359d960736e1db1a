"""Whether everybody can use a page, as far as a machine can tell: axe-core, from its package.

Axe takes half a second, and journeys meet the same pages again and again: a page is looked at anew
only where something stands on it that was not there when it was looked at before.  Most of it goes
into the contrast of colours: that is looked at where text is drawn as on no page before, by its
colour, its size and what lies behind it.
"""

import re
from collections import defaultdict
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PARTS = """() => {
  const root = document.documentElement;
  const look = [root.lang, root.dataset.scheme, root.dataset.type, innerWidth].join(" ");
  const sort = (each) =>
    `${each.localName}.${each.className}.${each.getAttribute("role")}.${each.type ?? ""}`;
  const behind = (each) => {
    const {backgroundColor, backgroundImage, opacity} = getComputedStyle(each);
    const clear = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none";
    const own = `${backgroundColor} ${backgroundImage} ${opacity}`;
    return clear && each.parentElement ? behind(each.parentElement) : own;
  };
  const drawn = (each) => {
    const {color, fontSize, fontWeight, opacity} = getComputedStyle(each);
    return `${color} ${fontSize} ${fontWeight} ${opacity} ${behind(each)}`;
  };
  const all = [...document.querySelectorAll("body *")];
  return [look, [...new Set(all.map(sort))], [...new Set(all.map(drawn))]];
}"""
"""How a page is shown, every sort of element that stands on it, and how its text is drawn."""

IDENTIFIER = re.compile(r"[0-9a-f]{20,}|\d+")
_looked_at: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
_contrasted: set[str] = set()


def assert_accessible_if_new(page: Page) -> bool:
    """Look at a page where something new stands on it, and answer whether there was."""
    look, parts, drawn = page.evaluate(PARTS)
    if not _are_new(parts, _looked_at[IDENTIFIER.sub("#", urlsplit(page.url).path), look]):
        return False
    assert_accessible(page, contrast=_are_new(drawn, _contrasted))
    return True


def _are_new(found: list[str], known: set[str]) -> bool:
    before = len(known)
    known |= set(found)
    return len(known) > before


def assert_accessible(page: Page, *, contrast: bool) -> None:
    """Fail with what axe-core finds on a page, each with the elements it means."""
    options = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {"color-contrast": {"enabled": contrast}},
    }
    found = Axe().run(page, options=options).response["violations"]
    told = [
        f"{each['id']} ({each['impact']}): {each['help']}: {node['html']}"
        for each in found
        for node in each["nodes"]
    ]
    assert not told, "\n".join([page.url, *told])


def assert_no_sideways_scrolling(page: Page) -> None:
    """Fail where a page is wider than its screen."""
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    screen: int = page.evaluate("document.documentElement.clientWidth")
    assert wide <= screen, f"{page.url}: {wide} pixels wide on a screen of {screen}"
