"""Whether everybody can use a page, as far as a machine can tell: axe-core, from its package."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
