"""Whether everybody can use a page, as far as a machine can tell: axe-core, from its package.

Axe takes half a second, and journeys meet the same pages again and again: a page is looked at anew
only where something stands on it that was not there when it was looked at before.
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
  const parts = [...document.querySelectorAll("body *")].map(
    (each) => `${each.localName}.${each.className}.${each.getAttribute("role")}.${each.type ?? ""}`
  );
  return [look, [...new Set(parts)]];
}"""
"""How a page is shown, and every sort of element that stands on it."""

IDENTIFIER = re.compile(r"[0-9a-f]{20,}|\d+")
_looked_at: defaultdict[tuple[str, str], set[str]] = defaultdict(set)


def is_new(page: Page) -> bool:
    """Whether something stands on the page that was not there when its like was looked at."""
    look, parts = page.evaluate(PARTS)
    known = _looked_at[IDENTIFIER.sub("#", urlsplit(page.url).path), look]
    fresh = set(parts) - known
    known |= fresh
    return bool(fresh)


def assert_accessible(page: Page) -> None:
    """Fail with what axe-core finds on a page, each with the elements it means."""
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
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
