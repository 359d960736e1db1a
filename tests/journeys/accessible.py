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

CUT_OR_COVERED = """() => {
  const ONLY_FOR_READERS = 2, SLACK = 1.5, CORE = 0.5;
  const hides = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
  const boxes = (each) => {
    const found = [];
    for (let box = each; box && box !== document.documentElement; box = box.parentElement)
      if (hides(getComputedStyle(box))) found.push(box.getBoundingClientRect());
    return found;
  };
  const lines = [], wrong = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, around = text.parentElement;
    if (!text.data.trim() || around.closest(".skip, script, style, option")) continue;
    if (!around.checkVisibility({visibilityProperty: true})) continue;
    const within = boxes(around);
    if (within.some((box) => Math.min(box.width, box.height) <= ONLY_FOR_READERS)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const {left, right, top, bottom} of range.getClientRects()) {
      const height = bottom - top, said = text.data.trim().slice(0, 40);
      if (right - left < 1 || height < 1) continue;
      const inset = (height * (1 - CORE)) / 2;
      const line = {left, right, top: top + inset, bottom: bottom - inset, said};
      if (within.some((box) => left < box.left - SLACK || right > box.right + SLACK
          || line.top < box.top - SLACK || line.bottom > box.bottom + SLACK))
        wrong.push(`cut off: ${said}`);
      if (left < -SLACK || right > innerWidth + SLACK) wrong.push(`beside the screen: ${said}`);
      lines.push(line);
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, place) => {
    for (const other of lines.slice(place + 1)) {
      if (other.top > one.bottom - SLACK) break;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > SLACK)
        wrong.push(`one over the other: ${one.said} / ${other.said}`);
    }
  });
  return [...new Set(wrong)];
}"""
"""The text of a page that its box or the screen cuts off, or that stands over other text.

Of a line the middle half counts, where its strokes are.  Left out is what only a screen reader
says: it stands in a box of a pixel.
"""

BEYOND = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(-3).map((each) => each.outerHTML.slice(0, 200))"""
"""The innermost of what reaches beyond the screen."""

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
        "reporter": "no-passes",  # to tell what passes takes a third of the time
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
    """Fail where a page is wider than its screen, and name what reaches beyond it."""
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    screen: int = page.evaluate("document.documentElement.clientWidth")
    if wide > screen:
        beyond = page.evaluate(BEYOND)
        raise AssertionError(f"{page.url}: {wide} pixels wide on a screen of {screen}: {beyond}")


def assert_nothing_cut_off(page: Page) -> None:
    """Fail where a part of a text cannot be read: cut off, or with another text over it."""
    wrong: list[str] = page.evaluate(CUT_OR_COVERED)
    assert not wrong, "\n".join([f"{page.url} at {page.viewport_size}", *wrong])
