"""The planner on an old phone: bytes and time of the first and the full view, beside a bare page.

Chromium over 1.6 Mbit/s with 150 ms of delay, on a processor slowed four times, each view in a
window that has loaded nothing before.  The bare page has the same form and no style, script or
picture; the same server machine serves it compressed, so that the ratio is what ours adds to it.
"""

import gzip
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench.measure import claim
from bench.offices import each_office
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.conftest import ARGUMENTS, CHROMIUM
from tests.journeys.live import HOST, running

TURNS = 5
DELAY = 150
"""Milliseconds."""

BYTES_A_SECOND = 1_600_000 / 8
SLOWED = 4
MOST = 40_000
"""Bytes of a first view."""

PAGES = {
    "question": "/plan/",
    "answer": "/plan/?place=310000&issued=2023-12-15&endorsed=2024-12-01&endorsed=2025-12-01",
    "guide": "/guide/",
}

BARE = gzip.compress(
    b"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Plan</title>"
    b"<meta name=viewport content='width=device-width'><h1>When do I endorse?</h1>"
    b"<form><label>Place <input name=place></label><label>Day <input name=issued></label>"
    b"<label>Endorsed <input name=endorsed></label><button>Show</button></form></html>"
)

SEEN = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const loaded = [page, ...performance.getEntriesByType("resource")];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const bytes = loaded.reduce((sum, one) => sum + one.transferSize, 0);
  return [paint.startTime, page.loadEventEnd, bytes];
}"""
"""First view and full view in milliseconds, and the bytes of both on the way."""

Seen = tuple[float, float, float]


class Bare(BaseHTTPRequestHandler):
    """Answers everything with the bare page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The page, compressed."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(BARE)))
        self.end_headers()
        self.wfile.write(BARE)

    def log_message(self, *_words: object) -> None:
        """Nothing is said of a request."""


def main() -> None:
    offices = each_office()
    database = next(offices)  # the first is enough: a page reads the measures and nothing else
    with running(database, demo=False) as live, bare_server() as bare, chromium() as browser:
        addresses = {"bare": bare} | {name: live.address + page for name, page in PAGES.items()}
        seen: dict[str, list[Seen]] = {name: [] for name in addresses}
        for _ in range(TURNS):
            for name, address in addresses.items():
                seen[name].append(view(browser, address))
    offices.close()
    told(seen)


def told(seen: dict[str, list[Seen]]) -> None:
    """The claims of every page beside the bare one."""
    bare = [statistics.median(column) for column in zip(*seen.pop("bare"), strict=True)]
    for name, turns in seen.items():
        first, full, size = (statistics.median(column) for column in zip(*turns, strict=True))
        claim(f"bytes of the planner's {name} / 40 KB", size / MOST, f"{size:.0f}", at_most=1)
        measured = f"{first:.0f} ms / {bare[0]:.0f} ms"
        ratio = first / bare[0]
        claim(f"first view of the planner's {name} / a bare page", ratio, measured, at_most=4)
        measured = f"{full:.0f} ms / {bare[1]:.0f} ms"
        claim(f"full view of the planner's {name} / a bare page", full / bare[1], measured)


def view(browser: Browser, address: str) -> Seen:
    """One view in a window of its own, as an old phone has it."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, locale="zh-CN")
    try:
        page = context.new_page()
        phone = context.new_cdp_session(page)
        phone.send("Network.enable")
        speed = {"latency": DELAY, "downloadThroughput": BYTES_A_SECOND}
        phone.send(
            "Network.emulateNetworkConditions",
            {"offline": False, **speed, "uploadThroughput": BYTES_A_SECOND},
        )
        phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(address, wait_until="load")
        page.wait_for_function("performance.getEntriesByType('paint').length > 1")
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        first, full, size = page.evaluate(SEEN)
        return first, full, size
    finally:
        context.close()


@contextmanager
def bare_server() -> Iterator[str]:
    """The address of the bare page while it is served."""
    server = ThreadingHTTPServer((HOST, 0), Bare)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
