"""What a clerk does in a browser: says why, opens a page, sends its form."""

import re
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

Field = str | Sequence[str] | Sequence[SimpleUploadedFile]
"""What is typed, ticked or chosen in a field."""

Fields = dict[str, str | list[str]]
"""What is typed and chosen in a form."""


def says_why(browser: Client) -> Client:
    """The same browser, in which it was said why people are looked at."""
    browser.post("/why/", {"purpose": "counter", "note": "", "next": "/"})
    return browser


def page(browser: Client, url: str) -> str:
    """A page that opens."""
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def send(browser: Client, url: str, **fields: Field) -> tuple[int, str]:
    """A form that is opened and sent: the status, and where it leads or the page it answers."""
    hidden = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', page(browser, url)))
    answer = browser.post(url, {**hidden, **fields})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def step(browser: Client, case: str, name: str, **fields: Field) -> int:
    """A step of a case that is opened and sent; its status."""
    return send(browser, f"/desk/cases/{case}/step/{name}/", **fields)[0]


def is_pdf(browser: Client, url: str) -> bool:
    """Whether an address answers a PDF that nobody keeps."""
    answer = browser.get(url)
    kept = "no-store" not in answer.headers["Cache-Control"]
    return answer.status_code == 200 and answer.content.startswith(b"%PDF-") and not kept
