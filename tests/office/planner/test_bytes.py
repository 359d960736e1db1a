"""What an old phone has to load: everything of the first view within forty thousand bytes."""

import gzip
import re

import pytest
from django.test import Client

MOST = 40_000
"""Bytes of the page and of all that it loads, compressed."""

PAGES = [
    "/plan/",
    "/plan/?place=310000&issued=2023-03-15&endorsed=2024-03-01&endorsed=2025-03-01&on=2027-01-01",
    "/plan/compare/",
    "/plan/years/",
    "/guide/",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_first_view_is_small(visitor: Client, page: str, language: str) -> None:
    told = {"accept-encoding": "gzip", "accept-language": language}
    answer = visitor.get(page, headers=told)
    assert answer["Content-Encoding"] == "gzip"
    html = gzip.decompress(answer.content).decode()
    loaded = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    assert {"/static/anju/anju.css", "/static/anju/anju.js"} <= loaded
    sizes = [len(answer.content)]
    for address in sorted(loaded):
        file = visitor.get(address, headers=told)
        assert file.status_code == 200
        sizes.append(len(b"".join(file.streaming_content)))  # type: ignore[attr-defined] # a file
        file.close()
    assert sum(sizes) <= MOST, sizes


def test_a_page_that_holds_secrets_is_not_compressed(visitor: Client) -> None:
    answer = visitor.get("/sign-in/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer


def test_a_file_is_served_plain_to_whoever_takes_nothing_else(visitor: Client) -> None:
    plain = visitor.get("/static/anju/anju.css", headers={"accept-encoding": "identity"})
    assert "Content-Encoding" not in plain
    packed = visitor.get("/static/anju/anju.css", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Content-Type"] == plain["Content-Type"]
    text = b"".join(plain.streaming_content)  # type: ignore[attr-defined] # a file
    assert gzip.decompress(b"".join(packed.streaming_content)) == text  # type: ignore[attr-defined]
