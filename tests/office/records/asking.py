"""Asks for a form and sends it, as a browser does."""

import re

from django.test import Client


def words(page: bytes) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def key_of(page: bytes) -> str:
    """The key that a form came with."""
    found = re.search(r'name="key" value="(\w+)"', page.decode())
    assert found
    return found[1]


def sent(browser: Client, url: str, **told: str) -> tuple[int, str]:
    """Asks for a form and sends it with its key; the answer, and what it says."""
    key = key_of(browser.get(url).content)
    answer = browser.post(url, {"key": key, **told}, follow=True)
    return answer.status_code, words(answer.content)
