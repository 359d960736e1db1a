"""Pictures of a page: three widths, light, dark and in large type, for `make look`."""

import os
import re
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

FOLDER = os.environ.get("PICTURES", "")
"""Where pictures go; none are taken without it."""

WIDTHS, HEIGHT = (360, 768, 1440), 900
LOOKS = {"light": ("light", "normal"), "dark": ("dark", "normal"), "large": ("light", "large")}
SHOW = """([scheme, type]) => {
  document.documentElement.dataset.scheme = scheme;
  document.documentElement.dataset.type = type;
}"""

_numbers = count(1)


def take_pictures(page: Page) -> None:
    """Take every picture of a page as it stands, and leave it as it was."""
    if not FOLDER:
        return
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    looked = page.evaluate("({...document.documentElement.dataset})")
    name = _name(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for look, shown in LOOKS.items():
            page.evaluate(SHOW, list(shown))
            page.screenshot(path=folder / f"{name}-{width}-{look}.png", full_page=True)
    page.evaluate(SHOW, [looked["scheme"], looked["type"]])
    if before:
        page.set_viewport_size(before)


def _name(page: Page) -> str:
    """The language, the address without what identifies, and a number."""
    path = re.sub(r"[0-9a-f]{20,}|\d+", "", urlsplit(page.url).path)
    said = re.sub(r"[^a-z]+", "-", path).strip("-") or "home"
    language = page.evaluate("document.documentElement.lang")[:2]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return f"{said}-{language}-{worker}{next(_numbers):03d}"
